package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Keys that a worker asks copies on, and everything that may be wrong with them. */
class CopyKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:20:30Z");
  private static final CopyKeys.Audience COOP = CopyKeys.Audience.of("did:web:coop.example");

  private final SigningKey one = SigningKey.fresh(KeyType.P256);
  private final SigningKey two = SigningKey.fresh(KeyType.ED25519);

  @Test
  void readsWhatItWrites() throws Exception {
    var file = CopyKeys.request(COOP, List.of(one, two), NOW);

    assertThat(CopyKeys.received(file, COOP, NOW).keys())
        .containsExactly(one.verificationKey(), two.verificationKey());
    var asked = COOP.withNonce("n-1");
    assertThat(CopyKeys.received(CopyKeys.request(asked, List.of(one), NOW), asked, NOW))
        .hasToString("1 keys for copies");
  }

  @Test
  void holdsNothingSecret() throws Exception {
    var text = new String(CopyKeys.request(COOP, List.of(one), NOW), UTF_8);

    assertThat(text).doesNotContain(one.jwk(SecretAccess.GRANTED).string("d").orElseThrow());
    assertThat(text).doesNotContain("\"d\"");
  }

  @Test
  void refusesProofsForAnotherIssuer() throws Exception {
    var other = CopyKeys.Audience.of("did:web:other.example");
    var file = CopyKeys.request(other, List.of(one), NOW);

    refuses(file, ProblemType.INVALID_DOMAIN_ERROR);
    var disguised = JsonWriter.compact(JsonReader.readObject(file).with("issuer", COOP.issuer()));
    refuses(disguised, ProblemType.INVALID_DOMAIN_ERROR);
  }

  @Test
  void refusesProofsOfAnotherTime() throws Exception {
    for (var then :
        List.of(
            NOW.minus(CopyKeys.PROOF_LIFETIME).minusSeconds(1),
            NOW.plus(CopyKeys.PROOF_LIFETIME).plusSeconds(1))) {
      refuses(CopyKeys.request(COOP, List.of(one), then), ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void refusesAnotherOneTimeValueOrNone() throws Exception {
    var bare = CopyKeys.request(COOP, List.of(one), NOW);
    var bound = CopyKeys.request(COOP.withNonce("n-1"), List.of(one), NOW);

    refuses(bound, ProblemType.INVALID_CHALLENGE_ERROR);
    for (var file : List.of(bare, bound)) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> CopyKeys.received(file, COOP.withNonce("n-2"), NOW));
    }
  }

  @Test
  void refusesAKeyThatSheDoesNotHold() throws Exception {
    var stolen = item(two.verificationKey().jwk(), proof(one, kid(one), "openid4vci-proof+jwt"));
    refuses(file(stolen), ProblemType.PROOF_VERIFICATION_ERROR);
    var forged = SigningKey.fresh(KeyType.P256);
    refuses(
        file(item(one.verificationKey().jwk(), proof(forged, kid(one), "openid4vci-proof+jwt"))),
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesAProofThatNamesAnotherKeyOrNone() throws Exception {
    refuses(
        file(item(one.verificationKey().jwk(), proof(one, kid(two), "openid4vci-proof+jwt"))),
        ProblemType.PROOF_VERIFICATION_ERROR);
  }

  /** No token of another kind passes for a proof. */
  @Test
  void refusesTokensOfAnotherKind() throws Exception {
    for (var typ : List.of("kb+jwt", "JWT", "openid4vci-proof+cwt")) {
      refuses(
          file(item(one.verificationKey().jwk(), proof(one, kid(one), typ))),
          ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void refusesAKeyTwice() throws Exception {
    var item = item(one.verificationKey().jwk(), proof(one, kid(one), "openid4vci-proof+jwt"));
    refuses(file(item, item), ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesASecretKey() throws Exception {
    var item = item(one.jwk(SecretAccess.GRANTED), proof(one, kid(one), "openid4vci-proof+jwt"));
    refuses(file(item), ProblemType.MALFORMED_VALUE_ERROR, ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesNoKeysAndTooMany() {
    refuses(file(), ProblemType.MALFORMED_VALUE_ERROR);
    var many = Collections.nCopies(101, JsonObject.empty()).toArray(JsonObject[]::new);
    refuses(file(many), ProblemType.LIMIT_EXCEEDED);
    assertThatIllegalArgumentException().isThrownBy(() -> CopyKeys.request(COOP, List.of(), NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CopyKeys.request(COOP, Collections.nCopies(101, one), NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'schema':'vc/copy-keys/2','issuer':'did:web:coop.example','keys':[]}",
        "{'schema':'vc/copy-keys/1','issuer':'did:web:coop.example'}",
        "{'schema':'vc/copy-keys/1','issuer':'did:web:coop.example','keys':['x']}",
        "{'schema':'vc/copy-keys/1','issuer':'did:web:coop.example','keys':[{}]}",
        "{'schema':'vc/copy-keys/1','issuer':'did:web:coop.example','keys':[{'jwk':1}]}",
        "{'schema':'vc/copy-keys/1','issuer':1,'keys':[{}]}"
      })
  void refusesOtherFiles(String text) {
    refuses(text.replace('\'', '"').getBytes(UTF_8), ProblemType.values());
  }

  @Test
  void refusesMembersThatItDoesNotKnow() throws Exception {
    var item = item(one.verificationKey().jwk(), proof(one, kid(one), "openid4vci-proof+jwt"));
    refuses(file(item.with("x", "y")), ProblemType.MALFORMED_VALUE_ERROR);
    var whole = JsonReader.readObject(file(item)).with("x", "y");
    refuses(JsonWriter.compact(whole), ProblemType.MALFORMED_VALUE_ERROR);
  }

  private static void refuses(byte[] file, ProblemType... types) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> CopyKeys.received(file, COOP, NOW))
        .satisfies(e -> assertThat(e.problem().type()).isIn((Object[]) types));
  }

  private static byte[] file(JsonValue... items) {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("schema", "vc/copy-keys/1")
            .put("issuer", COOP.issuer())
            .put("keys", JsonArray.of(items))
            .build());
  }

  private static JsonObject item(JsonObject jwk, String proof) {
    return JsonObject.builder().put("jwk", jwk).put("proof", proof).build();
  }

  private static String kid(SigningKey key) {
    return DidKey.verificationMethod(DidKey.of(key.verificationKey())).toString();
  }

  private static String proof(SigningKey key, String kid, String typ) throws Exception {
    var claims =
        JsonObject.builder()
            .put("aud", COOP.issuer())
            .putIfPresent("nonce", Optional.empty())
            .put("iat", NOW.getEpochSecond())
            .build();
    return Jwt.sign(typ, claims, key, kid);
  }
}
