package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The W3C vectors of Data Integrity ECDSA Cryptosuites 1.0, with every intermediate value. */
class EcdsaSuitesVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  enum Case {
    RDFC_P256(Cryptosuite.ECDSA_RDFC_2019, KeyType.P256, "rdfc", "ECDSAP256", "p256"),
    RDFC_P384(Cryptosuite.ECDSA_RDFC_2019, KeyType.P384, "rdfc", "ECDSAP384", "p384"),
    JCS_P256(Cryptosuite.ECDSA_JCS_2019, KeyType.P256, "jcs", "JCSECDSAP256", "p256"),
    JCS_P384(Cryptosuite.ECDSA_JCS_2019, KeyType.P384, "jcs", "JCSECDSAP384", "p384");

    private final Cryptosuite cryptosuite;
    private final KeyType keyType;
    private final String folder;
    private final String ending;
    private final String curve;

    Case(Cryptosuite cryptosuite, KeyType keyType, String form, String ending, String curve) {
      this.cryptosuite = cryptosuite;
      this.keyType = keyType;
      this.folder = "vc-di-ecdsa/ecdsa-" + form + "-2019-" + curve + "/";
      this.ending = ending;
      this.curve = curve;
    }

    String text(String name) {
      return Vectors.text(folder + name + ending + ".txt");
    }

    byte[] hex(String name) {
      return HEX.parseHex(text(name));
    }

    JsonObject signed() throws ProblemException {
      return json(folder + "signed" + ending + ".json");
    }

    JsonObject configuration() throws ProblemException {
      return json(folder + "proofConfig" + ending + ".json");
    }

    SigningKey key() throws ProblemException {
      var pair = json("vc-di-ecdsa/" + curve + "KeyPair.json");
      return SigningKey.ofMultikey(
          pair.string("secretKeyMultibase").orElseThrow(), SecretAccess.GRANTED);
    }

    HashAndSign suite() throws ProblemException {
      return (HashAndSign) Suite.of(cryptosuite, EddsaRdfc2022VectorsTest.contexts());
    }

    Hash otherHash() {
      return keyType == KeyType.P256 ? Hash.SHA_384 : Hash.SHA_256;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyIntermediateValueIsTheOneOfTheSpecification(Case vector) throws Exception {
    var hash = Hash.of(vector.keyType);
    var suite = vector.suite();
    var proof = vector.suite().completed(vector.configuration().without("@context"), unsigned());
    var hashData =
        HashAndSign.hashData(
            suite.proofHash(proof, unsigned(), hash), suite.documentHash(unsigned(), hash));

    assertThat(new String(suite.canonicalDocument(unsigned(), hash), UTF_8))
        .isEqualTo(vector.text("canonDoc"));
    assertThat(suite.documentHash(unsigned(), hash)).isEqualTo(vector.hex("docHash"));
    assertThat(new String(suite.canonicalProof(proof, unsigned(), hash), UTF_8))
        .isEqualTo(vector.text("proofCanon"));
    assertThat(suite.proofHash(proof, unsigned(), hash)).isEqualTo(vector.hex("proofHash"));
    assertThat(hashData).isEqualTo(vector.hex("combinedHash"));
    assertThat(vector.key().verificationKey().verifies(hashData, vector.hex("sigHex"))).isTrue();
    assertThat(ProofValue.of(vector.keyType).text(vector.hex("sigHex")))
        .isEqualTo(vector.text("sigBTC58"));
    assertThat(vector.key().sign(hashData)).as("RFC 6979").isEqualTo(vector.hex("sigHex"));
  }

  @ParameterizedTest
  @EnumSource
  void issuesTheSignedDocumentOfTheSpecification(Case vector) throws Exception {
    var multikey = vector.key().verificationKey().multikey();
    var options =
        ProofOptions.assertion(
            DidUrl.of("did:key:" + multikey + "#" + multikey),
            DateTimeStamp.parse("2023-02-24T23:36:38Z", Pointer.ROOT));

    assertThat(mechanism(vector).secure(unsigned(), vector.key(), options))
        .isEqualTo(vector.signed());
  }

  @ParameterizedTest
  @EnumSource
  void verifiesTheSignedDocumentOfTheSpecification(Case vector) throws Exception {
    assertThat(verified(vector, vector.signed())).isEqualTo(unsigned());
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheHashOfTheOtherCurve(Case vector) throws Exception {
    var suite = vector.suite();
    var other = vector.otherHash();
    var hashData =
        HashAndSign.hashData(
            suite.proofHash(vector.configuration(), unsigned(), other),
            suite.documentHash(unsigned(), other));

    assertThat(refused(vector, withValue(vector, vector.key().sign(hashData))))
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheHashesInTheOtherOrder(Case vector) throws Exception {
    var hashData = HashAndSign.hashData(vector.hex("docHash"), vector.hex("proofHash"));

    assertThat(refused(vector, withValue(vector, vector.key().sign(hashData))))
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void refusesKeysOfOtherTypes(Case vector) throws Exception {
    for (var type : KeyType.values()) {
      var secured = read(vector.signed());
      var key = SigningKey.fresh(type).verificationKey();

      assertThat(Refusal.of(() -> secured.verify(secured.proofs().get(0), key)).type())
          .as("%s", type)
          .isIn(ProblemType.PROOF_VERIFICATION_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesSignaturesOfNoNumbersOrInAnotherForm(Case vector) throws Exception {
    var good = vector.hex("sigHex");
    int half = good.length / 2;
    var zeroR = good.clone();
    Arrays.fill(zeroR, 0, half, (byte) 0);
    var zeroS = good.clone();
    Arrays.fill(zeroS, half, good.length, (byte) 0);
    for (var bad :
        List.of(
            zeroR,
            zeroS,
            new byte[good.length],
            der(good),
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            new byte[0])) {
      assertThat(refused(vector, withValue(vector, bad)))
          .as(HEX.formatHex(bad))
          .isIn(ProblemType.PROOF_VERIFICATION_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnyOtherMultibase(Case vector) throws Exception {
    var value = vector.text("sigBTC58");
    for (String other :
        List.of(
            Multibase.base64Url(vector.hex("sigHex")), value.substring(1), "Z" + value, "z", "")) {
      assertThat(refused(vector, withText(vector, other)))
          .as(other)
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesEachFlippedCharacterOfTheSignature(Case vector) throws Exception {
    var value = vector.text("sigBTC58");
    for (int i = 1; i < value.length(); i++) {
      var flipped =
          value.substring(0, i) + (value.charAt(i) == '2' ? '3' : '2') + value.substring(i + 1);
      assertThat(refused(vector, withText(vector, flipped)))
          .as("character %s", i)
          .isIn(ProblemType.PROOF_VERIFICATION_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesEachAlteredMemberOfTheDocumentAndOfTheProof(Case vector) throws Exception {
    var signed = vector.signed();
    for (String name : signed.names()) {
      if (!name.equals("proof")) {
        refused(vector, signed.with(name, "did:example:altered"));
        refused(vector, signed.without(name));
      }
    }
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    for (String name : proof.names()) {
      refused(vector, signed.with("proof", proof.with(name, "did:example:altered#x")));
      if (!name.equals("@context")) {
        refused(vector, signed.with("proof", proof.without(name)));
      }
    }
    for (var added :
        List.of(
            proof.with("created", "2023-02-24T23:36:39Z"),
            proof.with("cryptosuite", "eddsa-jcs-2022"),
            proof.with("cryptosuite", "ECDSA-JCS-2019"),
            proof.with("expires", "2033-02-24T23:36:38Z"),
            proof.with("proofPurpose", "authentication"),
            proof.with("domain", "https://rides.example"),
            proof.with("challenge", "1"),
            proof.with("nonce", "1"),
            proof.with("id", "urn:uuid:1"))) {
      refused(vector, signed.with("proof", added));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JCS_P256", "JCS_P384"})
  void coversNoContextsBehindThoseOfTheProofAndNoneBeforeThem(Case vector) throws Exception {
    var contexts = ((JsonArray) vector.signed().get("@context").orElseThrow()).items();
    var attacker = new JsonString("https://attacker.example/context");
    var behind = new ArrayList<>(contexts);
    behind.add(attacker);
    var before = new ArrayList<>(contexts);
    before.add(0, attacker);

    assertThat(verified(vector, vector.signed().with("@context", new JsonArray(behind))))
        .isEqualTo(unsigned());
    assertThat(refused(vector, vector.signed().with("@context", new JsonArray(before))))
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(
            refused(
                vector, vector.signed().with("@context", new JsonArray(contexts.subList(0, 1)))))
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @EnumSource(names = {"RDFC_P256", "RDFC_P384"})
  void refusesContextsInTheProofOfASuiteThatDoesNotSignThem(Case vector) throws Exception {
    var proof = (JsonObject) vector.signed().get("proof").orElseThrow();
    var context = vector.signed().get("@context").orElseThrow();

    assertThat(refused(vector, vector.signed().with("proof", proof.with("@context", context))))
        .isEqualTo(ProblemType.UNKNOWN_CONTEXT);
  }

  private static JsonObject verified(Case vector, JsonObject document) throws ProblemException {
    var secured = read(document);
    return secured.verify(secured.proofs().get(0), vector.key().verificationKey());
  }

  private static ProblemType refused(Case vector, JsonObject document) {
    return Refusal.of(() -> verified(vector, document)).type();
  }

  private static SecuredDocument read(JsonObject document) throws ProblemException {
    return SecuredDocument.read(document, EddsaRdfc2022VectorsTest.contexts());
  }

  private static JsonObject withValue(Case vector, byte[] signature) throws ProblemException {
    return withText(vector, Multibase.base58(signature));
  }

  private static JsonObject withText(Case vector, String proofValue) throws ProblemException {
    var proof = (JsonObject) vector.signed().get("proof").orElseThrow();
    return vector.signed().with("proof", proof.with("proofValue", proofValue));
  }

  /** A sequence of two integers, as most other protocols have it. */
  private static byte[] der(byte[] signature) {
    int half = signature.length / 2;
    var der = new byte[signature.length + 8];
    der[0] = 0x30;
    der[1] = (byte) (signature.length + 6);
    der[2] = 2;
    der[3] = (byte) (half + 1);
    System.arraycopy(signature, 0, der, 5, half);
    der[5 + half] = 2;
    der[6 + half] = (byte) (half + 1);
    System.arraycopy(signature, half, der, 8 + half, half);
    return der;
  }

  private static DataIntegrity mechanism(Case vector) throws ProblemException {
    return new DataIntegrity(vector.cryptosuite, EddsaRdfc2022VectorsTest.contexts());
  }

  private static JsonObject unsigned() throws ProblemException {
    return json("vc-di-ecdsa/unsigned.json");
  }

  private static JsonObject json(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }
}
