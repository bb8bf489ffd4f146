package org.workcommons.vc.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemType;

class SigningKeyTest {
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final JsonObject jwk = key.jwk(SecretAccess.GRANTED);

  @Test
  void isAnotherKeyEachTime() {
    assertThat(SigningKey.fresh(KeyType.ED25519).seed(SecretAccess.GRANTED))
        .isNotEqualTo(key.seed(SecretAccess.GRANTED));
  }

  @Test
  void isTheSameThroughEveryForm() throws Exception {
    var seed = key.seed(SecretAccess.GRANTED);
    assertThat(key.multikey(SecretAccess.GRANTED)).startsWith("z3u2");
    for (var same :
        List.of(
            SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED),
            SigningKey.ofMultikey(key.multikey(SecretAccess.GRANTED), SecretAccess.GRANTED),
            SigningKey.ofJwk(jwk, SecretAccess.GRANTED),
            SigningKey.ofJwk(
                jwk.with("key_ops", JsonArray.ofStrings(List.of("sign"))), SecretAccess.GRANTED))) {
      assertThat(same.seed(SecretAccess.GRANTED)).isEqualTo(seed);
      assertThat(same.verificationKey()).isEqualTo(key.verificationKey());
    }
  }

  @Test
  void doesNotFollowTheBytesThatItWasMadeOf() {
    var seed = key.seed(SecretAccess.GRANTED);
    var copy = SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
    Arrays.fill(seed, (byte) 0);
    Arrays.fill(copy.seed(SecretAccess.GRANTED), (byte) 0);
    assertThat(copy.sign(new byte[1])).isEqualTo(key.sign(new byte[1]));
  }

  @Test
  void neverShowsItsSecret() {
    var seed = key.seed(SecretAccess.GRANTED);
    var shown =
        key
            + " "
            + List.of(key)
            + " "
            + jwk
            + " "
            + key.verificationKey()
            + " "
            + Refusal.of(
                () ->
                    SigningKey.ofJwk(
                        jwk.with(
                            "x",
                            SigningKey.fresh(KeyType.ED25519)
                                .verificationKey()
                                .jwk()
                                .string("x")
                                .orElseThrow()),
                        SecretAccess.GRANTED));
    assertThat(shown)
        .doesNotContain(HexFormat.of().formatHex(seed))
        .doesNotContain(Base64Url.encode(seed))
        .doesNotContain(Multibase.base58(seed).substring(1))
        .doesNotContain(key.multikey(SecretAccess.GRANTED))
        .doesNotContain(Arrays.toString(seed));
    assertThat(key.toString()).contains(key.verificationKey().multikey());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void refusesASeedOfAnotherLength(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SigningKey.restore(KeyType.ED25519, new byte[length], SecretAccess.GRANTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed01", "8126", "1300", "8024", "8626", "", "80"})
  void refusesAMultikeyOfAnotherType(String prefix) {
    var start = HexFormat.of().parseHex(prefix);
    var bytes = Arrays.copyOf(start, start.length + 32);
    assertThat(
            Refusal.of(() -> SigningKey.ofMultikey(Multibase.base58(bytes), SecretAccess.GRANTED))
                .type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesAPublicMultikey() {
    var multikey = key.verificationKey().multikey();
    assertThat(Refusal.of(() -> SigningKey.ofMultikey(multikey, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesHalvesThatDoNotBelongTogether() {
    var other = SigningKey.fresh(KeyType.ED25519).verificationKey().jwk();
    refuses(jwk.with("x", other.string("x").orElseThrow()));
  }

  @Test
  void refusesAJwkThatIsNoSecretForSigning() {
    refuses(jwk.without("d"));
    refuses(jwk.without("x"));
    refuses(jwk.with("d", "AAAA"));
    refuses(jwk.with("d", ""));
    refuses(jwk.with("use", "enc"));
    refuses(jwk.with("crv", "X25519"));
    refuses(jwk.with("alg", "ES256"));
    refuses(jwk.with("key_ops", JsonArray.ofStrings(List.of("verify"))));
  }

  @Test
  void refusesASecretWithPadding() {
    var padded = jwk.with("d", jwk.string("d").orElseThrow() + "=");
    assertThat(Refusal.of(() -> SigningKey.ofJwk(padded, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  private static void refuses(JsonObject jwk) {
    assertThat(Refusal.of(() -> SigningKey.ofJwk(jwk, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }
}
