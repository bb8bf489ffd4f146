package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class DidKeyTest {
  private static final VerificationRelationship ASSERTION =
      VerificationRelationship.ASSERTION_METHOD;
  private static final String GOOD = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

  @Test
  void derivesTheDocumentsOfTheOfficialVectors() throws ProblemException {
    var vectors = JsonReader.readObject(Vectors.bytes("did-key/ed25519-x25519.json"));
    assertThat(vectors.names()).hasSizeGreaterThan(3);
    for (String did : vectors.names()) {
      var document = ((Resolution.Resolved) DidResolver.offline().resolve(Did.of(did))).document();
      var expected = object(object(vectors, did), "didDocument");
      for (var relationship : VerificationRelationship.values()) {
        if (relationship != VerificationRelationship.KEY_AGREEMENT) {
          var url = DidUrl.of(first(expected, relationship.term()));
          var method = document.retrieve(url, relationship);
          assertThat(method.controller()).isEqualTo(Did.of(did));
          assertThat(method.key().raw()).isEqualTo(publicKey(expected));
        }
      }
    }
  }

  @Test
  void standsForAKeyThatSignsManyMessages() throws ProblemException {
    var key = SigningKey.fresh(KeyType.BLS12_381_G2).verificationKey();

    assertThat(onlyKey(DidKey.of(key).value())).isEqualTo(key);
  }

  @Test
  void derivesTheKeysOfTheNistCurves() throws ProblemException {
    var vectors = JsonReader.readObject(Vectors.bytes("did-key/nist-curves.json"));
    var seen = new java.util.TreeMap<String, Integer>();
    for (String did : vectors.names()) {
      var stated = object(object(vectors, did), "verificationMethod");
      if (!stated.has("publicKeyJwk")) {
        seen.merge("base58", 1, Integer::sum);
        assertThat(onlyKey(did).raw()).isEqualTo(base58(stated, "publicKeyBase58"));
        continue;
      }
      var jwk = object(stated, "publicKeyJwk");
      var curve = jwk.string("crv").orElseThrow();
      seen.merge(curve, 1, Integer::sum);
      assertThat(DidKey.of(VerificationKey.ofJwk(jwk))).hasToString(did);
      assertThat(onlyKey(did)).isEqualTo(VerificationKey.ofJwk(jwk));
    }
    assertThat(seen).containsOnlyKeys("P-256", "P-384", "P-521", "base58");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bls12381", "rsa", "secp256k1", "x25519"})
  void hasADocumentForEveryKeyTypeOfTheVectors(String file) throws ProblemException {
    var vectors = JsonReader.readObject(Vectors.bytes("did-key/" + file + ".json"));
    var dids = file.equals("x25519") ? object(vectors, "didDocument").names() : vectors.names();
    assertThat(dids).isNotEmpty();
    for (String did : dids) {
      if (did.startsWith("did:key:")) {
        assertThat(multikeyIn(did)).isEqualTo(Did.of(did).methodSpecificId());
        assertThat(document(did).json().has("assertionMethod")).isEqualTo(!file.equals("x25519"));
        assertThat(document(did).json().has("keyAgreement")).isEqualTo(file.equals("x25519"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        "did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F"
      })
  void givesOutNoKeyThatItCannotVerifyBy(String did) throws ProblemException {
    var method = DidKey.verificationMethod(Did.of(did));
    for (var relationship : VerificationRelationship.values()) {
      assertThat(Refusal.of(() -> document(did).retrieve(method, relationship)).type())
          .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // one character short, and one too many: in base58 that changes every byte
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW,UNSUPPORTED_PUBLIC_KEY_TYPE",
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWpp,UNSUPPORTED_PUBLIC_KEY_TYPE",
    // no multibase prefix
    "did:key:6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,INVALID_DID",
    // the right bytes in base64url
    "did:key:u7QE7aicxMI_aa5xU0AsOmXzHtUgHN09aDPpjNQkjN8gn2g,INVALID_DID",
    // a leading zero byte
    "did:key:z16MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,UNSUPPORTED_PUBLIC_KEY_TYPE",
    "did:key:z0OIl,INVALID_DID",
    "did:key:z,UNSUPPORTED_PUBLIC_KEY_TYPE",
    "did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,INVALID_DID",
    "did:key:-4:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,INVALID_DID",
    "did:key:zTjsVPtY,INVALID_PUBLIC_KEY_LENGTH"
  })
  void saysWhatKeepsItFromBeingAKey(String did, ProblemType problem) {
    assertThat(failure(did)).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "0xed01,32", // the identity of Ed25519's group: of small order
    "0x8024,33", // P-256 with neither of the two signs
    "0xe701,33", // secp256k1 likewise
    "0x8524,270", // no DER
    "0xea01,48", // uncompressed
    "0xeb01,96",
    "0xee01,144",
  })
  void refusesBytesThatAreNoKey(String multicodec, int bytes) {
    var code = HexFormat.of().parseHex(multicodec.substring(2));
    var multikey = Arrays.copyOf(code, code.length + bytes);

    assertThat(failure("did:key:" + Multibase.base58(multikey)))
        .isEqualTo(ProblemType.INVALID_PUBLIC_KEY);
  }

  @Test
  void refusesAPointOffSecp256k1() {
    var point = new byte[35];
    point[0] = (byte) 0xe7;
    point[1] = 1;
    point[2] = 2;
    // 5³ + 7 is no square there
    point[34] = 5;

    assertThat(failure("did:key:" + Multibase.base58(point)))
        .isEqualTo(ProblemType.INVALID_PUBLIC_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:web:example.com", "did:jwks:eyJ9", "did:example:123"})
  void saysWhichMethodsItDoesNotKnow(String did) {
    assertThat(failure(did)).isEqualTo(ProblemType.METHOD_NOT_SUPPORTED);
  }

  @Test
  void doesNotOfferTheSigningKeyForKeyAgreement() {
    var document = ((Resolution.Resolved) DidResolver.offline().resolve(Did.of(GOOD))).document();

    assertThat(
            Refusal.of(
                    () ->
                        document.retrieve(
                            DidKey.verificationMethod(Did.of(GOOD)),
                            VerificationRelationship.KEY_AGREEMENT))
                .type())
        .isEqualTo(ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void namesAVerificationMethodOnlyOfADidKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DidKey.verificationMethod(Did.of("did:web:example.com")));
  }

  private static VerificationKey onlyKey(String did) throws ProblemException {
    return document(did).retrieve(DidKey.verificationMethod(Did.of(did)), ASSERTION).key();
  }

  private static byte[] base58(JsonObject object, String name) throws ProblemException {
    return Multibase.decode("z" + object.string(name).orElseThrow());
  }

  private static ControllerDocument document(String did) {
    return ((Resolution.Resolved) DidResolver.offline().resolve(Did.of(did))).document();
  }

  private static ProblemType failure(String did) {
    return ((Resolution.Failed) DidResolver.offline().resolve(Did.of(did))).problem().type();
  }

  private static byte[] publicKey(JsonObject document) throws ProblemException {
    var methods = (JsonArray) document.get("verificationMethod").orElseThrow();
    var method = (JsonObject) methods.items().get(0);
    if (method.has("publicKeyBase58")) {
      return Multibase.decode("z" + method.string("publicKeyBase58").orElseThrow());
    }
    return method.has("publicKeyJwk")
        ? Base64Url.decode(object(method, "publicKeyJwk").string("x").orElseThrow())
        : VerificationKey.ofMultikey(method.string("publicKeyMultibase").orElseThrow()).raw();
  }

  private static String first(JsonObject document, String name) {
    return ((JsonString) ((JsonArray) document.get(name).orElseThrow()).items().get(0)).value();
  }

  private static JsonObject object(JsonObject parent, String name) {
    return (JsonObject) parent.get(name).orElseThrow();
  }

  private static String multikeyIn(String did) {
    var method =
        (JsonObject)
            JsonArray.itemsOf(document(did).json().get("verificationMethod").orElseThrow()).get(0);
    return method.string("publicKeyMultibase").orElseThrow();
  }
}
