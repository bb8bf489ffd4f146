package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemType;

class MlDsaKeyTest {
  private static final byte[] MESSAGE = "three jobs".getBytes(UTF_8);

  private final SigningKey key = SigningKey.fresh(KeyType.ML_DSA_44);
  private final VerificationKey publicKey = key.verificationKey();

  @Test
  void isTheSameThroughEveryForm() throws Exception {
    for (var same :
        List.of(
            SigningKey.restore(
                KeyType.ML_DSA_44, key.seed(SecretAccess.GRANTED), SecretAccess.GRANTED),
            SigningKey.ofMultikey(key.multikey(SecretAccess.GRANTED), SecretAccess.GRANTED),
            SigningKey.ofJwk(key.jwk(SecretAccess.GRANTED), SecretAccess.GRANTED))) {
      assertThat(same.verificationKey()).isEqualTo(publicKey);
      assertThat(same.sign(MESSAGE)).isEqualTo(key.sign(MESSAGE));
    }
    for (var same :
        List.of(
            VerificationKey.ofRaw(KeyType.ML_DSA_44, publicKey.raw()),
            VerificationKey.ofMultikey(publicKey.multikey()),
            VerificationKey.ofJwk(publicKey.jwk()))) {
      assertThat(same).isEqualTo(publicKey);
      assertThat(same.verifies(MESSAGE, key.sign(MESSAGE))).isTrue();
    }
    assertThat(publicKey.raw()).hasSize(1312);
    assertThat(publicKey.multikey()).startsWith("ukC").hasSize(1753);
    assertThat(publicKey.jwk().names()).containsExactly("kty", "alg", "pub");
    assertThat(key.sign(MESSAGE)).hasSize(2420);
  }

  @Test
  void refusesEveryOtherSignature() {
    var random = new Random(20_261_122);
    var signature = key.sign(MESSAGE);
    for (int i = 0; i < 200; i++) {
      var flipped = signature.clone();
      int bit = random.nextInt(8 * signature.length);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(publicKey.verifies(MESSAGE, flipped)).as("bit %s", bit).isFalse();
    }
    for (int length : new int[] {0, 64, 2419, 2421, 4840}) {
      assertThat(publicKey.verifies(MESSAGE, Arrays.copyOf(signature, length)))
          .as("%s bytes", length)
          .isFalse();
    }
    for (int value : new int[] {0, 0xff}) {
      var filled = new byte[2420];
      Arrays.fill(filled, (byte) value);
      assertThat(publicKey.verifies(MESSAGE, filled)).as("all %s", value).isFalse();
    }
    assertThat(publicKey.verifies(new byte[0], signature)).isFalse();
    assertThat(SigningKey.fresh(KeyType.ML_DSA_44).verificationKey().verifies(MESSAGE, signature))
        .isFalse();
  }

  @Test
  void survivesNoiseForASignature() {
    var random = new Random(20_261_123);
    for (int i = 0; i < 200; i++) {
      var noise = new byte[2420];
      random.nextBytes(noise);
      // what stands before the hints is often well-formed by chance, the hints hardly ever are
      Arrays.fill(noise, 2420 - 84, 2420, (byte) (i % 2 == 0 ? 0 : random.nextInt()));
      assertThat(publicKey.verifies(MESSAGE, noise)).as("noise %s", i).isFalse();
    }
  }

  @Test
  void refusesKeysOfAnotherLengthOrInTheOtherBase() throws Exception {
    for (int length : new int[] {0, 32, 1311, 1313, 1952}) {
      assertThat(
              Refusal.of(() -> VerificationKey.ofRaw(KeyType.ML_DSA_44, new byte[length])).type())
          .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    }
    var bytes = Multibase.decode(publicKey.multikey());
    var ed25519 = SigningKey.fresh(KeyType.ED25519).verificationKey();
    for (var text :
        List.of(
            Multibase.base58(bytes),
            Multibase.base64Url(Multibase.decode(ed25519.multikey())),
            publicKey.multikey() + "A",
            publicKey.multikey().substring(0, 1752),
            "u",
            "u" + "A".repeat(100_000))) {
      Refusal.of(() -> VerificationKey.ofMultikey(text));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SigningKey.restore(KeyType.ML_DSA_44, new byte[31], SecretAccess.GRANTED));
  }

  @Test
  void refusesJwksThatAreNotForIt() {
    var jwk = publicKey.jwk();
    var secret = key.jwk(SecretAccess.GRANTED);
    for (var bad :
        List.<JsonObject>of(
            secret,
            jwk.without("alg"),
            jwk.with("alg", "ML-DSA-65"),
            jwk.with("kty", "OKP"),
            jwk.without("pub"),
            jwk.with("pub", Base64Url.encode(new byte[1311])),
            jwk.with("use", "enc"))) {
      Refusal.of(() -> VerificationKey.ofJwk(bad));
    }
    var other = SigningKey.fresh(KeyType.ML_DSA_44).jwk(SecretAccess.GRANTED);
    Refusal.of(
        () ->
            SigningKey.ofJwk(
                secret.with("priv", other.string("priv").orElseThrow()), SecretAccess.GRANTED));
  }

  @Test
  void neverShowsItsSecret() {
    assertThat(key.toString())
        .doesNotContain(Base64Url.encode(key.seed(SecretAccess.GRANTED)))
        .doesNotContain(key.multikey(SecretAccess.GRANTED).substring(4));
  }
}
