package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
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
  void refusesKeyTypesThatItDoesNotSupport(String file) throws ProblemException {
    var vectors = JsonReader.readObject(Vectors.bytes("did-key/" + file + ".json"));
    for (String did : vectors.names()) {
      // of the BLS vectors one is a key of both groups, the others are keys of BBS
      if (did.startsWith("did:key:") && !did.startsWith("did:key:zUC7")) {
        assertThat(failure(did)).as(did).isEqualTo(ProblemType.INVALID_DID);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW", // one character short
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWpp",
        "did:key:6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", // no multibase prefix
        "did:key:u7QE7aicxMI_aa5xU0AsOmXzHtUgHN09aDPpjNQkjN8gn2g", // the right bytes in base64url
        "did:key:z16MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", // a leading zero byte
        "did:key:z0OIl",
        "did:key:z",
        "did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
      })
  void refusesWhatIsNotExactlyAnEd25519Key(String did) {
    assertThat(failure(did)).isEqualTo(ProblemType.INVALID_DID);
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
            org.workcommons.vc.fixture.Refusal.of(
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
}
