package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class SdJwtTest {
  private static final ProofOptions.Binding BINDING =
      new ProofOptions.Binding("https://v.example", "8f1a");
  private static final Pointer NAME = new Pointer("/credentialSubject/name");
  private static final Pointer ADDRESS = new Pointer("/credentialSubject/address");
  private static final Pointer CITY = new Pointer("/credentialSubject/address/city");
  private static final Pointer FIRST = new Pointer("/credentialSubject/phones/0");
  private static final Pointer SECOND = new Pointer("/credentialSubject/phones/1");
  private static final List<Pointer> ALL = List.of(NAME, ADDRESS, CITY, FIRST, SECOND);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final JsonObject document =
      Tokens.credential(key)
          .with(
              "credentialSubject",
              json(
                  "{'id':'did:example:1','name':'Ann','address':{'city':'Ulm','country':'DE'},"
                      + "'phones':['1','2',{'x':[3]}]}"));

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384", "P521"})
  void isWholeWithEverythingDisclosed(KeyType type) throws Exception {
    var signer = SigningKey.fresh(type);
    var whole = document.with("issuer", Tokens.credential(signer).get("issuer").orElseThrow());
    var options = ProofOptions.assertion(Tokens.method(signer), Tokens.NOW);
    var issued = mechanism(ALL).secureCredential(whole, signer, options);

    var secured = Secured.read(issued, Contexts.bundled());

    assertThat(issued.mediaType()).isEqualTo(MediaType.VC_SD_JWT);
    assertThat(VerifiableCredential.restore(issued.toByteArray()).mediaType())
        .isEqualTo(MediaType.VC_SD_JWT);
    assertThat(secured.verify(secured.proofs().get(0), signer.verificationKey())).isEqualTo(whole);
  }

  @Test
  void signsNothingOfWhatMayBeWithheld() throws Exception {
    var token = issued(ALL).split("~")[0].split("\\.")[1];
    var payload = new String(Base64Url.decode(token), US_ASCII);

    assertThat(payload).doesNotContain("Ann").doesNotContain("Ulm").doesNotContain("address");
    assertThat(payload).contains("did:example:1", "_sd_alg");
  }

  @Test
  void showsWhatWasChosenAndWhatItStandsIn() throws Exception {
    var held = DisclosableToken.received(issued(ALL));

    assertThat(held.disclosable()).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(subject(held.show(List.of())))
        .isEqualTo(json("{'id':'did:example:1','phones':[{'x':[3]}]}"));
    assertThat(subject(held.show(List.of(CITY))))
        .isEqualTo(
            json(
                "{'id':'did:example:1','phones':[{'x':[3]}],'address':{'country':'DE','city':'Ulm'}}"));
    assertThat(subject(held.show(List.of(ADDRESS, SECOND))))
        .isEqualTo(
            json("{'id':'did:example:1','phones':['2',{'x':[3]}],'address':{'country':'DE'}}"));
    assertThat(subject(held.show(ALL)).names()).contains("name", "address");
  }

  @Test
  void showsNothingThatIsNotThere() throws Exception {
    var held = DisclosableToken.received(issued(ALL));
    for (var pointer :
        List.of("", "/credentialSubject", "/credentialSubject/id", "/issuer", "/x")) {
      assertThat(Refusal.of(() -> held.show(List.of(new Pointer(pointer)))).type())
          .isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
    }
  }

  @Test
  void neverUsesASaltTwiceAndHidesHowManyThereAre() throws Exception {
    var salts = new HashSet<JsonValue>();
    for (int i = 0; i < 20; i++) {
      for (var text : Arrays.asList(issued(ALL).split("~")).subList(1, 6)) {
        var disclosure = (JsonArray) JsonReader.read(Base64Url.decode(text));
        assertThat(Base64Url.decode(((JsonString) disclosure.items().get(0)).value())).hasSize(16);
        assertThat(salts.add(disclosure.items().get(0))).isTrue();
      }
    }
    var decoyed = mechanism(List.of(NAME)).withDecoys(5).secure(document, key, assertion());
    var payload = JsonReader.readObject(Base64Url.decode(decoyed.split("~")[0].split("\\.")[1]));
    var digests =
        ((JsonObject) payload.get("credentialSubject").orElseThrow()).get("_sd").orElseThrow();
    assertThat(((JsonArray) digests).items()).hasSize(6);
    assertThat(subject(decoyed).string("name")).contains("Ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/@context",
        "/@context/0",
        "/type",
        "/type/0",
        "/issuer",
        "/credentialStatus",
        "/credentialSchema",
        "/relatedResource",
        "/validFrom",
        "/validUntil",
        "/iss",
        "/exp",
        "/nbf",
        "/cnf",
        "/aud",
        "/nothing",
        "/credentialSubject/nothing",
        "/credentialSubject/phones/3"
      })
  void concealsNothingThatHasToBeSeenOrIsNotThere(String pointer) {
    var problem =
        Refusal.of(
            () -> mechanism(List.of(new Pointer(pointer))).secure(document, key, assertion()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
  }

  @Test
  void concealsNoReservedNames() {
    for (var name : List.of("_sd", "...", "_sd_alg")) {
      var odd = document.with("credentialSubject", JsonObject.empty().with(name, "x"));
      Refusal.of(() -> mechanism(List.of()).secure(odd, key, assertion()));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> mechanism(List.of()).withDecoys(65));
    assertThatIllegalArgumentException().isThrownBy(() -> mechanism(List.of()).withDecoys(-1));
  }

  @Test
  void presentsWithItsOwnType() throws Exception {
    var options = ProofOptions.authentication(Tokens.method(key), Tokens.NOW, BINDING);
    var presentation = Tokens.presentation(key);
    var pointers = List.of(new Pointer("/holder"));
    var token = mechanism(pointers).secure(presentation, key, options);

    var secured = Tokens.read(MediaType.VP_SD_JWT, token);

    assertThat(secured.verify(secured.proofs().get(0), key.verificationKey()))
        .isEqualTo(presentation);
    assertThat(secured.proofs().get(0).challenge()).contains("8f1a");
    for (var type : List.of(MediaType.VC_SD_JWT, MediaType.VP_JWT, MediaType.VC_JWT)) {
      Refusal.of(() -> Tokens.read(type, token));
    }
  }

  @Test
  void refusesOtherTypes() throws Exception {
    for (var type : List.of("vc+jwt", "dc+sd-jwt", "vp+sd-jwt", "sd-jwt", "kb+jwt", "JWT", "")) {
      var token = signed(header().with("typ", type), document) + "~";
      assertThat(refused(token).pointer()).hasToString("/typ");
    }
    refused(signed(header().without("typ"), document) + "~");
  }

  @Test
  void refusesOtherForms() throws Exception {
    var token = issued(List.of(NAME));
    for (var other :
        List.of(
            token.substring(0, token.length() - 1),
            token + "~",
            "~" + token,
            token.replaceFirst("~", "~~"),
            token.replaceFirst("~", "~ "),
            token.split("~")[0],
            token + "\n",
            "~",
            "")) {
      refused(other);
    }
  }

  @Test
  void refusesADisclosureThatBelongsToNothing() throws Exception {
    var stranger = SdDisclosure.ofMember(new byte[16], "x", new JsonString("y")).text();
    var token = issued(List.of(NAME));

    refused(token + stranger + "~");
    refused(token + token.split("~")[1] + "~");
    refused(signed(header(), document) + "~" + stranger + "~");
  }

  /** What the parent withholds can't be shown. RFC 9901 §7.1 step 5. */
  @Test
  void refusesAChildWithoutItsParent() throws Exception {
    var token = issued(List.of(ADDRESS, CITY)).split("~");

    refused(token[0] + "~" + token[1] + "~");
    assertThat(subject(token[0] + "~" + token[2] + "~").names()).contains("address");
  }

  @Test
  void refusesADigestThatOccursTwice() throws Exception {
    var disclosure = SdDisclosure.ofMember(new byte[16], "a", new JsonString("b"));
    var digest = disclosure.digest(Hash.SHA_256);
    var digests = JsonArray.ofStrings(List.of(digest));
    var decoy = JsonArray.ofStrings(List.of("x", "x"));

    refused(token(document.with("_sd", JsonArray.ofStrings(List.of(digest, digest))), disclosure));
    refused(
        token(
            document.with("_sd", digests).with("b", JsonObject.empty().with("_sd", digests)),
            disclosure));
    refused(token(document.with("_sd", decoy)));
    refused(
        token(
            document
                .with("_sd", digests)
                .with("b", JsonArray.of(JsonObject.empty().with("...", digest))),
            disclosure));
  }

  @Test
  void refusesADisclosureThatOverridesWhatIsSigned() throws Exception {
    for (var name : List.of("issuer", "type", "credentialSubject")) {
      refusesMember(name);
    }
  }

  @Test
  void refusesClaimsOfTheTokenThatCouldHaveBeenWithheld() throws Exception {
    for (var name : List.of("iss", "exp", "nbf", "iat", "aud", "nonce", "cnf", "sub", "jti")) {
      refusesMember(name);
    }
  }

  @Test
  void refusesReservedNamesInDisclosures() {
    for (var name : List.of("_sd", "...", "_sd_alg")) {
      var disclosure = SdDisclosure.ofMember(new byte[16], name, new JsonString("y"));
      Refusal.of(() -> SdDisclosure.read(disclosure.text()));
    }
  }

  @Test
  void refusesReservedNamesWhereTheyDoNotBelong() throws Exception {
    for (var odd :
        List.of(
            "{'...':'x'}",
            "{'_sd_alg':'sha-256'}",
            "{'_sd':'x'}",
            "{'_sd':[1]}",
            "{'_sd':{}}",
            "[{'...':1}]",
            "[{'...':'x','a':1}]",
            "[{'...':['x']}]",
            "[[{'...':null}]]")) {
      refused(token(document.with("credentialSubject", value(odd))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "['s']",
        "['s','n','v','w']",
        "[1,'v']",
        "['s',1,'v']",
        "[null,'n','v']",
        "1",
        "'s'",
        "['s','_sd',1]",
        "['s','...',1]",
        "['s','n',{'a':1,'a':2}]",
        "['s','n',1] x",
        ""
      })
  void refusesOtherDisclosures(String json) {
    var text = Base64Url.encode(json.replace('\'', '"').getBytes(US_ASCII));
    Refusal.of(() -> SdDisclosure.read(text));
    Refusal.of(() -> SdDisclosure.read(text + "="));
  }

  @Test
  void refusesTheDisclosureOfAnItemForAMemberAndTheOtherWayRound() throws Exception {
    var item = SdDisclosure.ofItem(new byte[16], new JsonString("x"));
    var member = SdDisclosure.ofMember(new byte[16], "m", new JsonString("x"));
    var array = JsonArray.of(JsonObject.empty().with("...", member.digest(Hash.SHA_256)));

    refused(
        token(document.with("_sd", JsonArray.ofStrings(List.of(item.digest(Hash.SHA_256)))), item));
    refused(token(document.with("b", array), member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256-32", "sha-256-64", "SHA-256", "md5", "sha-1", "", "none"})
  void refusesOtherHashFunctions(String name) throws Exception {
    assertThat(refused(token(document.with("_sd_alg", name))).pointer()).hasToString("/_sd_alg");
  }

  @Test
  void refusesAHashFunctionThatIsNoText() throws Exception {
    refused(token(document.with("_sd_alg", JsonArray.ofStrings(List.of("sha-256")))));
  }

  @Test
  void knowsTheOtherHashFunctions() throws Exception {
    for (var hash : List.of(Hash.SHA_384, Hash.SHA_512)) {
      var disclosure = SdDisclosure.ofMember(new byte[16], "a", new JsonString("b"));
      var payload =
          json("{}")
              .with("_sd_alg", hash == Hash.SHA_384 ? "sha-384" : "sha-512")
              .with("_sd", JsonArray.ofStrings(List.of(disclosure.digest(hash))));
      assertThat(SdPayload.processed(payload, List.of(disclosure)).document())
          .isEqualTo(json("{'a':'b'}"));
    }
  }

  @Test
  void refusesDisclosuresThatNestTooDeep() {
    var disclosures = new ArrayList<SdDisclosure>();
    JsonObject inner = JsonObject.empty();
    for (int i = 0; i <= Limits.DEPTH; i++) {
      var disclosure = SdDisclosure.ofMember(new byte[16], "a" + i, inner);
      disclosures.add(disclosure);
      inner =
          JsonObject.empty()
              .with("_sd", JsonArray.ofStrings(List.of(disclosure.digest(Hash.SHA_256))));
    }
    var bomb = inner;
    assertThat(Refusal.of(() -> SdPayload.processed(bomb, disclosures)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesTooManyDisclosures() throws Exception {
    var many = String.join("~", Collections.nCopies(Limits.DISCLOSURES + 1, "WyJ4Il0"));
    var problem = refused(signed(header(), document) + "~" + many + "~");
    assertThat(problem.type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesEveryFlippedCharacter() throws Exception {
    var token = issued(List.of(NAME, FIRST)).getBytes(US_ASCII);
    for (int i = 0; i < token.length; i++) {
      var damaged = token.clone();
      damaged[i] = (byte) (damaged[i] == 'A' ? 'B' : 'A');
      Refusal.of(
          () -> SecuredToken.payloadSignedBy(key.verificationKey(), MediaType.VC_SD_JWT, damaged));
    }
  }

  @Test
  void acceptsWhatTheHolderBoundToThisRequest() throws Exception {
    var bound = bound();

    var payload =
        policy().payloadSignedBy(key.verificationKey(), MediaType.VC_SD_JWT, ascii(bound));

    assertThat(((JsonObject) payload.get("credentialSubject").orElseThrow()).string("name"))
        .contains("Ann");
  }

  /** By policy, never by presence. RFC 9901 §7.3. */
  @Test
  void refusesABindingThatIsMissingOrNotExpected() throws Exception {
    var bound = bound();
    var stripped = bound.substring(0, bound.lastIndexOf('~') + 1);

    refusesBound(stripped);
    refused(bound);
    Refusal.of(() -> DisclosableToken.received(bound));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> policy().payloadSignedBy(key.verificationKey(), MediaType.VC_JWT, ascii(bound)));
  }

  @Test
  void refusesABindingForAnotherRequest() throws Exception {
    for (var other :
        List.of(
            new ProofOptions.Binding("https://w.example", "8f1a"),
            new ProofOptions.Binding("https://v.example", "8f1b"))) {
      refusesBound(held().show(List.of(NAME), holder, other, Tokens.NOW));
    }
  }

  @Test
  void refusesABindingOfAnotherTime() throws Exception {
    for (long seconds : new long[] {-61, 61}) {
      refusesBound(held().show(List.of(NAME), holder, BINDING, Tokens.NOW.plusSeconds(seconds)));
    }
  }

  @Test
  void refusesABindingByAnotherKey() throws Exception {
    var thief = SigningKey.fresh(KeyType.P256);
    refusesBound(held().show(List.of(NAME), thief, BINDING, Tokens.NOW));
    refusesBound(held().show(List.of(NAME), key, BINDING, Tokens.NOW));
  }

  @Test
  void refusesABindingToOtherDisclosures() throws Exception {
    var bound = bound();
    var binding = bound.substring(bound.lastIndexOf('~') + 1);

    refusesBound(held().show(List.of()) + binding);
    refusesBound(held().show(List.of(NAME, FIRST)) + binding);
  }

  @Test
  void refusesABindingOfAnotherType() throws Exception {
    var bound = bound();
    var presented = bound.substring(0, bound.lastIndexOf('~') + 1);
    var claims =
        JsonReader.readObject(
            Base64Url.decode(bound.substring(presented.length()).split("\\.")[1]));
    var header = JsonObject.empty().with("alg", "ES256");
    for (var type : List.of("JWT", "vp+jwt", "application/kb+jwt", "KB+JWT", "")) {
      refusesBound(presented + Tokens.signed(header.with("typ", type), claims, holder));
    }
    refusesBound(presented + Tokens.signed(header, claims, holder));
    for (var name : claims.names()) {
      refusesBound(
          presented + Tokens.signed(header.with("typ", "kb+jwt"), claims.without(name), holder));
    }
    var unsigned = JsonObject.empty().with("alg", "none").with("typ", "kb+jwt");
    refusesBound(presented + Tokens.signed(unsigned, claims, holder));
  }

  @Test
  void refusesABindingWithoutAKeyToCompareWith() throws Exception {
    var unbound = DisclosableToken.received(issued(List.of(NAME)));
    refusesBound(unbound.show(List.of(), holder, BINDING, Tokens.NOW));
  }

  private KeyBinding policy() {
    return new KeyBinding(BINDING, Tokens.NOW, Duration.ofMinutes(1));
  }

  private String bound() throws Exception {
    return held().show(List.of(NAME), holder, BINDING, Tokens.NOW);
  }

  /** A token that says whose key has to present it. */
  private DisclosableToken held() throws Exception {
    var confirmation = JsonObject.empty().with("jwk", holder.verificationKey().jwk());
    var concealed =
        SdConcealment.conceal(
            document.with("cnf", confirmation), List.of(NAME, FIRST), 0, count -> salt(count));
    var parts =
        new SdJwtParts(
            signed(header(), concealed.payload()),
            concealed.disclosures().stream().map(SdDisclosure::text).toList(),
            Optional.empty());
    return DisclosableToken.received(parts.presented());
  }

  /** Always the same, so that the same token is presented twice. */
  private static byte[] salt(int count) {
    var salt = new byte[count];
    Arrays.fill(salt, (byte) 7);
    return salt;
  }

  private void refusesBound(String bound) {
    Refusal.of(
        () -> policy().payloadSignedBy(key.verificationKey(), MediaType.VC_SD_JWT, ascii(bound)));
  }

  private void refusesMember(String name) throws ProblemException {
    var disclosure = SdDisclosure.ofMember(new byte[16], name, new JsonString("y"));
    var digests = JsonArray.ofStrings(List.of(disclosure.digest(Hash.SHA_256)));
    refused(token(document.with("_sd", digests), disclosure));
  }

  private String token(JsonObject payload, SdDisclosure... disclosures) {
    var texts = Arrays.stream(disclosures).map(SdDisclosure::text).toList();
    return new SdJwtParts(signed(header(), payload), texts, Optional.empty()).presented();
  }

  private String signed(JsonObject header, JsonObject payload) {
    return Tokens.signed(JsonWriter.compact(header), JsonWriter.compact(payload), key);
  }

  private JsonObject header() {
    return Tokens.header(key, MediaType.VC_SD_JWT);
  }

  private String issued(List<Pointer> disclosable) throws Exception {
    return mechanism(disclosable).secure(document, key, assertion());
  }

  private ProofOptions assertion() {
    return ProofOptions.assertion(Tokens.method(key), Tokens.NOW);
  }

  private static SdJwt mechanism(List<Pointer> disclosable) {
    return new SdJwt(Contexts.bundled(), disclosable);
  }

  private JsonObject subject(String token) throws ProblemException {
    var verified = Tokens.verified(MediaType.VC_SD_JWT, token, key);
    return (JsonObject) verified.get("credentialSubject").orElseThrow();
  }

  private static Problem refused(String token) {
    return Refusal.of(() -> Tokens.read(MediaType.VC_SD_JWT, token));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static JsonObject json(String text) {
    return (JsonObject) value(text);
  }

  private static JsonValue value(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"').getBytes(US_ASCII));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
