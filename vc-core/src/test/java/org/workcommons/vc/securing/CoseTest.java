package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class CoseTest {
  private static final long SEED = 9052;

  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final JsonObject credential = Tokens.credential(key);

  @ParameterizedTest
  @CsvSource({"ED25519, EdDSA, -8", "P256, ES256, -7", "P384, ES384, -35", "P521, ES512, -36"})
  void signsAndVerifiesWithEveryKey(KeyType type, String algorithm, long label) throws Exception {
    var signer = SigningKey.fresh(type);
    var document = Tokens.credential(signer);
    var message = issued(document, signer);

    var secured = SecuredToken.read(MediaType.VC_COSE, message);
    var proof = secured.proofs().get(0);

    assertThat(secured.verify(proof, signer.verificationKey())).isEqualTo(document);
    assertThat(proof.mechanism()).isEqualTo(algorithm);
    assertThat(proof.verificationMethod()).isEqualTo(Tokens.method(signer));
    assertThat(header(message).entries()).containsEntry(new Cbor.Int(1), Cbor.of(label));
    assertThat(
            Refusal.of(() -> secured.verify(proof, SigningKey.fresh(type).verificationKey()))
                .type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** VC-JOSE-COSE 1.0 §3.3.1. */
  @Test
  void saysWhatItIs() throws Exception {
    var entries = header(issued(credential, key)).entries();

    assertThat(entries)
        .containsEntry(new Cbor.Int(3), Cbor.of("application/vc"))
        .containsEntry(new Cbor.Int(16), Cbor.of("application/vc+cose"))
        .containsEntry(new Cbor.Int(4), Cbor.of(Tokens.method(key).toString().getBytes(UTF_8)))
        .hasSize(4);
  }

  @Test
  void bindsAPresentationToItsRequest() throws Exception {
    var options =
        ProofOptions.authentication(
            Tokens.method(key), Tokens.NOW, new ProofOptions.Binding("https://v.example", "abc"));
    var presentation = Tokens.presentation(key);
    var secured =
        SecuredToken.read(MediaType.VP_COSE, new Cose().secure(presentation, key, options));
    var proof = secured.proofs().get(0);

    assertThat(secured.verify(proof, key.verificationKey())).isEqualTo(presentation);
    assertThat(proof.purpose()).isEqualTo(ProofPurpose.AUTHENTICATION);
    assertThat(proof.domains()).containsExactly("https://v.example");
    assertThat(proof.challenge()).contains("abc");
  }

  @Test
  void isRecognisedInAFile() throws Exception {
    var message = issued(credential, key);

    assertThat(VerifiableCredential.restore(message).mediaType()).isEqualTo(MediaType.VC_COSE);
  }

  @Test
  void readsEdDsaFullySpecifiedToo() throws Exception {
    var signer = SigningKey.fresh(KeyType.ED25519);
    var document = Tokens.credential(signer);
    var entries = parameters(signer);
    entries.put(new Cbor.Int(1), Cbor.of(-19));

    var secured =
        SecuredToken.read(MediaType.VC_COSE, message(entries, Map.of(), document, signer));

    assertThat(secured.verify(secured.proofs().get(0), signer.verificationKey()))
        .isEqualTo(document);
  }

  @Test
  void readsAKidThatIsNotProtected() throws Exception {
    var entries = parameters(key);
    var kid = entries.remove(new Cbor.Int(4));

    var secured =
        SecuredToken.read(
            MediaType.VC_COSE, message(entries, Map.of(new Cbor.Int(4), kid), credential, key));

    assertThat(secured.proofs().get(0).verificationMethod()).isEqualTo(Tokens.method(key));
  }

  /** RFC 9052 appendix C.2.1, with the key "11" of appendix C.7.1. */
  @Test
  void verifiesTheMessageOfTheRfc() throws Exception {
    var message =
        CoseSign1.read(
            HexFormat.of()
                .parseHex(
                    "d28443a10126a10442313154546869732069732074686520636f6e74656e742e5840"
                        + "8eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e"
                        + "2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36"));
    var jwk =
        JsonObject.builder()
            .put("kty", "EC")
            .put("crv", "P-256")
            .put("x", hex("bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff"))
            .put("y", hex("20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e"))
            .build();

    message.verify(VerificationKey.ofJwk(jwk));

    assertThat(new String(message.payload(), UTF_8)).isEqualTo("This is the content.");
    assertThat(message.header().names().string("kid")).contains("11");
    assertThat(Refusal.of(() -> message.verify(key.verificationKey())).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesEveryFlippedBit() throws Exception {
    var message = issued(credential, key);
    for (int bit = 0; bit < 8 * message.length; bit++) {
      var damaged = message.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Refusal.of(
          () -> SecuredToken.payloadSignedBy(key.verificationKey(), MediaType.VC_COSE, damaged));
    }
  }

  @Test
  void refusesEverythingThatIsCutShortOrGoesOn() throws Exception {
    var message = issued(credential, key);
    for (int length = 0; length < message.length; length++) {
      var cut = java.util.Arrays.copyOf(message, length);
      Refusal.of(() -> SecuredToken.read(MediaType.VC_COSE, cut));
    }
    refuses(java.util.Arrays.copyOf(message, message.length + 1), ProblemType.PARSING_ERROR);
  }

  @Test
  void neverThrowsAnythingElse() {
    var random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 2) {
        bytes[0] = (byte) 0xd2;
        bytes[1] = (byte) 0x84;
      }
      assertThat(Refusal.of(() -> SecuredToken.read(MediaType.VC_COSE, bytes)))
          .as("seed %d, %d", SEED, i)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 17, 19, 61, 96, 97, 98})
  void refusesEveryOtherTag(long tag) throws Exception {
    var tagged = (Cbor.Tagged) CborReader.read(issued(credential, key));

    refuses(CborWriter.bytes(new Cbor.Tagged(tag, tagged.content())), ProblemType.PARSING_ERROR);
    refuses(CborWriter.bytes(tagged.content()), ProblemType.PARSING_ERROR);
    refuses(CborWriter.bytes(new Cbor.Tagged(18, tagged)), ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesADetachedPayload() throws Exception {
    refusesPart(2, Cbor.Simple.NULL);
    refusesPart(2, Cbor.of("{}"));
  }

  @Test
  void refusesPartsOfAnotherKind() throws Exception {
    refusesPart(0, new Cbor.Entries(Map.of()));
    refusesPart(0, Cbor.of(new byte[0]));
    refusesPart(0, Cbor.of(CborWriter.bytes(Cbor.of(List.of()))));
    refusesPart(1, Cbor.of(List.of()));
    refusesPart(1, Cbor.Simple.NULL);
    refusesPart(3, Cbor.Simple.NULL);
  }

  @ParameterizedTest
  @ValueSource(longs = {-9, -6, -37, -47, -257, 0, 5, 7, -50, -65535})
  void refusesEveryOtherAlgorithm(long label) throws Exception {
    var entries = parameters(key);
    entries.put(new Cbor.Int(1), Cbor.of(label));
    refusesHeader(entries, Map.of(), "/alg");
  }

  @Test
  void refusesTheAlgorithmOfAnotherKey() throws Exception {
    for (long label : new long[] {-8, -19, -35, -36}) {
      var entries = parameters(key);
      entries.put(new Cbor.Int(1), Cbor.of(label));
      var secured =
          SecuredToken.read(MediaType.VC_COSE, message(entries, Map.of(), credential, key));

      assertThat(
              Refusal.of(() -> secured.verify(secured.proofs().get(0), key.verificationKey()))
                  .pointer())
          .hasToString("/alg");
    }
  }

  @Test
  void refusesAnAlgorithmThatIsNotProtected() throws Exception {
    var entries = parameters(key);
    var algorithm = entries.get(new Cbor.Int(1));
    refusesHeader(entries, Map.of(new Cbor.Int(1), algorithm), "/alg");
    entries.remove(new Cbor.Int(1));
    refusesHeader(entries, Map.of(new Cbor.Int(1), algorithm), "/alg");
    refusesHeader(entries, Map.of(), "/alg");
    entries.put(new Cbor.Int(1), Cbor.of("ES256"));
    refusesHeader(entries, Map.of(), "/alg");
  }

  @Test
  void refusesATypeThatIsNotProtected() throws Exception {
    var entries = parameters(key);
    var type = entries.remove(new Cbor.Int(16));
    refusesHeader(entries, Map.of(new Cbor.Int(16), type), "/typ");
    refusesHeader(entries, Map.of(), "/typ");
  }

  @Test
  void refusesExtensionsKeysAndClaimsInTheHeader() throws Exception {
    for (var label : List.of(2L, 15L, 32L, 33L, 35L)) {
      var entries = parameters(key);
      entries.put(new Cbor.Int(label), Cbor.of(List.of(Cbor.of(1))));
      refusesHeader(entries, Map.of(), null);
      refusesHeader(
          parameters(key), Map.of(new Cbor.Int(label), Cbor.of(List.of(Cbor.of(1)))), null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vp+cose",
        "application/vc+jwt",
        "application/vc",
        "vc+jwt",
        "",
        "application/cose",
        "text/vc+cose"
      })
  void refusesEveryOtherType(String type) throws Exception {
    var entries = parameters(key);
    entries.put(new Cbor.Int(16), Cbor.of(type));
    refusesHeader(entries, Map.of(), "/typ");
  }

  @Test
  void refusesATypeAndAKidOfAnotherKind() throws Exception {
    for (var label : List.of(3L, 16L)) {
      var entries = parameters(key);
      entries.put(new Cbor.Int(label), Cbor.of(50));
      refusesHeader(entries, Map.of(), null);
    }
    for (var kid : List.of(Cbor.of("text"), Cbor.of(1), Cbor.of(new byte[] {(byte) 0xff}))) {
      var entries = parameters(key);
      entries.put(new Cbor.Int(4), kid);
      refusesHeader(entries, Map.of(), "/kid");
    }
    var entries = parameters(key);
    entries.remove(new Cbor.Int(4));
    refusesHeader(entries, Map.of(), "/kid");
  }

  @Test
  void refusesAPresentationAsACredential() throws Exception {
    var message = issued(credential, key);
    assertThat(Refusal.of(() -> SecuredToken.read(MediaType.VP_COSE, message)).pointer())
        .hasToString("/typ");
  }

  @Test
  void refusesWrappedDocuments() throws Exception {
    for (var name : List.of("vc", "vp", "proof")) {
      var wrapped = credential.with(name, JsonObject.empty());
      refuses(message(parameters(key), Map.of(), wrapped, key), null);
    }
  }

  @Test
  void refusesAPayloadThatIsNoObject() throws Exception {
    for (var payload : List.of("[]", "1", "", "{} ", "{\"a\":1,\"a\":1}")) {
      var message =
          CoseSign1.signed(
              CborWriter.bytes(new Cbor.Entries(parameters(key))), payload.getBytes(UTF_8), key);
      if (!payload.equals("{} ")) {
        refuses(message, null);
      }
    }
  }

  @Test
  void signsNothingThatIsATokenAlready() {
    for (var name : List.of("proof", "vc", "iss", "exp")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> issued(credential.with(name, "x"), key));
    }
    var bbs = SigningKey.fresh(KeyType.BLS12_381_G2);
    assertThatIllegalArgumentException().isThrownBy(() -> issued(credential, bbs));
  }

  private void refusesPart(int index, Cbor part) throws Exception {
    var tagged = (Cbor.Tagged) CborReader.read(issued(credential, key));
    var parts = new java.util.ArrayList<>(((Cbor.Items) tagged.content()).items());
    parts.set(index, part);
    refuses(CborWriter.bytes(new Cbor.Tagged(18, Cbor.of(parts))), ProblemType.PARSING_ERROR);
  }

  private void refusesHeader(
      Map<Cbor.Key, Cbor> entries, Map<Cbor.Key, Cbor> unprotected, String pointer)
      throws Exception {
    var problem = refuses(message(entries, unprotected, credential, key), null);
    if (pointer != null) {
      assertThat(problem.pointer()).hasToString(pointer);
    }
  }

  private static Problem refuses(byte[] message, ProblemType type) {
    var problem = Refusal.of(() -> SecuredToken.read(MediaType.VC_COSE, message));
    if (type != null) {
      assertThat(problem.type()).isEqualTo(type);
    }
    return problem;
  }

  private static byte[] issued(JsonObject document, SigningKey signer) throws IOException {
    return new Cose()
        .secure(document, signer, ProofOptions.assertion(Tokens.method(signer), Tokens.NOW));
  }

  private static LinkedHashMap<Cbor.Key, Cbor> parameters(SigningKey signer)
      throws ProblemException, IOException {
    return new LinkedHashMap<>(header(issued(Tokens.credential(signer), signer)).entries());
  }

  /** A message that is signed as it is, whatever it says. */
  private static byte[] message(
      Map<Cbor.Key, Cbor> entries,
      Map<Cbor.Key, Cbor> unprotected,
      JsonObject payload,
      SigningKey signer)
      throws Exception {
    var signed =
        CoseSign1.signed(
            CborWriter.bytes(new Cbor.Entries(entries)), JsonWriter.compact(payload), signer);
    var tagged = (Cbor.Tagged) CborReader.read(signed);
    var parts = new java.util.ArrayList<>(((Cbor.Items) tagged.content()).items());
    parts.set(1, new Cbor.Entries(unprotected));
    return CborWriter.bytes(new Cbor.Tagged(18, Cbor.of(parts)));
  }

  private static Cbor.Entries header(byte[] message) throws ProblemException {
    var tagged = (Cbor.Tagged) CborReader.read(message);
    var header = (Cbor.Bytes) ((Cbor.Items) tagged.content()).items().get(0);
    return (Cbor.Entries) CborReader.read(header.toByteArray());
  }

  private static String hex(String hex) {
    return Base64Url.encode(HexFormat.of().parseHex(hex));
  }
}
