package org.workcommons.vc.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class VerificationKeyTest {
  private static final long SEED = 8032;
  private static final byte[] MESSAGE = {1, 2, 3};

  private final SigningKey secret = SigningKey.fresh(KeyType.ED25519);
  private final VerificationKey key = secret.verificationKey();

  @Test
  void acceptsExactlyThePointsThatAreNotOfSmallOrder() {
    var random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      var raw = new byte[32];
      random.nextBytes(raw);
      var expected = Edwards25519.decode(raw).filter(point -> !point.isOfSmallOrder()).isPresent();
      assertThat(isAccepted(raw)).as("seed %d, %d", SEED, i).isEqualTo(expected);
    }
  }

  @Test
  void acceptsEveryHonestKey() {
    var random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      var seed = new byte[32];
      random.nextBytes(seed);
      var raw =
          SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED).verificationKey().raw();
      assertThat(isAccepted(raw)).as("seed %d, %d", SEED, i).isTrue();
    }
  }

  @Test
  void refusesThePointsOfSmallOrderInEveryEncoding() {
    var encodings = encodingsOfSmallOrder();
    assertThat(encodings).hasSize(14);
    for (var hex : encodings) {
      refuses(HexFormat.of().parseHex(hex));
    }
  }

  @Test
  void refusesEveryCoordinateBeyondTheField() {
    for (int above = 0; above < 19; above++) {
      var y = Edwards25519.P.add(BigInteger.valueOf(above));
      refuses(Edwards25519.bytes(y));
      refuses(Edwards25519.bytes(y.setBit(255)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 64, 65_536})
  void refusesEveryOtherLength(int length) {
    refuses(new byte[length]);
    refuses(Arrays.copyOf(key.raw(), length));
  }

  @Test
  void verifiesNothingButWhatWasSigned() {
    var signature = secret.sign(MESSAGE);
    assertThat(key.verifies(MESSAGE, signature)).isTrue();
    assertThat(key.verifies(new byte[] {1, 2, 4}, signature)).isFalse();
    assertThat(key.verifies(new byte[0], signature)).isFalse();
    assertThat(SigningKey.fresh(KeyType.ED25519).verificationKey().verifies(MESSAGE, signature))
        .isFalse();
    for (int bit = 0; bit < 512; bit++) {
      var damaged = signature.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(key.verifies(MESSAGE, damaged)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void refusesASecondFormOfTheSameSignature() {
    for (int i = 0; i < 50; i++) {
      var message = new byte[] {(byte) i};
      var signature = secret.sign(message);
      var s = Edwards25519.number(Arrays.copyOfRange(signature, 32, 64));
      for (var other = s.add(Edwards25519.L);
          other.bitLength() <= 256;
          other = other.add(Edwards25519.L)) {
        assertThat(key.verifies(message, withS(signature, other))).isFalse();
      }
      assertThat(key.verifies(message, withS(signature, s))).isTrue();
    }
  }

  @Test
  void refusesAPointRThatIsNotCanonical() throws Exception {
    var one = BigInteger.ONE;
    var beyond = Edwards25519.P.add(one);
    // what the holder of the secret can do with a nonce of zero, for which R is the neutral point
    assertThat(key.verifies(MESSAGE, signatureWith(one))).isTrue();
    for (var encoding : List.of(one.setBit(255), beyond, beyond.setBit(255))) {
      assertThat(key.verifies(MESSAGE, signatureWith(encoding))).isFalse();
    }
  }

  /** The signature over MESSAGE whose R is the neutral point in the encoding {@code r}. */
  private byte[] signatureWith(BigInteger r) throws NoSuchAlgorithmException {
    var sha512 = MessageDigest.getInstance("SHA-512");
    var expanded = Arrays.copyOf(sha512.digest(secret.seed(SecretAccess.GRANTED)), 32);
    var scalar =
        Edwards25519.number(expanded).clearBit(0).clearBit(1).clearBit(2).clearBit(255).setBit(254);
    sha512.update(Edwards25519.bytes(r));
    sha512.update(key.raw());
    var challenge = Edwards25519.number(sha512.digest(MESSAGE));
    return withS(
        Arrays.copyOf(Edwards25519.bytes(r), 64), challenge.multiply(scalar).mod(Edwards25519.L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 63, 65, 128})
  void refusesSignaturesOfEveryOtherLength(int length) {
    assertThat(key.verifies(MESSAGE, Arrays.copyOf(secret.sign(MESSAGE), length))).isFalse();
  }

  @Test
  void neverThrowsOnASignature() {
    var random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      var signature = new byte[64];
      random.nextBytes(signature);
      signature[63] &= (byte) (i % 2 == 0 ? 0x0f : 0xff);
      assertThat(key.verifies(MESSAGE, signature)).as("seed %d, %d", SEED, i).isFalse();
    }
    assertThat(key.verifies(MESSAGE, new byte[64])).isFalse();
    for (var hex : encodingsOfSmallOrder()) {
      var signature = Arrays.copyOf(HexFormat.of().parseHex(hex), 64);
      assertThat(key.verifies(MESSAGE, signature)).as(hex).isFalse();
    }
  }

  @Test
  void isTheSameThroughEveryForm() throws Exception {
    assertThat(VerificationKey.ofRaw(KeyType.ED25519, key.raw()))
        .isEqualTo(key)
        .hasSameHashCodeAs(key);
    assertThat(VerificationKey.ofMultikey(key.multikey())).isEqualTo(key);
    assertThat(VerificationKey.ofJwk(key.jwk())).isEqualTo(key);
    assertThat(key.multikey()).startsWith("z6Mk").hasSize(48);
    assertThat(key).isNotEqualTo(SigningKey.fresh(KeyType.ED25519).verificationKey());
    assertThat(key.type()).isEqualTo(KeyType.ED25519);
  }

  @Test
  void doesNotFollowTheBytesThatItWasMadeOf() throws Exception {
    var raw = key.raw();
    var copy = VerificationKey.ofRaw(KeyType.ED25519, raw);
    Arrays.fill(raw, (byte) 0);
    copy.raw()[0] ^= 1;
    assertThat(copy).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80266e01",
        "ed02",
        "ec01",
        "8024",
        "1200",
        "e701",
        "eb01",
        "00",
        "",
        "ed",
        "ed01",
        "01ed",
        "ed81 00",
        "00ed01"
      })
  void refusesAMultikeyOfAnotherType(String prefix) {
    var bytes = HexFormat.of().parseHex(prefix.replace(" ", ""));
    refusesMultikey(Multibase.base58(bytes));
    refusesMultikey(Multibase.base58(concat(bytes, new byte[33])));
    if (!prefix.equals("ed01")) {
      refusesMultikey(Multibase.base58(concat(bytes, key.raw())));
    }
  }

  @Test
  void refusesAMultikeyInAnotherBase() {
    var bytes = Multibase.base64Url(concat(new byte[] {(byte) 0xed, 1}, key.raw()));
    refusesMultikey(bytes);
    refusesMultikey("f" + HexFormat.of().formatHex(key.raw()));
    refusesMultikey("");
    refusesMultikey(key.multikey().substring(1));
    refusesMultikey(" " + key.multikey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", " ", "\n", "l", "#"})
  void refusesAMultikeyWithSomethingBehindIt(String tail) {
    assertThat(Refusal.of(() -> VerificationKey.ofMultikey(key.multikey() + tail)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesAMultikeyThatIsTooLongOrTooShort() throws Exception {
    refusesMultikey(key.multikey() + "1");
    refusesMultikey(key.multikey().substring(0, 47));
    refusesMultikey("z" + "2".repeat(63));
    refusesMultikey("z" + "2".repeat(64));
    refusesMultikey("z" + "2".repeat(2 * Limits.ENCODED_CHARS));
    refusesMultikey("z1" + key.multikey().substring(1));
  }

  private Set<String> encodingsOfSmallOrder() {
    var encodings = new LinkedHashSet<String>();
    for (var point : Edwards25519.pointsOfSmallOrder()) {
      var number = Edwards25519.number(point.encoded());
      add(encodings, number);
      if (point.x().signum() == 0) {
        // minus zero is not canonical
        add(encodings, number.setBit(255));
      }
      var beyond = number.add(Edwards25519.P);
      if (point.y().add(Edwards25519.P).bitLength() <= 255) {
        add(encodings, beyond);
        add(encodings, beyond.flipBit(255));
      }
    }
    return encodings;
  }

  private static void add(Set<String> encodings, BigInteger number) {
    encodings.add(HexFormat.of().formatHex(Edwards25519.bytes(number)));
  }

  private static byte[] withS(byte[] signature, BigInteger s) {
    var other = Arrays.copyOf(signature, 64);
    System.arraycopy(Edwards25519.bytes(s), 0, other, 32, 32);
    return other;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static boolean isAccepted(byte[] raw) {
    try {
      VerificationKey.ofRaw(KeyType.ED25519, raw);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static void refuses(byte[] raw) {
    assertThat(Refusal.of(() -> VerificationKey.ofRaw(KeyType.ED25519, raw)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private static void refusesMultikey(String text) {
    assertThat(Refusal.of(() -> VerificationKey.ofMultikey(text)).type())
        .as(text)
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }
}
