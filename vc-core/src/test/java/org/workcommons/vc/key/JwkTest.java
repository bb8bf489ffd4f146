package org.workcommons.vc.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

class JwkTest {
  private final SigningKey secret = SigningKey.fresh(KeyType.ED25519);
  private final VerificationKey key = secret.verificationKey();
  private final JsonObject jwk = key.jwk();

  @Test
  void holdsKeyTypeCurveAndPointOnly() {
    assertThat(jwk.names()).containsExactly("kty", "crv", "x");
    assertThat(secret.jwk(SecretAccess.GRANTED).names()).containsExactly("kty", "crv", "x", "d");
  }

  @Test
  void acceptsWhatAllowsVerification() throws Exception {
    for (var allowed :
        List.of(
            jwk.with("use", "sig"),
            jwk.with("alg", "Ed25519"),
            jwk.with("alg", "EdDSA"),
            jwk.with("kid", "none"),
            jwk.with("key_ops", strings("verify")),
            jwk.with("key_ops", strings("sign", "verify")))) {
      assertThat(VerificationKey.ofJwk(allowed)).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})
  void refusesAPublicKeyWithPrivateMembers(String name) {
    for (JsonValue value :
        List.of(new JsonString("AAAA"), new JsonString(""), JsonNull.NULL, JsonArray.of())) {
      assertThat(problem(jwk.with(name, value)).type())
          .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    }
    assertThat(problem(secret.jwk(SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @CsvSource({
    "kty, okp",
    "kty, akp",
    "kty, oct",
    "kty, ''",
    "crv, Ed448",
    "crv, X25519",
    "crv, P-256",
    "crv, ed25519",
    "use, enc",
    "use, SIG",
    "use, ''",
    "alg, none",
    "alg, ES256",
    "alg, HS256",
    "alg, ed25519",
    "alg, Ed448",
    "alg, 'EdDSA '",
    "alg, ''"
  })
  void refusesAKeyThatSaysItIsAnother(String name, String value) {
    var problem = problem(jwk.with(name, value));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer()).hasToString("/" + name);
  }

  @Test
  void refusesACurveThatIsNotOfTheKeyType() {
    for (var mixed : List.of(jwk.with("kty", "EC"), jwk.with("crv", "P-384"))) {
      assertThat(problem(mixed).pointer()).hasToString("/crv");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kty", "crv", "x"})
  void refusesAKeyThatLacksAMember(String name) {
    assertThat(problem(jwk.without(name)).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kty", "crv", "x", "use", "alg", "key_ops"})
  void refusesMembersOfAnotherKind(String name) {
    for (JsonValue value :
        List.of(JsonNull.NULL, JsonNumber.of(1), JsonObject.empty(), JsonArray.of(JsonNull.NULL))) {
      assertThat(problem(jwk.with(name, value)).type())
          .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    }
  }

  @Test
  void refusesAKeyThatIsNotForVerification() {
    for (JsonValue operations :
        List.of(
            JsonArray.of(),
            strings("sign"),
            strings("deriveBits"),
            strings("Verify"),
            strings("verify", "verify"),
            JsonArray.of(new JsonString("verify"), JsonNumber.of(1)),
            new JsonString("verify"))) {
      var problem = problem(jwk.with("key_ops", operations));
      assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
      assertThat(problem.pointer()).hasToString("/key_ops");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " ", "\n", "A", "AA", "AAAA", "!"})
  void refusesAPointWithSomethingBehindIt(String tail) {
    assertThat(problem(jwk.with("x", jwk.string("x").orElseThrow() + tail)).type())
        .isIn(ProblemType.PARSING_ERROR, ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void pointsAtThePointThatIsNoBase64Url() {
    var problem = problem(jwk.with("x", "+/" + "A".repeat(41)));
    assertThat(problem.type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem.pointer()).hasToString("/x");
  }

  @Test
  void refusesAPointInASecondEncoding() {
    var x = jwk.string("x").orElseThrow();
    var last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // 43 characters hold 258 bits: the last two must be zero
    var other = last.charAt(last.indexOf(x.charAt(42)) + 1);
    assertThat(problem(jwk.with("x", x.substring(0, 42) + other)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesAPointOfSmallOrder() {
    assertThat(problem(jwk.with("x", "A".repeat(43))).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private static JsonArray strings(String... items) {
    return JsonArray.ofStrings(List.of(items));
  }

  private static Problem problem(JsonObject jwk) {
    return Refusal.of(() -> VerificationKey.ofJwk(jwk));
  }
}
