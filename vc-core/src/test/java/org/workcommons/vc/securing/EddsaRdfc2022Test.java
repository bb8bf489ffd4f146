package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Mutations;
import org.workcommons.vc.fixture.RandomJson;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What {@code eddsa-rdfc-2022} covers is what a document says as RDF. So a changed text is accepted
 * in one case only: when it says the same, in the same words, of the same things, and differs in
 * white space, the order of members or the order of a list that RDF keeps no order of.
 */
class EddsaRdfc2022Test {
  private static final long SEED = 20_261_121;
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);

  @Test
  void coversEveryWordOfAWorkStatement() throws Exception {
    for (long seed = 0; seed < 10; seed++) {
      for (var entry : Statements.chain(seed, 4)) {
        var document = Statements.credential(entry.statement());

        assertThat(verified(signed(document))).as("seed %s", seed).isEqualTo(document);
      }
    }
  }

  @Test
  void saysInRdfWhatAWorkStatementSays() throws Exception {
    var statement = Statements.chain(1, 1).get(0).statement();
    var text =
        new String(
            new RdfForm(Contexts.bundled())
                .canonical(Statements.credential(statement), Hash.SHA_256),
            UTF_8);

    assertThat(text)
        .contains("<https://w3id.org/workcommons/ns/v1#WorkStatement>")
        .contains("<https://w3id.org/workcommons/ns/v1#WorkStatementCredential>")
        .contains("\"2018-01\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>")
        .contains("\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>")
        .contains("^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>")
        .contains("<http://data.europa.eu/esco/isco/C8322>");
  }

  /** VCDM 2.0 §4.3, an ordered set; each would be processed again, a thousand in half a second. */
  @Test
  void refusesAContextThatWasNamedBefore() throws Exception {
    var document = statement();
    var contexts = JsonArray.itemsOf(document.get("@context").orElseThrow());
    var twice = new ArrayList<JsonValue>(contexts);
    twice.add(contexts.get(0));

    var problem = refused(document.with("@context", new JsonArray(twice)));

    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_CONTEXT);
    assertThat(problem.pointer()).hasToString("/@context/" + contexts.size());
  }

  /** Two letters of each pair have one hash code, so all of these texts have. */
  @Test
  void isNotHeldUpByTextsThatWereChosenToCollide() throws Exception {
    var names = new ArrayList<JsonValue>();
    for (int i = 0; i < 1 << 16; i++) {
      var bits = Integer.toBinaryString(1 << 16 | i);
      names.add(new JsonString(bits.replace("0", "Aa").replace("1", "BB")));
    }
    var document = statement().with("name", new JsonArray(names));

    var canonical =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> new RdfForm(Contexts.bundled()).canonical(document, Hash.SHA_256));

    assertThat(new String(canonical, UTF_8).lines().count()).isGreaterThan(names.size());
  }

  @Test
  void theOrderOfMembersIsNotSigned() throws Exception {
    var signed = signed(statement());
    var reversed = JsonObject.builder();
    var names = new ArrayList<>(signed.names());
    Collections.reverse(names);
    names.forEach(name -> reversed.put(name, signed.get(name).orElseThrow()));

    assertThat(verified(reversed.build())).isEqualTo(statement());
  }

  @Test
  void refusesWhatRdfWouldLose() {
    lost("/credentialSubject/extra", subject("extra", new JsonString("unsigned")));
    lost("/credentialSubject/work/extra", inWork("extra", new JsonString("unsigned")));
    lost("/extra", statement().with("extra", "unsigned"));
    lost("/credentialSubject/area", subject("area", JsonNull.NULL));
    lost("/credentialSubject/area", subject("area", new JsonArray(List.of())));
    lost("/credentialSubject/area/1", subject("area", texts("a", JsonNull.NULL)));
    lost(
        "/credentialSubject/area/1",
        subject("area", texts("a", JsonArray.ofStrings(List.of("b")))));
    lost("", subject("area", JsonArray.ofStrings(List.of("a", "a"))));
    lost("/credentialSubject/@foo", subject("@foo", new JsonString("x")));
    lost("/credentialSubject/", subject("", new JsonString("x")));
    lost("/credentialSubject/a b", subject("a b", new JsonString("x")));
    // a term of another scope
    lost("/credentialSubject/statusListIndex", subject("statusListIndex", new JsonString("1")));
  }

  @Test
  void refusesAKeywordWhereAnIriStands() {
    lost("/credentialSubject/platform", subject("platform", new JsonString("@platform")));
    lost("/credentialSubject/platform", subject("platform", new JsonString("@id")));
    lost(
        "/credentialSubject/platform/1",
        subject("platform", texts("https://a.example/", new JsonString("@x"))));
    lost("/credentialSubject/id", subject("id", new JsonString("@worker")));
    lost("/issuer", statement().with("issuer", "@issuer"));
  }

  @Test
  void refusesTypesThatRdfWouldLose() {
    lost("/type/1", types("VerifiableCredential", "UndefinedCredential"));
    lost("/type/1", types("VerifiableCredential", "@json"));
    lost("/type/1", types("VerifiableCredential", ""));
    lost("/type/1", types("VerifiableCredential", "relative/type"));
    lost("/type/2", types("VerifiableCredential", "WorkStatementCredential", "a:b c"));
    lost("/credentialSubject/type", subject("type", new JsonString("Undefined")));
    lost("/credentialSubject/type", subject("type", new JsonNumber(1)));
    lost("", types("VerifiableCredential", "VerifiableCredential"));
  }

  @Test
  void refusesIdentifiersThatRdfWouldLose() {
    for (String id :
        List.of("relative", "", "//a.example", "#a", "?a", "/a", "_:b0", "a b:c", "@id")) {
      lost("/credentialSubject/id", subject("id", new JsonString(id)));
      lost("/id", statement().with("id", id));
      lost("/issuer", statement().with("issuer", id));
      lost("/credentialSubject/platform", subject("platform", new JsonString(id)));
    }
    lost("/id", statement().with("id", "urn:a> <urn:p> <urn:o> .\n<urn:s"));
    for (var id :
        List.of(new JsonNumber(1), JsonObject.empty(), JsonArray.ofStrings(List.of("urn:a")))) {
      refused(subject("id", id));
    }
  }

  @Test
  void refusesAnotherWayToWriteTheSameRdf() {
    var iri = "https://www.w3.org/2018/credentials#validFrom";
    var validFrom = statement().get("validFrom").orElseThrow();
    lost(
        "/https:~1~1www.w3.org~12018~1credentials#validFrom",
        statement().without("validFrom").with(iri, validFrom));
    lost("/@id", statement().with("@id", "urn:uuid:1"));
    lost("/credentialSubject/@type", subject("@type", new JsonString("WorkStatement")));
    lost(
        "/type/1",
        types(
            "VerifiableCredential", "https://w3id.org/workcommons/ns/v1#WorkStatementCredential"));
    lost(
        "/credentialSubject/area",
        subject("area", JsonObject.builder().put("@value", "x").build()));
    lost(
        "/credentialSubject/area/@type",
        subject("area", JsonObject.builder().put("@value", "x").put("@type", "urn:t").build()));
    lost("/credentialSubject/area/@set", subject("area", keyword("@set")));
    lost("/credentialSubject/area/@list", subject("area", keyword("@list")));
  }

  @Test
  void refusesKeywordsThatNoCredentialNeeds() {
    for (String keyword :
        List.of(
            "@graph",
            "@included",
            "@reverse",
            "@nest",
            "@index",
            "@import",
            "@base",
            "@vocab",
            "@json",
            "@none",
            "@annotation",
            "@propagate",
            "@direction",
            "@language",
            "@value")) {
      refused(statement().with(keyword, statement()));
      refused(statement().with(keyword, "x"));
      refused(subject(keyword, new JsonString("x")));
      refused(subject(keyword, JsonArray.of(statement())));
    }
  }

  @Test
  void refusesTextWhoseDirectionOrLanguageWouldBeLost() throws Exception {
    var text = JsonObject.builder().put("@value", "Courier").put("@language", "en-gb").build();
    assertThat(verified(signed(statement().with("name", text)))).isNotNull();

    lost("/name/@direction", statement().with("name", text.with("@direction", "ltr")));
    for (String tag : List.of("EN", "en-GB", "", "a_b", "en-", "-", "123456789", "en\"@de")) {
      lost("/name/@language", statement().with("name", text.with("@language", tag)));
    }
    lost("/name/@value", statement().with("name", text.with("@value", new JsonNumber(1))));
    lost("/name/@index", statement().with("name", text.with("@index", "1")));
  }

  @Test
  void refusesContextsThatAreNotPinned() {
    for (var context :
        List.<JsonValue>of(
            new JsonString("https://attacker.example/context"),
            JsonObject.empty(),
            JsonObject.builder().put("area", "https://schema.org/currency").build(),
            JsonObject.builder().put("@vocab", "urn:x:").build(),
            JsonNull.NULL,
            new JsonNumber(1),
            new JsonArray(List.of()))) {
      var contexts = new ArrayList<>(JsonArray.itemsOf(statement().get("@context").orElseThrow()));
      contexts.add(context);
      unknown("/@context/2", statement().with("@context", new JsonArray(contexts)));
      unknown("/credentialSubject/@context", subject("@context", context));
      unknown("/credentialSubject/work/@context", inWork("@context", context));
    }
    unknown("/@context", statement().without("@context"));
    unknown("/@context", statement().with("@context", new JsonArray(List.of())));
    unknown(
        "/credentialSubject/@context",
        subject("@context", new JsonString(Contexts.CREDENTIALS_V2)));
  }

  /** The terms stay, the contexts don't: D1 and D2 of the threat list. */
  @Test
  void refusesADocumentWhoseContextsWereExchanged() throws Exception {
    var signed = signed(statement());
    for (var contexts :
        List.of(
            List.of(Contexts.CREDENTIALS_V2),
            List.of("https://w3id.org/workcommons/ns/v1"),
            List.of("https://www.w3.org/2018/credentials/v1", "https://w3id.org/workcommons/ns/v1"),
            List.of(Contexts.CREDENTIALS_V2, "https://w3id.org/security/data-integrity/v1"),
            List.of(
                Contexts.CREDENTIALS_V2,
                "https://w3id.org/workcommons/ns/v1",
                "https://www.w3.org/2018/credentials/v1"))) {
      refusedAsReceived(signed.with("@context", JsonArray.ofStrings(contexts)));
    }
  }

  @Test
  void aPinnedContextThatImportsAnotherIsAProblem() throws Exception {
    var mine = URI.create("https://platform.example/context");
    for (var other : List.of("https://elsewhere.example/context", "no url", "", "%")) {
      var contexts =
          Contexts.bundled()
              .withPinned(mine, bytes("{\"@context\":{\"@import\":\"" + other + "\"}}"));
      var document = json("{\"@context\":[\"" + Contexts.CREDENTIALS_V2 + "\",\"" + mine + "\"]}");
      var mechanism = new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts);

      assertThatThrownBy(() -> mechanism.secure(document, key, options()))
          .as(other)
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void aPinnedContextThatSwapsTwoWordsDoesNotVerify() throws Exception {
    var mine = URI.create("https://platform.example/context");
    var swapped = URI.create("https://platform.example/swapped");
    var contexts =
        Contexts.bundled()
            .withPinned(mine, bytes("{\"@context\":{\"one\":\"urn:x:one\",\"two\":\"urn:x:two\"}}"))
            .withPinned(
                swapped, bytes("{\"@context\":{\"one\":\"urn:x:two\",\"two\":\"urn:x:one\"}}"));
    var document =
        json(
            "{\"@context\":[\""
                + Contexts.CREDENTIALS_V2
                + "\",\""
                + mine
                + "\"],\"one\":\"1\",\"two\":\"2\"}");
    var signed =
        new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts).secure(document, key, options());
    var exchanged =
        signed.with(
            "@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, swapped.toString())));

    assertThat(verified(signed, contexts)).isEqualTo(document);
    assertThat(Refusal.of(() -> verified(exchanged, contexts)).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesAContextInTheProofAndWordsThatItDoesNotDefine() throws Exception {
    var signed = signed(statement());
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    var context = statement().get("@context").orElseThrow();

    assertThat(refusedAsReceived(signed.with("proof", proof.with("@context", context))).type())
        .isEqualTo(ProblemType.UNKNOWN_CONTEXT);
    var problem = refusedAsReceived(signed.with("proof", proof.with("extra", "unsigned")));
    assertThat(problem.type()).isEqualTo(ProblemType.DATA_LOSS_DETECTION_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/proof/extra");
    refusedAsReceived(signed.with("proof", proof.with("seq", new JsonNumber(1))));
    refusedAsReceived(signed.with("proof", proof.with("created", "2026-11-05T09:00:01Z")));
    refusedAsReceived(signed.with("proof", proof.with("created", "2026-11-05T09:00:00+00:00")));
    refusedAsReceived(signed.with("proof", proof.with("proofPurpose", "authentication")));
    refusedAsReceived(signed.with("proof", proof.with("domain", "https://rides.example")));
    refusedAsReceived(signed.with("proof", proof.with("cryptosuite", "eddsa-jcs-2022")));
    refusedAsReceived(signed.with("proof", proof.without("created")));
  }

  @Test
  void refusesTheSameThingDescribedInTwoPlaces() {
    var one = JsonObject.builder().put("id", "did:example:worker").put("area", "a").build();
    var other = JsonObject.builder().put("id", "did:example:worker").put("assurance", "b").build();
    lost(
        "/credentialSubject/0/id", statement().with("credentialSubject", JsonArray.of(one, other)));
    lost(
        "/issuer/id",
        statement()
            .with(
                "issuer",
                JsonObject.builder().put("id", "did:example:worker").put("name", "x").build())
            .with("credentialSubject", one));
  }

  @Test
  void signsOnlyNumbersThatItGivesBackExactly() throws Exception {
    for (double number :
        List.of(0.0, 1.0, -1.0, 9_007_199_254_740_991.0, 0.5, 4.5, -2.25, 0.1, 1e-7, 1.5e-300)) {
      var document = subject("area", new JsonNumber(number));
      assertThat(verified(signed(document))).as("%s", number).isEqualTo(document);
    }
    for (double number :
        List.of(
            9_007_199_254_740_992.0,
            1e21,
            1.5e300,
            0.1 + 0.2,
            Math.nextUp(0.1),
            1.7976931348623157e308)) {
      lost("", subject("area", new JsonNumber(number)));
    }
  }

  @Test
  void writesNumbersAsTheSpecificationOfJsonLdDoes() {
    assertThat(LexicalNumber.of(new JsonNumber(5), Optional.empty()))
        .contains(new LexicalNumber("5", Rdf.INTEGER));
    assertThat(LexicalNumber.of(new JsonNumber(5), Optional.of(Rdf.DOUBLE)))
        .contains(new LexicalNumber("5.0E0", Rdf.DOUBLE));
    assertThat(LexicalNumber.of(new JsonNumber(0), Optional.of(Rdf.DOUBLE)))
        .contains(new LexicalNumber("0.0E0", Rdf.DOUBLE));
    assertThat(LexicalNumber.of(new JsonNumber(-12.5), Optional.empty()))
        .contains(new LexicalNumber("-1.25E1", Rdf.DOUBLE));
    assertThat(LexicalNumber.of(new JsonNumber(0.00012), Optional.empty()))
        .contains(new LexicalNumber("1.2E-4", Rdf.DOUBLE));
    assertThat(LexicalNumber.of(new JsonNumber(1e22), Optional.of(Rdf.DOUBLE)))
        .contains(new LexicalNumber("1.0E22", Rdf.DOUBLE));
  }

  @Test
  void everyDigitOfAHistogramIsSigned() throws Exception {
    var document =
        subject("h", json("{\"h\":[0.12345678,1e-9,null,[],{}]}").get("h").orElseThrow());
    var signed = signed(document);
    var changed = json("{\"h\":[0.12345679,1e-9,null,[],{}]}").get("h").orElseThrow();
    var claims = (JsonObject) document.get("credentialSubject").orElseThrow();

    assertThat(verified(signed)).isEqualTo(document);
    refusedAsReceived(signed.with("credentialSubject", claims.with("h", changed)));
  }

  @Test
  void refusesManyPartsThatLookAlikeAtOnce() {
    for (int count : List.of(9, 40, 400, 4000)) {
      var parts = new JsonArray(Collections.nCopies(count, JsonObject.empty()));
      var twin = JsonObject.builder().put("netIncome", parts).build();
      var document = subject("work", JsonArray.of(twin, twin));
      var problem = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> refused(document));
      assertThat(problem.type()).isEqualTo(ProblemType.CANONICALIZATION_LIMIT);
    }
  }

  @Test
  void takesManyPartsThatLookAlikeAndHangFromOne() throws Exception {
    var parts = new JsonArray(Collections.nCopies(4000, JsonObject.empty()));
    var document = subject("work", JsonObject.builder().put("netIncome", parts).build());

    assertThat(verified(signed(document))).isEqualTo(document);
  }

  @Test
  void takesAThousandDifferentPartsAndTheDeepestNesting() throws Exception {
    var parts = new ArrayList<JsonValue>();
    for (int i = 0; i < 1000; i++) {
      parts.add(JsonObject.builder().put("k", i).put("area", "part " + i).build());
    }
    var wide = subject("ratings", new JsonArray(parts));
    JsonValue nested = new JsonString("deep");
    for (int i = 0; i < 60; i++) {
      nested = JsonObject.builder().put("area", "level " + i).put("work", nested).build();
    }
    var deep = subject("work", nested);

    assertThat(verified(signed(wide))).isEqualTo(wide);
    assertThat(verified(signed(deep))).isEqualTo(deep);
  }

  @Test
  void canonicalisesOnceForAllProofsOfASet() throws Exception {
    var other = SigningKey.fresh(KeyType.ED25519);
    var twice = MECHANISM.secure(signed(statement()), other, options(other));
    var secured = SecuredDocument.read(twice, Contexts.bundled());

    assertThat(secured.verify(secured.proofs().get(0), key.verificationKey()))
        .isEqualTo(statement());
    assertThat(secured.verify(secured.proofs().get(1), other.verificationKey()))
        .isEqualTo(statement());
    assertThat(
            Refusal.of(() -> secured.verify(secured.proofs().get(1), key.verificationKey())).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void aSetMayMixBothCryptosuites() throws Exception {
    var jcs = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);
    var both = jcs.secure(signed(statement()), key, options());
    var secured = SecuredDocument.read(both, Contexts.bundled());

    for (var proof : secured.proofs()) {
      assertThat(secured.verify(proof, key.verificationKey())).isEqualTo(statement());
    }
  }

  @Test
  void coversAPresentationWithTheCredentialsInIt() throws Exception {
    for (var suite : List.of(Cryptosuite.EDDSA_JCS_2022, Cryptosuite.EDDSA_RDFC_2022)) {
      var credential = new DataIntegrity(suite).secure(statement(), key, options());
      var presentation =
          json("{\"@context\":[\""
                  + Contexts.CREDENTIALS_V2
                  + "\"],\"type\":[\"VerifiablePresentation\"]}")
              .with("verifiableCredential", JsonArray.of(credential));
      var signed = signed(presentation);
      var other = credential.with("validFrom", "2011-01-01T00:00:00Z");

      assertThat(verified(signed)).as("%s", suite).isEqualTo(presentation);
      refusedAsReceived(signed.with("verifiableCredential", JsonArray.of(other)));
      unknown(
          "/verifiableCredential/0/@context/0",
          presentation.with(
              "verifiableCredential",
              JsonArray.of(credential.with("@context", "https://attacker.example/context"))));
    }
  }

  @Test
  void noFlippedBitMakesAnotherDocumentThatVerifies() throws Exception {
    var bytes = JsonWriter.compact(signed(statement()));
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        var flipped = bytes.clone();
        flipped[i] ^= (byte) (1 << bit);
        assertNothingElseVerifies(flipped, "bit " + bit + " of byte " + i);
      }
    }
  }

  @Test
  void noRandomChangeMakesAnotherDocumentThatVerifies() throws Exception {
    var mutations = new Mutations(SEED);
    for (int i = 0; i < 3000; i++) {
      var document = Statements.credential(Statements.chain(i % 7, 1).get(0).statement());
      var bytes = JsonWriter.compact(signed(document));
      assertNothingElseVerifies(
          mutations.mutate(bytes), "seed " + SEED + ", change " + i, document);
    }
  }

  @Test
  void neverFailsOnRandomDocuments() throws Exception {
    var random = new RandomJson(SEED);
    for (int i = 0; i < 5000; i++) {
      var document =
          random
              .object(4)
              .with("@context", statement().get("@context").orElseThrow())
              .with(
                  new String[] {"credentialSubject", "type", "evidence", "name"}[i % 4],
                  random.value(3));
      assertRefusedOrSigned(document, "seed " + SEED + ", document " + i);
    }
  }

  /** Known terms with values that don't fit them, which the other test hardly reaches. */
  @Test
  void neverFailsOnKnownTermsWithRandomValues() throws Exception {
    var random = new Random(SEED);
    var values = new RandomJson(SEED);
    var terms = new ArrayList<String>();
    for (String url : List.of(Contexts.CREDENTIALS_V2, "https://w3id.org/workcommons/ns/v1")) {
      terms.addAll(Contexts.bundled().definitions(url).orElseThrow().names());
    }
    terms.addAll(
        List.of(
            "id",
            "type",
            "issuer",
            "credentialSubject",
            "proof",
            "holder",
            "verifiableCredential",
            "evidence",
            "validFrom",
            "@value",
            "@language",
            "statusPurpose",
            "_sd",
            "digestMultibase"));
    for (int i = 0; i < 5000; i++) {
      var document =
          random(random, values, terms, 4)
              .with("@context", statement().get("@context").orElseThrow());
      assertRefusedOrSigned(document, "seed " + SEED + ", document " + i);
    }
  }

  private static JsonObject random(
      Random random, RandomJson values, List<String> terms, int depth) {
    var object = JsonObject.builder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      var name = terms.get(random.nextInt(terms.size()));
      if (depth > 0 && random.nextBoolean()) {
        object.put(name, random(random, values, terms, depth - 1));
      } else {
        object.put(
            name, random.nextBoolean() ? values.value(1) : new JsonString(pick(random, terms)));
      }
    }
    return object.build();
  }

  private static String pick(Random random, List<String> terms) {
    return random.nextBoolean()
        ? terms.get(random.nextInt(terms.size()))
        : "urn:x:" + random.nextInt(3);
  }

  private void assertRefusedOrSigned(JsonObject random, String description) throws Exception {
    var document = random.without("proof");
    JsonObject signed;
    try {
      signed = signed(document);
    } catch (ProblemException e) {
      return;
    }
    assertThat(verified(signed)).as(description).isEqualTo(document);
  }

  private void assertNothingElseVerifies(byte[] bytes, String description) throws Exception {
    assertNothingElseVerifies(bytes, description, statement());
  }

  private void assertNothingElseVerifies(byte[] bytes, String description, JsonObject original) {
    JsonObject verified;
    try {
      verified = verified(JsonReader.readObject(bytes));
    } catch (ProblemException e) {
      return;
    }
    assertThat(verified).as(description).isEqualTo(original);
  }

  private void lost(String pointer, JsonObject document) {
    var problem = refused(document);
    assertThat(problem.type()).as("%s", problem).isEqualTo(ProblemType.DATA_LOSS_DETECTION_ERROR);
    assertThat(problem.pointer().value()).as("%s", problem).isEqualTo(pointer);
  }

  private void unknown(String pointer, JsonObject document) {
    var problem = refused(document);
    assertThat(problem.type()).as("%s", problem).isEqualTo(ProblemType.UNKNOWN_CONTEXT);
    assertThat(problem.pointer().value()).as("%s", problem).startsWith(pointer);
  }

  private Problem refused(JsonObject document) {
    return Refusal.of(() -> signed(document));
  }

  private Problem refusedAsReceived(JsonObject signed) {
    return Refusal.of(() -> verified(signed));
  }

  private JsonObject signed(JsonObject document) throws Exception {
    return MECHANISM.secure(document, key, options());
  }

  private ProofOptions options() {
    return options(key);
  }

  private static ProofOptions options(SigningKey key) {
    return ProofOptions.assertion(DidKey.verificationMethod(DidKey.of(key.verificationKey())), NOW);
  }

  private JsonObject verified(JsonObject signed) throws ProblemException {
    return verified(signed, Contexts.bundled());
  }

  private JsonObject verified(JsonObject signed, Contexts contexts) throws ProblemException {
    var secured = SecuredDocument.read(signed, contexts);
    return secured.verify(secured.proofs().get(0), key.verificationKey());
  }

  private static JsonObject statement() {
    return Statements.credential(Statements.chain(3, 1).get(0).statement());
  }

  private static JsonObject subject(String name, JsonValue value) {
    var claims = (JsonObject) statement().get("credentialSubject").orElseThrow();
    return statement().with("credentialSubject", claims.with(name, value));
  }

  private static JsonObject inWork(String name, JsonValue value) {
    var claims = (JsonObject) statement().get("credentialSubject").orElseThrow();
    return subject("work", ((JsonObject) claims.get("work").orElseThrow()).with(name, value));
  }

  private static JsonObject types(String... types) {
    return statement().with("type", JsonArray.ofStrings(List.of(types)));
  }

  private static JsonArray texts(String text, JsonValue other) {
    return JsonArray.of(new JsonString(text), other);
  }

  private static JsonObject keyword(String keyword) {
    return JsonObject.builder().put(keyword, JsonArray.ofStrings(List.of("x"))).build();
  }

  private static JsonObject json(String text) throws ProblemException {
    return JsonReader.readObject(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
