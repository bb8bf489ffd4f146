package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What a worker can show of a statement with {@code ecdsa-sd-2023}, and what nobody can. */
class EcdsaSd2023Test {
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.ECDSA_SD_2023);
  private static final List<Pointer> MANDATORY =
      pointers("/issuer", "/validFrom", "/credentialSubject/period");
  private static final List<Pointer> SELECTIVE =
      pointers(
          "/credentialSubject/work/netIncome",
          "/credentialSubject/ratings/buckets/1",
          "/credentialSubject/ratings/buckets/3/k",
          "/credentialSubject/area");

  private final SigningKey issuer = SigningKey.fresh(KeyType.P256);

  @Test
  void showsWhatIsMandatoryWhatIsSelectedAndWhatLeadsToIt() throws Exception {
    var revealed = verified(derived(signed(), SELECTIVE));
    var subject = ObjectReader.of(revealed, Pointer.ROOT).object("credentialSubject");
    var buckets = (JsonArray) subject.object("ratings").object().get("buckets").orElseThrow();

    assertThat(revealed.names())
        .containsExactly("@context", "type", "issuer", "validFrom", "credentialSubject");
    assertThat(subject.object().names())
        .containsExactly("id", "type", "period", "area", "work", "ratings");
    assertThat(subject.object("work").object().names()).containsExactly("netIncome");
    assertThat(subject.object("ratings").object().names()).containsExactly("buckets");
    assertThat(buckets.items()).hasSize(2);
    assertThat(((JsonObject) buckets.items().get(1)).names()).containsExactly("k");
  }

  @Test
  void showsNothingMoreWhateverIsSelected() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var document = document();
    var signed = signed();
    var all = new ArrayList<Pointer>();
    places(document.without("@context"), Pointer.ROOT, all::add);
    for (int i = 0; i < 12; i++) {
      Collections.shuffle(all, random);
      var selective = List.copyOf(all.subList(0, random.nextInt(5)));
      var revealed = verified(derived(signed, selective));
      var pointers = Stream.concat(MANDATORY.stream(), selective.stream()).toList();

      assertThat(revealed)
          .as("seed %s, %s", seed, selective)
          .isEqualTo(Selection.of(document, pointers).orElseThrow());
      var hidden = new ArrayList<Pointer>();
      places(document, Pointer.ROOT, hidden::add);
      hidden.removeIf(place -> isShown(place, pointers));
      var shown = new ArrayList<String>();
      strings(revealed, shown::add);
      for (var place : hidden) {
        var value = at(document, place);
        if (value instanceof JsonString text && isOnlyAt(text, place, document)) {
          assertThat(shown).as("seed %s, %s", seed, place).doesNotContain(text.value());
        }
      }
    }
  }

  @Test
  void everythingCanBeShown() throws Exception {
    assertThat(verified(derived(signed(), pointers("")))).isEqualTo(document());
  }

  @Test
  void nothingButTheMandatoryCanBeShown() throws Exception {
    assertThat(verified(derived(signed(), List.of())))
        .isEqualTo(Selection.of(document(), MANDATORY).orElseThrow());
  }

  @Test
  void whereNothingIsMandatoryTheHolderSelectsAll() throws Exception {
    var signed = MECHANISM.secure(document(), issuer, options());

    assertThat(verified(derived(signed, pointers("/issuer"))).names())
        .containsExactly("@context", "type", "issuer");
    assertThat(Refusal.of(() -> derived(signed, List.of())).type())
        .isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
  }

  @Test
  void whereAllIsMandatoryTheHolderSelectsNothing() throws Exception {
    var signed = MECHANISM.secure(document(), issuer, options().withMandatory(pointers("")));

    assertThat(verified(derived(signed, List.of()))).isEqualTo(document());
    assertThat(parts(derived(signed, List.of()))[2]).isEqualTo(Cbor.of(List.of()));
  }

  @Test
  void twoCredentialsOfOneDocumentHaveNothingInCommon() throws Exception {
    var one = parts(signed());
    var other = parts(signed());

    assertThat(one[1]).isNotEqualTo(other[1]);
    assertThat(one[2]).isNotEqualTo(other[2]);
  }

  @Test
  void theHolderCanVerifyWhatArrives() throws Exception {
    assertThat(disclosure(signed()).verify(issuer.verificationKey())).isEqualTo(document());
    assertThat(disclosure(signed()).mandatory()).isEqualTo(MANDATORY);
    assertThat(disclosure(signed()).proof().mechanism()).isEqualTo("ecdsa-sd-2023");
  }

  @Test
  void theHolderIsNotGivenWhatTheIssuerDidNotSign() throws Exception {
    var other = SigningKey.fresh(KeyType.P256).verificationKey();
    var edwards = SigningKey.fresh(KeyType.ED25519).verificationKey();

    refused(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, () -> disclosure(signed()).verify(other));
    refused(ProblemType.PROOF_VERIFICATION_ERROR, () -> disclosure(signed()).verify(edwards));
    for (String name : List.of("issuer", "validFrom")) {
      var altered = signed().with(name, "did:example:altered");
      assertThat(Refusal.of(() -> disclosure(altered).verify(issuer.verificationKey())))
          .isNotNull();
    }
    var subject = ((JsonObject) document().get("credentialSubject").orElseThrow());
    var altered = signed().with("credentialSubject", subject.with("area", "Elsewhere"));
    refused(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> disclosure(altered).verify(issuer.verificationKey()));
  }

  @Test
  void aProofForTheHolderIsNeverAcceptedByAVerifier() throws Exception {
    var problem = Refusal.of(() -> verified(signed()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/proof/proofValue");
    assertThat(problem.detail()).contains("for the holder alone");
  }

  @Test
  void nothingIsDerivedFromWhatWasDerived() throws Exception {
    refused(ProblemType.PROOF_GENERATION_ERROR, () -> disclosure(derived(signed(), SELECTIVE)));
  }

  @Test
  void nothingIsDerivedFromAProofOfAnotherSuite() throws Exception {
    var signed =
        new DataIntegrity(Cryptosuite.ECDSA_RDFC_2019).secure(document(), issuer, options());

    refused(ProblemType.PROOF_GENERATION_ERROR, () -> disclosure(signed));
  }

  @Test
  void otherProofsAreNotCarriedOver() throws Exception {
    var both = new DataIntegrity(Cryptosuite.ECDSA_RDFC_2019).secure(signed(), issuer, options());
    var derived = derived(both, SELECTIVE);

    assertThat(derived.get("proof").orElseThrow()).isInstanceOf(JsonObject.class);
    assertThat(verified(derived)).isNotEqualTo(document());
  }

  @Test
  void nothingIsDerivedFromTwoProofsForTheHolder() throws Exception {
    var twice = MECHANISM.secure(signed(), issuer, options());

    refused(ProblemType.PROOF_GENERATION_ERROR, () -> disclosure(twice));
  }

  /** SD-1: the specification's text would accept it. */
  @Test
  void whoeverSignsWithAKeyOfHisOwnIsNotTheIssuer() throws Exception {
    var attacker = SigningKey.fresh(KeyType.P256);
    var forged = MECHANISM.secure(document(), attacker, options().withMandatory(MANDATORY));

    refused(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, () -> verified(derived(forged, SELECTIVE)));
  }

  /** SD-1 in its sharpest form: the key in the proof has signed all, that key included. */
  @Test
  void theKeyInTheProofDoesNotSpeakForTheIssuer() throws Exception {
    var attacker = SigningKey.fresh(KeyType.P256);
    var suite = new EcdsaSd2023(Contexts.bundled(), MANDATORY);
    var proof = proof(signed()).without("proofValue");
    var base = suite.base(proof, document(), attacker, new byte[32], attacker);
    var forged = document().with("proof", proof.with("proofValue", base.proofValue()));
    var secured = SecuredDocument.read(derived(forged, SELECTIVE), Contexts.bundled());

    refused(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> secured.verify(secured.proofs().get(0), issuer.verificationKey()));
    assertThat(secured.verify(secured.proofs().get(0), attacker.verificationKey())).isNotNull();
  }

  @Test
  void aStatementSignedByAnotherKeyIsRefused() throws Exception {
    var other = SigningKey.fresh(KeyType.P256);
    var derived = derived(signed(), SELECTIVE);
    altered(
        derived, parts -> parts[1] = Cbor.of(new EphemeralKey(other.verificationKey()).multikey()));
  }

  @Test
  void aFlippedBitAnywhereInTheValueIsRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var value = value(derived);
    var random = new Random(20_261_121);
    for (int i = random.nextInt(4); i < value.length; i += 1 + random.nextInt(7)) {
      var flipped = value.clone();
      flipped[i] ^= (byte) (1 << random.nextInt(8));
      var altered = withValue(derived, Multibase.base64Url(flipped));
      assertThat(Refusal.of(() -> verified(altered))).as("byte %s", i).isNotNull();
    }
  }

  @Test
  void aValueThatIsCutOrGrowsIsRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var value = value(derived);
    for (int length : new int[] {0, 1, 2, 3, 4, 10, value.length - 1, value.length + 1}) {
      var cut = Multibase.base64Url(Arrays.copyOf(value, length));
      assertThat(Refusal.of(() -> verified(withValue(derived, cut)))).as("%s", length).isNotNull();
    }
    for (String text : List.of("", "u", "z", "x" + "A".repeat(99), Multibase.base58(value))) {
      refused(ProblemType.PROOF_VERIFICATION_ERROR, () -> verified(withValue(derived, text)));
    }
    refused(
        ProblemType.LIMIT_EXCEEDED,
        () -> verified(withValue(derived, "u" + "A".repeat(Limits.ENCODED_CHARS))));
  }

  @Test
  void signaturesCanNotBeDroppedAddedReorderedOrReplaced() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    signatures(derived, all -> all.remove(0));
    signatures(derived, List::clear);
    signatures(derived, all -> all.add(all.get(0)));
    signatures(derived, all -> Collections.swap(all, 0, 1));
    signatures(derived, all -> all.set(1, all.get(0)));
    signatures(derived, all -> all.set(0, Cbor.of(new byte[64])));
    signatures(derived, all -> all.set(0, Cbor.of(new byte[63])));
    signatures(derived, all -> all.set(0, Cbor.of("a text")));
  }

  @Test
  void labelsCanNotBeForged() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    labels(derived, map -> map.remove(new Cbor.Int(0)));
    labels(derived, LinkedHashMap::clear);
    labels(derived, map -> map.put(new Cbor.Int(map.size()), Cbor.of(new byte[32])));
    labels(derived, map -> map.put(new Cbor.Int(0), map.get(new Cbor.Int(1))));
    labels(derived, map -> map.put(new Cbor.Int(0), Cbor.of(new byte[31])));
    labels(derived, map -> map.put(new Cbor.Int(0), Cbor.of(new byte[32])));
    labels(derived, map -> map.put(new Cbor.Int(1L << 32), map.remove(new Cbor.Int(0))));
    labels(derived, map -> map.put(new Cbor.Int(-1), map.remove(new Cbor.Int(0))));
    labels(derived, map -> map.put(new Cbor.Text("0"), map.remove(new Cbor.Int(0))));
    labels(derived, map -> map.put(new Cbor.Text("c14n0"), map.remove(new Cbor.Int(0))));
    labels(
        derived,
        map -> {
          var first = map.get(new Cbor.Int(0));
          map.put(new Cbor.Int(0), map.get(new Cbor.Int(1)));
          map.put(new Cbor.Int(1), first);
        });
  }

  @Test
  void mandatoryIndexesCanNotBeForged() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    indexes(derived, all -> all.remove(0));
    indexes(derived, List::clear);
    indexes(derived, all -> all.add(Cbor.of(10_000)));
    indexes(derived, all -> all.add(Cbor.of(1L << 40)));
    indexes(derived, all -> all.add(all.get(all.size() - 1)));
    indexes(derived, all -> all.add(0, Cbor.of(-1)));
    indexes(derived, Collections::reverse);
    indexes(derived, all -> all.set(0, Cbor.of("0")));
  }

  /** A statement can't be passed off as mandatory, nor a mandatory one as selected. */
  @Test
  void theGroupsCanNotBeMoved() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var parts = parts(derived);
    var mandatory = numbers(parts[4]);
    int total = mandatory.size() + ((Cbor.Items) parts[2]).items().size();
    for (int i = 0; i < total; i++) {
      var moved = new ArrayList<>(mandatory);
      if (!moved.remove((Integer) i)) {
        moved.add(i);
      }
      Collections.sort(moved);
      var indexes = Cbor.of(moved.stream().map(Cbor::of).toList());
      altered(derived, changed -> changed[4] = indexes);
      altered(
          derived,
          changed -> {
            changed[4] = indexes;
            var signatures = new ArrayList<>(((Cbor.Items) changed[2]).items());
            if (moved.size() > mandatory.size()) {
              signatures.remove(0);
            } else {
              signatures.add(signatures.get(0));
            }
            changed[2] = Cbor.of(signatures);
          });
    }
  }

  @Test
  void otherPartsAreRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    for (int i = 0; i < 5; i++) {
      int at = i;
      for (var other : List.of(Cbor.of(0), Cbor.of("x"), Cbor.of(new byte[3]), Cbor.Simple.NULL)) {
        altered(derived, parts -> parts[at] = other);
      }
      altered(derived, parts -> parts[at] = new Cbor.Tagged(64, parts[at]));
    }
    for (int count : new int[] {0, 1, 4, 6}) {
      var parts = Arrays.copyOf(parts(derived), count);
      for (int i = 0; i < count; i++) {
        parts[i] = parts[i] == null ? Cbor.of(0) : parts[i];
      }
      refused(
          ProblemType.PROOF_VERIFICATION_ERROR,
          () -> verified(withValue(derived, text(List.of(parts)))));
    }
  }

  /** SD-2: the specification says 36 bytes, and its vectors have 35. */
  @Test
  void theKeyInTheProofIsAPointOfP256AndNothingElse() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var key = ((Cbor.Bytes) parts(derived)[1]).toByteArray();
    altered(derived, parts -> parts[1] = Cbor.of(Arrays.copyOf(key, 36)));
    altered(derived, parts -> parts[1] = Cbor.of(Arrays.copyOf(key, 34)));
    altered(derived, parts -> parts[1] = Cbor.of(Arrays.copyOfRange(key, 2, 35)));
    changed(derived, key, 0, 0x81);
    changed(derived, key, 1, 0x25);
    changed(derived, key, 2, 4);
    var beyond = key.clone();
    Arrays.fill(beyond, 3, 35, (byte) 0xff);
    altered(derived, parts -> parts[1] = Cbor.of(beyond));
  }

  @Test
  void everyAlteredMemberIsRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var places = new ArrayList<Pointer>();
    places(derived.without("proof").without("@context"), Pointer.ROOT, places::add);
    for (var place : places) {
      var altered = changed(derived, tokens(place), new JsonString("did:example:altered"));
      assertThat(Refusal.of(() -> verified((JsonObject) altered))).as(place.value()).isNotNull();
    }
    for (String name : proof(derived).names()) {
      var altered = derived.with("proof", proof(derived).with(name, "did:example:altered"));
      assertThat(Refusal.of(() -> verified(altered))).as(name).isNotNull();
      if (!name.equals("@context")) {
        var without = derived.with("proof", proof(derived).without(name));
        assertThat(Refusal.of(() -> verified(without))).as(name).isNotNull();
      }
    }
  }

  @Test
  void whatIsAddedIsRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var subject = (JsonObject) derived.get("credentialSubject").orElseThrow();

    for (var altered :
        List.of(
            derived.with("validUntil", "2030-01-01T00:00:00Z"),
            derived.with("credentialSubject", subject.with("seq", JsonReader.read("1".getBytes()))),
            derived.with("name", "A statement"))) {
      refused(ProblemType.PROOF_VERIFICATION_ERROR, () -> verified(altered));
    }
    refused(
        ProblemType.UNKNOWN_CONTEXT,
        () ->
            verified(derived.with("proof", proof(derived).with("@context", "https://a.example"))));
  }

  @Test
  void partsOfTwoCredentialsCanNotBeMerged() throws Exception {
    var one = derived(signed(), pointers("/credentialSubject/area"));
    var other = derived(signed(), pointers("/credentialSubject/seq"));
    var merged = derived(signed(), pointers("/credentialSubject/area", "/credentialSubject/seq"));
    var signatures = new ArrayList<Cbor>();
    signatures.addAll(((Cbor.Items) parts(one)[2]).items());
    signatures.addAll(((Cbor.Items) parts(other)[2]).items());
    for (var from : List.of(one, other)) {
      for (int count = 1; count <= signatures.size(); count++) {
        var some = Cbor.of(signatures.subList(0, count));
        var parts = parts(from);
        altered(
            merged,
            all -> {
              all[0] = parts[0];
              all[1] = parts[1];
              all[2] = some;
            });
      }
    }
    refused(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> verified(one.with("proof", other.get("proof").orElseThrow())));
  }

  @Test
  void theProofOfOneDocumentDoesNotFitAnother() throws Exception {
    var other = Statements.credential(Statements.chain(3, 1).get(0).statement());
    var swapped = other.with("proof", signed().get("proof").orElseThrow());

    assertThat(Refusal.of(() -> derived(swapped, List.of())).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(Refusal.of(() -> disclosure(swapped).verify(issuer.verificationKey()))).isNotNull();
  }

  @Test
  void selectingWhatIsNotThereIsAProblemAtThePointer() throws Exception {
    var signed = signed();
    for (String pointer :
        List.of(
            "/nothing",
            "/credentialSubject/work/nothing",
            "/credentialSubject/ratings/buckets/5",
            "/credentialSubject/ratings/buckets/01",
            "/credentialSubject/ratings/buckets/-",
            "/credentialSubject/ratings/buckets/-1",
            "/credentialSubject/ratings/buckets/99999999999",
            "/credentialSubject/ratings/buckets/k",
            "/credentialSubject/area/0",
            "/credentialSubject/",
            "/@context",
            "/@context/0",
            "issuer",
            "#/issuer",
            "/issuer~",
            "/issuer~2",
            "/proof",
            "/x".repeat(1000))) {
      var problem = Refusal.of(() -> derived(signed, pointers(pointer)));
      assertThat(problem.type()).as(pointer).isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
      assertThat(problem.pointer().value()).as(pointer).isEqualTo(pointer);
    }
  }

  @Test
  void anIssuerCanNotMakeMandatoryWhatIsNotThere() {
    var options = options().withMandatory(pointers("/validUntil"));
    var problem = Refusal.of(() -> MECHANISM.secure(document(), issuer, options));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/validUntil");
  }

  /** The histogram is JSON for its own sake: one value. */
  @Test
  void aPartOfAValueThatIsSignedAsOneCanNotBeSelected() throws Exception {
    var signed = signed();

    refused(
        ProblemType.PROOF_TRANSFORMATION_ERROR,
        () -> derived(signed, pointers("/credentialSubject/ratings/buckets/1/h/0")));
    assertThat(verified(derived(signed, pointers("/credentialSubject/ratings/buckets/1/h"))))
        .isNotNull();
  }

  @Test
  void tooManyPointersAreRefused() throws Exception {
    var many = Collections.nCopies(Limits.POINTERS + 1, new Pointer("/issuer"));

    refused(ProblemType.LIMIT_EXCEEDED, () -> derived(signed(), many));
    refused(
        ProblemType.LIMIT_EXCEEDED,
        () -> MECHANISM.secure(document(), issuer, options().withMandatory(many)));
  }

  @Test
  void tooManyStatementsAreRefused() throws Exception {
    var subjects = new ArrayList<JsonValue>();
    for (int i = 0; i < Limits.SELECTIVE_STATEMENTS; i++) {
      subjects.add(JsonObject.builder().put("id", "urn:example:" + i).build());
    }
    var large = document().with("credentialSubject", new JsonArray(subjects));
    var derived = derived(signed(), SELECTIVE);

    refused(ProblemType.LIMIT_EXCEEDED, () -> MECHANISM.secure(large, issuer, options()));
    refused(
        ProblemType.LIMIT_EXCEEDED,
        () -> verified(large.with("proof", derived.get("proof").orElseThrow())));
  }

  /** Many things without an identifier that look alike: telling them apart would never end. */
  @Test
  void whatCanNotBeToldApartInTimeIsRefused() throws Exception {
    var tree = alike(9);
    var poison = document().with("credentialSubject", new JsonArray(Collections.nCopies(8, tree)));
    var derived = derived(signed(), SELECTIVE);

    assertThat(Refusal.of(() -> MECHANISM.secure(poison, issuer, options())).type())
        .isIn(
            ProblemType.CANONICALIZATION_LIMIT,
            ProblemType.DATA_LOSS_DETECTION_ERROR,
            ProblemType.LIMIT_EXCEEDED);
    assertThat(
            Refusal.of(() -> verified(poison.with("proof", derived.get("proof").orElseThrow())))
                .type())
        .isIn(
            ProblemType.CANONICALIZATION_LIMIT,
            ProblemType.DATA_LOSS_DETECTION_ERROR,
            ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void onlyTheRightKindOfKeySignsAndVerifies() throws Exception {
    for (var type : List.of(KeyType.ED25519, KeyType.P384)) {
      var other = SigningKey.fresh(type);
      assertThatThrownBy(() -> MECHANISM.secure(document(), other, options()))
          .isInstanceOf(IllegalArgumentException.class);
      var secured = SecuredDocument.read(derived(signed(), SELECTIVE), Contexts.bundled());
      refused(
          ProblemType.PROOF_VERIFICATION_ERROR,
          () -> secured.verify(secured.proofs().get(0), other.verificationKey()));
    }
  }

  @Test
  void aSuiteThatDisclosesEverythingHasNothingMandatory() {
    assertThatThrownBy(
            () ->
                new DataIntegrity(Cryptosuite.ECDSA_RDFC_2019)
                    .secure(document(), issuer, options().withMandatory(MANDATORY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProofCanNotBuildOnAnother() throws Exception {
    var first =
        new DataIntegrity(Cryptosuite.ECDSA_RDFC_2019)
            .secure(document(), issuer, options().withId(URI.create("urn:example:1")));

    refused(
        ProblemType.PROOF_TRANSFORMATION_ERROR,
        () ->
            MECHANISM.secure(
                first, issuer, options().withPreviousProof(URI.create("urn:example:1"))));
  }

  @Test
  void whatIsForTheHolderAloneIsNotShown() throws Exception {
    var base = EcdsaSdBase.read(DataIntegrityProof.read(reader(signed())));
    var all =
        LabelledStatements.of(
            document(), new RdfForm(Contexts.bundled()), BlankLabels.digests(base.hmacKey()));

    assertThat(base.toString()).isEqualTo("EcdsaSdBase");
    assertThat(base.signatures().toString()).isEqualTo("EcdsaSdSignatures");
    assertThat(all.divided(MANDATORY).toString()).doesNotContain("Port Sable");
    assertThat(disclosure(signed()).toString()).doesNotContain(value("proofValue", signed()));
    assertThat(derived(signed(), SELECTIVE).toString()).doesNotContain("Port Sable");
  }

  private void altered(JsonObject derived, Consumer<Cbor[]> change) throws ProblemException {
    var parts = parts(derived);
    change.accept(parts);
    var altered = withValue(derived, text(List.of(parts)));
    assertThat(Refusal.of(() -> verified(altered)).type())
        .isIn(ProblemType.PROOF_VERIFICATION_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void changed(JsonObject derived, byte[] key, int at, int value) throws ProblemException {
    var changed = key.clone();
    changed[at] = (byte) value;
    altered(derived, parts -> parts[1] = Cbor.of(changed));
  }

  private void signatures(JsonObject derived, Consumer<List<Cbor>> change) throws ProblemException {
    altered(derived, parts -> parts[2] = items(parts[2], change));
  }

  private void indexes(JsonObject derived, Consumer<List<Cbor>> change) throws ProblemException {
    altered(derived, parts -> parts[4] = items(parts[4], change));
  }

  private static Cbor items(Cbor items, Consumer<List<Cbor>> change) {
    var all = new ArrayList<>(((Cbor.Items) items).items());
    change.accept(all);
    return Cbor.of(all);
  }

  private void labels(JsonObject derived, Consumer<LinkedHashMap<Cbor.Key, Cbor>> change)
      throws ProblemException {
    altered(
        derived,
        parts -> {
          var map = new LinkedHashMap<>(((Cbor.Entries) parts[3]).entries());
          change.accept(map);
          parts[3] = new Cbor.Entries(map);
        });
  }

  private static List<Integer> numbers(Cbor items) {
    return ((Cbor.Items) items)
        .items().stream().map(item -> (int) ((Cbor.Int) item).value()).toList();
  }

  private static Cbor[] parts(JsonObject secured) throws ProblemException {
    var value = value(secured);
    var cbor = CborReader.read(Arrays.copyOfRange(value, 3, value.length));
    return ((Cbor.Items) cbor).items().toArray(Cbor[]::new);
  }

  private static String text(List<Cbor> parts) {
    var cbor = CborWriter.bytes(Cbor.of(parts));
    var value = new byte[3 + cbor.length];
    System.arraycopy(new byte[] {(byte) 0xd9, 0x5d, 1}, 0, value, 0, 3);
    System.arraycopy(cbor, 0, value, 3, cbor.length);
    return Multibase.base64Url(value);
  }

  private static byte[] value(JsonObject secured) throws ProblemException {
    return Multibase.decode(value("proofValue", secured));
  }

  private static String value(String name, JsonObject secured) throws ProblemException {
    return proof(secured).string(name).orElseThrow();
  }

  private static JsonObject withValue(JsonObject secured, String value) throws ProblemException {
    return secured.with("proof", proof(secured).with("proofValue", value));
  }

  private static JsonObject proof(JsonObject secured) throws ProblemException {
    return reader(secured).object();
  }

  private static ObjectReader reader(JsonObject secured) throws ProblemException {
    return ObjectReader.of(secured, Pointer.ROOT).object("proof");
  }

  private JsonObject signed() throws Exception {
    return MECHANISM.secure(document(), issuer, options().withMandatory(MANDATORY));
  }

  private ProofOptions options() {
    return ProofOptions.assertion(
        DidKey.verificationMethod(DidKey.of(issuer.verificationKey())), NOW);
  }

  private static JsonObject document() {
    return Statements.credential(Statements.chain(2, 1).get(0).statement());
  }

  private static JsonObject alike(int depth) {
    var node = JsonObject.builder().put("type", "WorkStatement").build();
    for (int i = 0; i < depth; i++) {
      node = JsonObject.builder().put("work", node).put("cumulative", node).build();
    }
    return node;
  }

  private static JsonObject derived(JsonObject signed, List<Pointer> selective)
      throws ProblemException {
    return JsonReader.readObject(disclosure(signed).derive(selective).toByteArray());
  }

  private static SelectiveDisclosure disclosure(JsonObject signed) throws ProblemException {
    return SelectiveDisclosure.of(
        VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed)),
        Contexts.bundled());
  }

  private JsonObject verified(JsonObject secured) throws ProblemException {
    var read = SecuredDocument.read(secured, Contexts.bundled());
    return read.verify(read.proofs().get(0), issuer.verificationKey());
  }

  private static void refused(ProblemType type, ThrowingCallable reading) {
    Problem problem = Refusal.of(reading);
    assertThat(problem.type()).as(problem.toString()).isEqualTo(type);
  }

  private static List<Pointer> pointers(String... pointers) {
    return Stream.of(pointers).map(Pointer::new).toList();
  }

  private static boolean isShown(Pointer place, List<Pointer> pointers) {
    return place.value().contains("/type")
        || place.value().contains("/@context")
        || pointers.stream()
            .anyMatch(
                pointer ->
                    place.equals(pointer)
                        || place.value().startsWith(pointer.value() + "/")
                        || pointer.value().startsWith(place.value() + "/"));
  }

  private static boolean isOnlyAt(JsonString text, Pointer place, JsonObject document) {
    var found = new ArrayList<Pointer>();
    places(document, Pointer.ROOT, found::add);
    return !place.value().endsWith("/id")
        && found.stream().filter(other -> text.equals(at(document, other))).count() == 1;
  }

  private static JsonValue at(JsonValue value, Pointer place) {
    for (String token : tokens(place)) {
      value =
          value instanceof JsonObject object
              ? object.get(token).orElseThrow()
              : ((JsonArray) value).items().get(Integer.parseInt(token));
    }
    return value;
  }

  private static List<String> tokens(Pointer place) {
    return List.of(place.value().split("/")).subList(1, place.value().split("/").length);
  }

  private static JsonValue changed(JsonValue value, List<String> tokens, JsonValue to) {
    if (tokens.isEmpty()) {
      return to;
    }
    var rest = tokens.subList(1, tokens.size());
    UnaryOperator<JsonValue> change = inner -> changed(inner, rest, to);
    if (value instanceof JsonObject object) {
      return object.with(tokens.get(0), change.apply(object.get(tokens.get(0)).orElseThrow()));
    }
    var items = new ArrayList<>(((JsonArray) value).items());
    int index = Integer.parseInt(tokens.get(0));
    items.set(index, change.apply(items.get(index)));
    return new JsonArray(items);
  }

  /** Every place inside {@code value} but those in a histogram, which is one value. */
  private static void places(JsonValue value, Pointer at, Consumer<Pointer> found) {
    if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                found.accept(at.at(name));
                if (!name.equals("h")) {
                  places(member, at.at(name), found);
                }
              });
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        found.accept(at.at(i));
        places(array.items().get(i), at.at(i), found);
      }
    }
  }

  private static void strings(JsonValue value, Consumer<String> found) {
    if (value instanceof JsonString text) {
      found.accept(text.value());
    } else if (value instanceof JsonObject object) {
      object.members().values().forEach(member -> strings(member, found));
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> strings(item, found));
    }
  }
}
