package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What a worker can show of a statement with {@code bbs-2023}, and what nobody can. */
class Bbs2023Test {
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.BBS_2023);
  private static final SigningKey ISSUER = SigningKey.fresh(KeyType.BLS12_381_G2);
  private static final List<Pointer> MANDATORY =
      pointers("/issuer", "/validFrom", "/credentialSubject/period");
  private static final List<Pointer> SELECTIVE =
      pointers("/credentialSubject/work/netIncome", "/credentialSubject/area");
  private static final int PROOF = 0;
  private static final int LABELS = 1;
  private static final int INDEXES = 2;
  private static final int SELECTED = 3;
  private static final int HEADER = 4;

  @Test
  void showsWhatIsMandatoryAndWhatIsSelectedAndNoMore() throws Exception {
    var pointers = Stream.concat(MANDATORY.stream(), SELECTIVE.stream()).toList();

    assertThat(verified(derived(signed(), SELECTIVE)))
        .isEqualTo(Selection.of(document(), pointers).orElseThrow());
    assertThat(verified(derived(signed(), List.of())))
        .isEqualTo(Selection.of(document(), MANDATORY).orElseThrow());
    assertThat(verified(derived(signed(), pointers("")))).isEqualTo(document());
  }

  @Test
  void twoDisclosuresOfOneCredentialHaveNoBytesOfAProofInCommon() throws Exception {
    var signed = signed();
    var one = HexFormat.of().formatHex(bytes(parts(derived(signed, SELECTIVE))[PROOF]));
    var other = HexFormat.of().formatHex(bytes(parts(derived(signed, SELECTIVE))[PROOF]));

    for (int at = 0; at + 16 <= one.length(); at += 2) {
      assertThat(other).doesNotContain(one.substring(at, at + 16));
    }
  }

  @Test
  void theHolderCanVerifyWhatArrives() throws Exception {
    assertThat(disclosure(signed()).verify(ISSUER.verificationKey())).isEqualTo(document());
    assertThat(disclosure(signed()).mandatory()).isEqualTo(MANDATORY);
  }

  @Test
  void theHolderIsNotGivenWhatTheIssuerDidNotSign() throws Exception {
    var other = SigningKey.fresh(KeyType.BLS12_381_G2).verificationKey();
    var subject = (JsonObject) document().get("credentialSubject").orElseThrow();
    var altered = signed().with("credentialSubject", subject.with("area", "Elsewhere"));

    refused(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, () -> disclosure(signed()).verify(other));
    refused(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> disclosure(altered).verify(ISSUER.verificationKey()));
    refused(ProblemType.PROOF_GENERATION_ERROR, () -> derived(altered, SELECTIVE));
    for (int part = 0; part < 4; part++) {
      var damaged = withParts(signed(), 2, flipped(part));
      assertThat(Refusal.of(() -> disclosure(damaged).verify(ISSUER.verificationKey())))
          .isNotNull();
      assertThat(Refusal.of(() -> derived(damaged, SELECTIVE))).isNotNull();
    }
  }

  @Test
  void aProofForTheHolderIsNeverAcceptedByAVerifier() throws Exception {
    var problem = Refusal.of(() -> verified(signed()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(problem.detail()).contains("for the holder alone");
  }

  @Test
  void aProofOfOneSuiteIsNoneOfTheOther() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    var other = proof(derived).with("cryptosuite", "ecdsa-sd-2023");
    var read = SecuredDocument.read(derived.with("proof", other), Contexts.bundled());

    for (var type : List.of(KeyType.P256, KeyType.BLS12_381_G2)) {
      var key = SigningKey.fresh(type).verificationKey();
      refused(ProblemType.PROOF_VERIFICATION_ERROR, () -> read.verify(read.proofs().get(0), key));
    }
  }

  /**
   * The issuer's key is not in a derived proof; that in the proof for the holder counts nothing.
   */
  @Test
  void whoeverSignsWithAKeyOfHisOwnIsNotTheIssuer() throws Exception {
    var attacker = SigningKey.fresh(KeyType.BLS12_381_G2);
    var forged = MECHANISM.secure(document(), attacker, options().withMandatory(MANDATORY));

    refused(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, () -> verified(derived(forged, SELECTIVE)));
    refused(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> disclosure(forged).verify(ISSUER.verificationKey()));
  }

  @Test
  void flippedBitsOfTheValueAreRefused() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var derived = derived(signed(), SELECTIVE);
    var value = value(derived);
    for (int i = 0; i < 80; i++) {
      var flipped = value.clone();
      // the head and the tail hold what is no curve arithmetic
      int at = i < 20 ? i : i < 40 ? value.length - 1 - (i - 20) : random.nextInt(value.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      var altered = withValue(derived, Multibase.base64Url(flipped));
      assertThat(Refusal.of(() -> verified(altered))).as("seed %s, byte %s", seed, at).isNotNull();
    }
  }

  @Test
  void labelsCanNotBeForged() throws Exception {
    labels(map -> map.remove(new Cbor.Int(0)));
    labels(LinkedHashMap::clear);
    labels(map -> map.put(new Cbor.Int(map.size()), Cbor.of(99)));
    labels(map -> map.put(new Cbor.Int(0), map.get(new Cbor.Int(1))));
    labels(map -> map.put(new Cbor.Int(0), Cbor.of(99)));
    labels(map -> map.put(new Cbor.Int(0), Cbor.of(-1)));
    labels(map -> map.put(new Cbor.Int(0), Cbor.of("b0")));
    labels(map -> map.put(new Cbor.Int(0), Cbor.of(new byte[32])));
    labels(map -> map.put(new Cbor.Int(-1), map.remove(new Cbor.Int(0))));
    labels(map -> map.put(new Cbor.Int(1L << 40), map.remove(new Cbor.Int(0))));
    labels(map -> map.put(new Cbor.Text("0"), map.remove(new Cbor.Int(0))));
  }

  @Test
  void indexesCanNotBeForged() throws Exception {
    for (int part : new int[] {INDEXES, SELECTED}) {
      items(part, all -> all.remove(0));
      items(part, List::clear);
      items(part, all -> all.add(Cbor.of(10_000)));
      items(part, all -> all.set(all.size() - 1, Cbor.of(10_000)));
      items(part, all -> all.set(all.size() - 1, Cbor.of(1L << 40)));
      items(part, all -> all.add(all.get(all.size() - 1)));
      items(part, all -> all.add(0, Cbor.of(-1)));
      items(part, Collections::reverse);
      items(part, all -> all.set(0, Cbor.of("0")));
      items(part, Bbs2023Test::moveOne);
    }
  }

  /** The next free place behind some index, so that order and number stay right. */
  private static void moveOne(List<Cbor> indexes) {
    for (int i = 0; i < indexes.size(); i++) {
      var moved = Cbor.of(((Cbor.Int) indexes.get(i)).value() + 1);
      if (!indexes.contains(moved)) {
        indexes.set(i, moved);
        return;
      }
    }
    throw new IllegalStateException("the last index can always move");
  }

  @Test
  void otherPartsAreRefused() throws Exception {
    for (int i = 0; i < 5; i++) {
      int at = i;
      for (var other : List.of(Cbor.of(0), Cbor.of("x"), Cbor.of(new byte[3]), Cbor.Simple.NULL)) {
        altered(parts -> parts[at] = other);
      }
    }
    altered(parts -> parts[PROOF] = Cbor.of(Arrays.copyOf(bytes(parts[PROOF]), 272)));
    altered(parts -> parts[PROOF] = Cbor.of(new byte[bytes(parts[PROOF]).length]));
    altered(parts -> parts[HEADER] = Cbor.of(new byte[] {0}));
  }

  @Test
  void everyAlteredMemberIsRefused() throws Exception {
    var derived = derived(signed(), SELECTIVE);
    for (String name : derived.names()) {
      if (!name.equals("proof")) {
        var altered = derived.with(name, "did:example:altered");
        assertThat(Refusal.of(() -> verified(altered))).as(name).isNotNull();
        var without = derived.without(name);
        assertThat(Refusal.of(() -> verified(without))).as(name).isNotNull();
      }
    }
    for (String name : List.of("created", "verificationMethod", "proofPurpose")) {
      var altered = derived.with("proof", proof(derived).with(name, "did:example:altered"));
      assertThat(Refusal.of(() -> verified(altered))).as(name).isNotNull();
    }
    var subject = (JsonObject) derived.get("credentialSubject").orElseThrow();
    for (String name : List.of("area", "period", "id", "type")) {
      var altered = derived.with("credentialSubject", subject.with(name, "did:example:altered"));
      assertThat(Refusal.of(() -> verified(altered))).as(name).isNotNull();
    }
  }

  @Test
  void theProofOfOneDisclosureDoesNotFitAnother() throws Exception {
    var signed = signed();
    var one = derived(signed, SELECTIVE);
    var other = derived(signed, pointers("/credentialSubject/seq"));

    assertThat(Refusal.of(() -> verified(one.with("proof", other.get("proof").orElseThrow()))))
        .isNotNull();
    altered(
        parts -> {
          parts[PROOF] = unchecked(other)[PROOF];
        });
  }

  @Test
  void selectingWhatIsNotThereIsAProblemAtThePointer() throws Exception {
    var problem = Refusal.of(() -> derived(signed(), pointers("/credentialSubject/nothing")));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/credentialSubject/nothing");
  }

  @Test
  void whatIsForTheHolderAloneIsNotShown() throws Exception {
    var base = BbsBase.read(DataIntegrityProof.read(reader(signed())));

    assertThat(base.toString()).isEqualTo("BbsBase");
    assertThat(disclosure(signed()).toString())
        .doesNotContain(proof(signed()).string("proofValue").orElseThrow());
  }

  private void labels(Consumer<LinkedHashMap<Cbor.Key, Cbor>> change) throws Exception {
    altered(
        parts -> {
          var map = new LinkedHashMap<>(((Cbor.Entries) parts[LABELS]).entries());
          change.accept(map);
          parts[LABELS] = new Cbor.Entries(map);
        });
  }

  private void items(int part, Consumer<List<Cbor>> change) throws Exception {
    altered(
        parts -> {
          var all = new ArrayList<>(((Cbor.Items) parts[part]).items());
          change.accept(all);
          parts[part] = Cbor.of(all);
        });
  }

  private static Consumer<Cbor[]> flipped(int part) {
    return parts -> {
      var bytes = bytes(parts[part]);
      bytes[bytes.length - 1] ^= 1;
      parts[part] = Cbor.of(bytes);
    };
  }

  private void altered(Consumer<Cbor[]> change) throws Exception {
    var altered = withParts(derived(signed(), SELECTIVE), 3, change);
    assertThat(Refusal.of(() -> verified(altered)).type())
        .isIn(ProblemType.PROOF_VERIFICATION_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static JsonObject withParts(JsonObject secured, int form, Consumer<Cbor[]> change)
      throws ProblemException {
    var parts = parts(secured);
    change.accept(parts);
    var cbor = CborWriter.bytes(Cbor.of(List.of(parts)));
    var value = new byte[3 + cbor.length];
    System.arraycopy(new byte[] {(byte) 0xd9, 0x5d, (byte) form}, 0, value, 0, 3);
    System.arraycopy(cbor, 0, value, 3, cbor.length);
    return withValue(secured, Multibase.base64Url(value));
  }

  private static Cbor[] unchecked(JsonObject secured) {
    try {
      return parts(secured);
    } catch (ProblemException e) {
      throw new IllegalStateException("made here", e);
    }
  }

  private static Cbor[] parts(JsonObject secured) throws ProblemException {
    var value = value(secured);
    var cbor = CborReader.read(Arrays.copyOfRange(value, 3, value.length));
    return ((Cbor.Items) cbor).items().toArray(Cbor[]::new);
  }

  private static byte[] bytes(Cbor item) {
    return ((Cbor.Bytes) item).toByteArray();
  }

  private static byte[] value(JsonObject secured) throws ProblemException {
    return Multibase.decode(proof(secured).string("proofValue").orElseThrow());
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

  private static JsonObject signed() throws Exception {
    return MECHANISM.secure(document(), ISSUER, options().withMandatory(MANDATORY));
  }

  private static ProofOptions options() {
    return ProofOptions.assertion(
        DidKey.verificationMethod(DidKey.of(ISSUER.verificationKey())), NOW);
  }

  private static JsonObject document() {
    return Statements.credential(Statements.chain(2, 1).get(0).statement());
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

  private static JsonObject verified(JsonObject secured) throws ProblemException {
    var read = SecuredDocument.read(secured, Contexts.bundled());
    return read.verify(read.proofs().get(0), ISSUER.verificationKey());
  }

  private static void refused(ProblemType type, ThrowingCallable reading) {
    var problem = Refusal.of(reading);
    assertThat(problem.type()).as(problem.toString()).isEqualTo(type);
  }

  private static List<Pointer> pointers(String... pointers) {
    return Stream.of(pointers).map(Pointer::new).toList();
  }
}
