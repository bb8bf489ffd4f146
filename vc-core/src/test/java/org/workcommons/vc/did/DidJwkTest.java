package org.workcommons.vc.did;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class DidJwkTest {
  /** The first example of the method's specification. */
  private static final String EXAMPLE =
      "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6"
          + "OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";

  private final SigningKey secret = SigningKey.fresh(KeyType.P256);
  private final VerificationKey key = secret.verificationKey();
  private final JsonObject jwk = key.jwk();

  @Test
  void derivesTheDocumentOfTheSpecification() throws Exception {
    var document = document(EXAMPLE);

    var method = document.retrieve(DidUrl.of(EXAMPLE + "#0"), signing());
    assertThat(method.key().jwk().string("x"))
        .contains("acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0");
    assertThat(method.controller()).isEqualTo(Did.of(EXAMPLE));
    assertThat(document.id()).isEqualTo(Did.of(EXAMPLE));
    var first =
        (JsonObject)
            ((JsonArray) document.json().get("verificationMethod").orElseThrow()).items().get(0);
    assertThat(first.names()).containsExactly("id", "type", "controller", "publicKeyJwk");
    assertThat(first.string("type")).contains("JsonWebKey");
  }

  @ParameterizedTest
  @EnumSource
  void standsForItsKey(KeyType type) throws Exception {
    var fresh = SigningKey.fresh(type).verificationKey();
    var did = DidJwk.of(fresh);

    assertThat(document(did.value()).retrieve(DidJwk.verificationMethod(did), signing()).key())
        .isEqualTo(fresh);
    assertThat(DidJwk.verificationMethod(did)).hasToString(did + "#0");
    assertThat(DidJwk.of(fresh)).isEqualTo(did);
    assertThat(DidJwk.of(key)).isNotEqualTo(did);
  }

  @Test
  void allowsEverythingWhereTheUseIsOpen() throws Exception {
    for (var relationship : VerificationRelationship.values()) {
      document(did(jwk)).retrieve(DidUrl.of(did(jwk) + "#0"), relationship);
    }
  }

  @Test
  void doesNotOfferAKeyForSignaturesForKeyAgreement() throws Exception {
    var did = did(jwk.with("use", "sig"));

    var document = document(did);

    document.retrieve(DidUrl.of(did + "#0"), signing());
    assertThat(document.json().has("keyAgreement")).isFalse();
    assertThat(
            Refusal.of(
                    () ->
                        document.retrieve(
                            DidUrl.of(did + "#0"), VerificationRelationship.KEY_AGREEMENT))
                .type())
        .isEqualTo(ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void doesNotOfferAKeyForKeyAgreementForSignatures() {
    var encryption = jwk.with("use", "enc");
    for (var other :
        List.of(
            encryption,
            encryption.with("alg", "ECDH-ES"),
            encryption.with("key_ops", JsonArray.ofStrings(List.of("deriveBits"))))) {
      var document = document(did(other));
      for (var relationship : VerificationRelationship.values()) {
        boolean agreement = relationship == VerificationRelationship.KEY_AGREEMENT;
        assertThat(document.json().has(relationship.term())).isEqualTo(agreement);
        Refusal.of(() -> document.retrieve(DidUrl.of(did(other) + "#0"), relationship));
      }
    }
  }

  @Test
  void callsTheKeyZeroWhateverItCallsItself() throws Exception {
    var did = did(jwk.with("kid", "key-1"));
    var document = document(did);

    document.retrieve(DidUrl.of(did + "#0"), signing());
    for (var name : List.of("key-1", "1", "00", did.substring("did:jwk:".length()))) {
      assertThat(Refusal.of(() -> document.retrieve(DidUrl.of(did + "#" + name), signing())).type())
          .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    }
  }

  @Test
  void isAnotherIdentifierWhenTheKeyIsWrittenInAnotherWay() {
    var other = did(JsonObject.builder().put("crv", "P-256").putAll(jwk).build());

    assertThat(other).isNotEqualTo(DidJwk.of(key).value());
    assertThat(SelfCertifying.consistsOf(Did.of(other), key)).isTrue();
  }

  @Test
  void refusesASecret() {
    refuses(did(secret.jwk(SecretAccess.GRANTED)));
    refuses(did(secret.jwk(SecretAccess.GRANTED).with("use", "sig")));
    refuses(did(secret.jwk(SecretAccess.GRANTED).with("use", "enc")));
    refuses(did(SigningKey.fresh(KeyType.ED25519).jwk(SecretAccess.GRANTED)));
    refuses(did(jwk.with("k", "AAAA")));
    refuses(did(jwk.with("use", "enc").with("priv", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENC", "Sig", "", "both", "sig enc", "enc ", "ver"})
  void refusesAUseThatItDoesNotKnow(String use) {
    refuses(did(jwk.with("use", use)));
  }

  @Test
  void refusesAUseOfAnotherKind() {
    refuses(did(jwk.with("use", JsonArray.ofStrings(List.of("sig")))));
    refuses(did(jwk.with("use", JsonArray.ofStrings(List.of("enc")))));
    refuses(did(jwk.with("use", JsonObject.empty())));
  }

  @Test
  void refusesKeysThatItCannotVerifyWith() {
    for (var other :
        List.of(
            jwk.with("crv", "P-521"),
            jwk.with("crv", "secp256k1"),
            jwk.with("crv", "P-384"),
            jwk.with("kty", "RSA"),
            jwk.with("kty", "oct"),
            jwk.without("y"),
            jwk.with("y", jwk.string("x").orElseThrow()),
            jwk.with("x", new JsonString("A".repeat(43))),
            jwk.with("use", "enc").with("y", jwk.string("x").orElseThrow()),
            jwk.with("alg", "ES384"),
            jwk.with("alg", "none"),
            jwk.with("key_ops", JsonArray.ofStrings(List.of("sign"))),
            JsonObject.empty())) {
      refuses(did(other));
    }
    // the specification's second example, a key for X25519
    refuses(
        "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJYMjU1MTkiLCJ1c2UiOiJlbmMiLCJ4IjoiM3A3YmZYdDl3YlRUVzJI"
            + "QzdPUTFOei1EUThoYmVHZE5yZngtRkctSUswOCJ9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{}{}",
        "{\"kty\":\"EC\"} x",
        "\ufeff{}",
        "{\"kty\":\"oct\",\"kty\":\"EC\"}"
      })
  void refusesWhatIsNoJsonObject(String text) {
    refuses("did:jwk:" + Base64Url.encode((text + " ").getBytes(UTF_8)));
  }

  @Test
  void refusesDuplicateMembers() {
    var text = new String(JsonWriter.compact(jwk), UTF_8);

    refuses("did:jwk:" + Base64Url.encode(text.replace("{", "{\"kty\":\"EC\",").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "%3D", ".", "0", "-", ":A"})
  void refusesAnythingBehindTheKey(String tail) {
    refuses(did(jwk) + tail);
  }

  /** Of three lengths in a row, two leave spare bits in the last character. */
  @Test
  void refusesASecondFormOfTheSameText() {
    int spare = 0;
    for (var kid : List.of("", "a", "ab")) {
      var good = did(jwk.with("kid", kid));
      assertThat(document(good).id()).hasToString(good);
      if ((good.length() - "did:jwk:".length()) % 4 != 0) {
        int last = good.length() - 1;
        refuses(good.substring(0, last) + (char) (good.charAt(last) + 1));
        spare++;
      }
    }
    assertThat(spare).isEqualTo(2);
    refuses("did:jwk:u" + did(jwk).substring("did:jwk:".length()));
  }

  @Test
  void namesAVerificationMethodOnlyOfItsOwnIdentifiers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DidJwk.verificationMethod(DidKey.of(key)));
  }

  @Test
  void namesTheKeysOfIdentifiersThatConsistOfOne() {
    for (var did : List.of(DidKey.of(key), DidJwk.of(key))) {
      var method = SelfCertifying.verificationMethod(did);
      assertThat(method.orElseThrow().did()).isEqualTo(did);
      assertThat(SelfCertifying.consistsOf(did, key)).isTrue();
      assertThat(SelfCertifying.consistsOf(did, SigningKey.fresh(KeyType.P256).verificationKey()))
          .isFalse();
    }
    var web = Did.of("did:web:example.com");
    assertThat(SelfCertifying.verificationMethod(web)).isEmpty();
    assertThat(SelfCertifying.consistsOf(web, key)).isFalse();
    assertThat(SelfCertifying.consistsOf(Did.of(did(jwk.with("use", "enc"))), key)).isFalse();
    assertThat(SelfCertifying.consistsOf(Did.of("did:jwk:e30"), key)).isFalse();
  }

  private static String did(JsonObject jwk) {
    return "did:jwk:" + Base64Url.encode(JsonWriter.compact(jwk));
  }

  private static ControllerDocument document(String did) {
    return ((Resolution.Resolved) DidResolver.offline().resolve(Did.of(did))).document();
  }

  private static VerificationRelationship signing() {
    return VerificationRelationship.ASSERTION_METHOD;
  }

  private static void refuses(String did) {
    var resolution = DidResolver.offline().resolve(Did.of(did));
    assertThat(resolution).as(did).isInstanceOf(Resolution.Failed.class);
    var problem = ((Resolution.Failed) resolution).problem();
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_DID);
    assertThat(new ProblemException(problem).getMessage()).doesNotContain(did);
  }
}
