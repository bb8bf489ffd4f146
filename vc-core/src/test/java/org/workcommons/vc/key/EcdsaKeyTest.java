package org.workcommons.vc.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class EcdsaKeyTest {
  private static final long SEED = 6979;
  private static final byte[] MESSAGE = {1, 2, 3};

  /** The primes and orders of FIPS 186-5, SP 800-186 §3.2.1. */
  private enum Curve {
    P256(
        KeyType.P256,
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        "8024",
        "8626"),
    P384(
        KeyType.P384,
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
        "8124",
        "8726"),
    P521(
        KeyType.P521,
        "01ff" + "ff".repeat(64),
        "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa"
            + "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
        "8224",
        "8826");

    final KeyType type;
    final BigInteger prime;
    final BigInteger order;
    final String publicPrefix;
    final String secretPrefix;
    final SigningKey secret;

    Curve(KeyType type, String prime, String order, String publicPrefix, String secretPrefix) {
      this.type = type;
      this.prime = new BigInteger(prime, 16);
      this.order = new BigInteger(order, 16);
      this.publicPrefix = publicPrefix;
      this.secretPrefix = secretPrefix;
      this.secret = SigningKey.fresh(type);
    }

    VerificationKey key() {
      return secret.verificationKey();
    }

    int bytes() {
      return (prime.bitLength() + 7) / 8;
    }

    byte[] number(BigInteger number) {
      var hex = number.toString(16);
      return HexFormat.of().parseHex("0".repeat(2 * bytes() - hex.length()) + hex);
    }

    String coordinate(BigInteger number) {
      return Base64Url.encode(number(number));
    }

    BigInteger coordinate(String name) throws ProblemException {
      return new BigInteger(1, Base64Url.decode(key().jwk().string(name).orElseThrow()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameThroughEveryForm(Curve curve) throws Exception {
    var key = curve.key();
    assertThat(VerificationKey.ofRaw(curve.type, key.raw())).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(VerificationKey.ofMultikey(key.multikey())).isEqualTo(key);
    assertThat(VerificationKey.ofJwk(key.jwk())).isEqualTo(key);
    assertThat(key.type()).isEqualTo(curve.type);
    assertThat(key.raw()).hasSize(1 + curve.bytes());
    assertThat(key.jwk().names()).containsExactly("kty", "crv", "x", "y");
    assertThat(HexFormat.of().formatHex(Multibase.decode(key.multikey())))
        .startsWith(curve.publicPrefix);
    var secret = curve.secret;
    for (var same :
        List.of(
            SigningKey.restore(curve.type, secret.seed(SecretAccess.GRANTED), SecretAccess.GRANTED),
            SigningKey.ofMultikey(secret.multikey(SecretAccess.GRANTED), SecretAccess.GRANTED),
            SigningKey.ofJwk(secret.jwk(SecretAccess.GRANTED), SecretAccess.GRANTED))) {
      assertThat(same.verificationKey()).isEqualTo(key);
      assertThat(same.sign(MESSAGE)).isEqualTo(secret.sign(MESSAGE));
    }
    assertThat(HexFormat.of().formatHex(Multibase.decode(secret.multikey(SecretAccess.GRANTED))))
        .startsWith(curve.secretPrefix);
  }

  @ParameterizedTest
  @EnumSource
  void verifiesNothingButWhatWasSigned(Curve curve) {
    var signature = curve.secret.sign(MESSAGE);
    var key = curve.key();
    assertThat(signature).hasSize(2 * curve.bytes());
    assertThat(key.verifies(MESSAGE, signature)).isTrue();
    assertThat(key.verifies(new byte[0], signature)).isFalse();
    assertThat(SigningKey.fresh(curve.type).verificationKey().verifies(MESSAGE, signature))
        .isFalse();
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      var damaged = signature.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(key.verifies(MESSAGE, damaged)).as("bit %d", bit).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptsBothHalvesOfAMalleableSignature(Curve curve) {
    var signature = curve.secret.sign(MESSAGE);
    var s = s(curve, signature);
    assertThat(curve.key().verifies(MESSAGE, withS(curve, signature, curve.order.subtract(s))))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void refusesNumbersOutsideTheGroup(Curve curve) {
    var signature = curve.secret.sign(MESSAGE);
    var key = curve.key();
    var most = BigInteger.TWO.pow(8 * curve.bytes()).subtract(BigInteger.ONE);
    for (var number : List.of(BigInteger.ZERO, curve.order, most)) {
      assertThat(key.verifies(MESSAGE, withS(curve, signature, number))).isFalse();
      var both = new byte[2 * curve.bytes()];
      System.arraycopy(curve.number(number), 0, both, 0, curve.bytes());
      assertThat(key.verifies(MESSAGE, withS(curve, both, number))).isFalse();
      assertThat(key.verifies(MESSAGE, withS(curve, both, BigInteger.ONE))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesSignaturesOfEveryOtherLength(Curve curve) {
    var signature = curve.secret.sign(MESSAGE);
    for (int length : new int[] {0, 1, 63, 65, 70, 72, 95, 97, 104, 128, 131, 133, 139, 4096}) {
      assertThat(curve.key().verifies(MESSAGE, Arrays.copyOf(signature, length))).isFalse();
    }
    var longer = new byte[signature.length + 1];
    System.arraycopy(signature, 0, longer, 1, signature.length);
    assertThat(curve.key().verifies(MESSAGE, longer)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void neverThrowsOnASignature(Curve curve) {
    var random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      var signature = new byte[2 * curve.bytes()];
      random.nextBytes(signature);
      assertThat(curve.key().verifies(MESSAGE, signature)).as("seed %d, %d", SEED, i).isFalse();
    }
  }

  /** Half of all numbers are no x of a point; every point has y as its only other coordinate. */
  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNotOnTheCurve(Curve curve) throws Exception {
    var jwk = curve.key().jwk();
    var y = curve.coordinate("y");
    refusesPoint(jwk.with("y", curve.coordinate(y.xor(BigInteger.ONE))));
    refusesPoint(jwk.with("x", curve.coordinate(curve.coordinate("x").xor(BigInteger.ONE))));
    refusesPoint(
        jwk.with("x", jwk.string("y").orElseThrow()).with("y", jwk.string("x").orElseThrow()));
    refusesPoint(jwk.with("x", curve.coordinate(BigInteger.ZERO)));
    refusesPoint(
        jwk.with("x", curve.coordinate(BigInteger.ZERO))
            .with("y", curve.coordinate(BigInteger.ZERO)));
    var random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      var raw = new byte[1 + curve.bytes()];
      random.nextBytes(raw);
      raw[0] = 2;
      raw[1] &= (byte) curve.prime.shiftRight(8 * (curve.bytes() - 1)).intValue();
      refused += isAccepted(curve.type, raw) ? 0 : 1;
    }
    assertThat(refused).as("seed %d", SEED).isBetween(60, 140);
  }

  /** Points that came before are kept; what differs from them in anything is another or none. */
  @ParameterizedTest
  @EnumSource
  void isTheVeryPointThatIsAskedFor(Curve curve) throws Exception {
    var jwk = curve.key().jwk();
    var y = curve.coordinate("y");
    var opposite = jwk.with("y", curve.coordinate(curve.prime.subtract(y)));
    var signature = curve.secret.sign(MESSAGE);
    for (int i = 0; i < 3; i++) {
      var raw = curve.key().raw();
      assertThat(VerificationKey.ofRaw(curve.type, raw)).isEqualTo(curve.key());
      assertThat(VerificationKey.ofJwk(jwk).verifies(MESSAGE, signature)).isTrue();
      raw[0] ^= 1;
      assertThat(VerificationKey.ofRaw(curve.type, raw)).isEqualTo(VerificationKey.ofJwk(opposite));
      assertThat(VerificationKey.ofJwk(opposite).verifies(MESSAGE, signature)).isFalse();
      refusesPoint(jwk.with("y", curve.coordinate(y.xor(BigInteger.ONE))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesCoordinatesBeyondTheField(Curve curve) throws Exception {
    var jwk = curve.key().jwk();
    var most = BigInteger.TWO.pow(8 * curve.bytes()).subtract(BigInteger.ONE);
    for (var beyond : List.of(curve.prime, curve.prime.add(BigInteger.ONE), most)) {
      refusesPoint(jwk.with("x", curve.coordinate(beyond)));
      refusesPoint(jwk.with("y", curve.coordinate(beyond)));
      var raw = new byte[1 + curve.bytes()];
      System.arraycopy(curve.number(beyond), 0, raw, 1, curve.bytes());
      raw[0] = 3;
      refusesRaw(curve.type, raw);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesCoordinatesOfAnotherLength(Curve curve) throws Exception {
    var jwk = curve.key().jwk();
    for (var name : List.of("x", "y")) {
      var bytes = Base64Url.decode(jwk.string(name).orElseThrow());
      var longer = new byte[bytes.length + 1];
      System.arraycopy(bytes, 0, longer, 1, bytes.length);
      refusesPoint(jwk.with(name, Base64Url.encode(longer)));
      refusesPoint(jwk.with(name, Base64Url.encode(Arrays.copyOf(bytes, bytes.length + 1))));
      refusesPoint(jwk.with(name, Base64Url.encode(Arrays.copyOf(bytes, bytes.length - 1))));
      refusesPoint(jwk.with(name, ""));
      assertThat(problemType(jwk.without(name))).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    }
  }

  /** A secret whose x starts with a zero byte; the zero belongs to the key. */
  @ParameterizedTest
  @EnumSource
  void keepsLeadingZeros(Curve curve) throws Exception {
    for (int i = 1; ; i++) {
      var secret =
          SigningKey.restore(curve.type, curve.number(BigInteger.valueOf(i)), SecretAccess.GRANTED);
      var key = secret.verificationKey();
      if (key.raw()[1] == 0) {
        assertThat(Base64Url.decode(key.jwk().string("x").orElseThrow())).hasSize(curve.bytes());
        assertThat(VerificationKey.ofJwk(key.jwk())).isEqualTo(key);
        var x = Base64Url.decode(key.jwk().string("x").orElseThrow());
        refusesPoint(key.jwk().with("x", Base64Url.encode(Arrays.copyOfRange(x, 1, x.length))));
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherEncodingsOfThePoint(Curve curve) throws Exception {
    var raw = curve.key().raw();
    for (int lead : new int[] {0, 1, 4, 5, 6, 7, 255}) {
      var other = raw.clone();
      other[0] = (byte) lead;
      refusesRaw(curve.type, other);
    }
    refusesRaw(curve.type, new byte[0]);
    refusesRaw(curve.type, new byte[1]); // the point at infinity
    refusesRaw(curve.type, new byte[1 + curve.bytes()]);
    refusesRaw(curve.type, Arrays.copyOf(raw, raw.length - 1));
    refusesRaw(curve.type, Arrays.copyOf(raw, raw.length + 1));
    var uncompressed = new byte[1 + 2 * curve.bytes()];
    uncompressed[0] = 4;
    System.arraycopy(curve.number(curve.coordinate("x")), 0, uncompressed, 1, curve.bytes());
    System.arraycopy(
        curve.number(curve.coordinate("y")), 0, uncompressed, 1 + curve.bytes(), curve.bytes());
    refusesRaw(curve.type, uncompressed);
    refusesMultikey(curve.publicPrefix, uncompressed);
    refusesMultikey(curve.publicPrefix, new byte[1]);
    refusesMultikey(curve.publicPrefix, new byte[0]);
    refusesMultikey(curve.secretPrefix, raw);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAKeyUnderTheNameOfAnotherType(Curve curve) throws Exception {
    var other = curve == Curve.P256 ? Curve.P384 : Curve.P256;
    refusesRaw(other.type, curve.key().raw());
    refusesRaw(KeyType.ED25519, curve.key().raw());
    refusesMultikey(other.publicPrefix, curve.key().raw());
    refusesMultikey("ed01", curve.key().raw());
    refusesMultikey(curve.publicPrefix, SigningKey.fresh(KeyType.ED25519).verificationKey().raw());
    var jwk = curve.key().jwk();
    refusesPoint(jwk.with("crv", other.key().jwk().get("crv").orElseThrow()));
    for (var mixed :
        List.of(
            jwk.with("kty", "OKP"),
            jwk.with("kty", "ec"),
            jwk.with("crv", "Ed25519"),
            jwk.with("crv", "secp256k1"),
            jwk.with("crv", "p-256"),
            jwk.with("use", "enc"),
            jwk.with("key_ops", JsonArray.ofStrings(List.of("deriveBits"))))) {
      assertThat(problemType(mixed)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allowsTheAlgorithmOfTheCurveOnly(Curve curve) throws Exception {
    var bits = Map.of(Curve.P256, "256", Curve.P384, "384", Curve.P521, "512").get(curve);
    var jwk = curve.key().jwk();
    for (var alg :
        List.of("ES256", "ESP256", "ES384", "ESP384", "ES512", "ESP512", "EdDSA", "none", "")) {
      if (alg.endsWith(bits)) {
        assertThat(VerificationKey.ofJwk(jwk.with("alg", alg))).isEqualTo(curve.key());
      } else {
        assertThat(problemType(jwk.with("alg", alg))).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
      }
    }
    assertThat(problemType(jwk.with("alg", "es" + bits)))
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecretAsAPublicKey(Curve curve) {
    assertThat(problemType(curve.secret.jwk(SecretAccess.GRANTED)))
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecretOutsideTheGroup(Curve curve) {
    for (var number : List.of(BigInteger.ZERO, curve.order, curve.order.add(BigInteger.ONE))) {
      refusesSecret(curve, curve.number(number));
    }
    refusesSecret(curve, new byte[0]);
    refusesSecret(curve, Arrays.copyOf(curve.number(BigInteger.ONE), curve.bytes() - 1));
    refusesSecret(curve, Arrays.copyOf(curve.number(BigInteger.ONE), curve.bytes() + 1));
  }

  @ParameterizedTest
  @EnumSource
  void refusesHalvesThatDoNotBelongTogether(Curve curve) {
    var other = SigningKey.fresh(curve.type).verificationKey().jwk();
    var mixed =
        curve
            .secret
            .jwk(SecretAccess.GRANTED)
            .with("x", other.get("x").orElseThrow())
            .with("y", other.get("y").orElseThrow());
    assertThat(Refusal.of(() -> SigningKey.ofJwk(mixed, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void neverShowsItsSecret(Curve curve) {
    var seed = curve.secret.seed(SecretAccess.GRANTED);
    assertThat(curve.secret + " " + List.of(curve.secret))
        .doesNotContain(HexFormat.of().formatHex(seed))
        .doesNotContain(Base64Url.encode(seed))
        .doesNotContain(new BigInteger(1, seed).toString())
        .contains(curve.key().multikey());
  }

  private static void refusesSecret(Curve curve, byte[] seed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.restore(curve.type, seed, SecretAccess.GRANTED));
    var multikey = Multibase.base58(concat(HexFormat.of().parseHex(curve.secretPrefix), seed));
    assertThat(Refusal.of(() -> SigningKey.ofMultikey(multikey, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    var jwk = curve.secret.jwk(SecretAccess.GRANTED).with("d", Base64Url.encode(seed));
    assertThat(Refusal.of(() -> SigningKey.ofJwk(jwk, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  private static BigInteger s(Curve curve, byte[] signature) {
    return new BigInteger(1, Arrays.copyOfRange(signature, curve.bytes(), signature.length));
  }

  private static byte[] withS(Curve curve, byte[] signature, BigInteger s) {
    var other = signature.clone();
    System.arraycopy(curve.number(s), 0, other, curve.bytes(), curve.bytes());
    return other;
  }

  private static boolean isAccepted(KeyType type, byte[] raw) {
    try {
      VerificationKey.ofRaw(type, raw);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static void refusesRaw(KeyType type, byte[] raw) {
    assertThat(Refusal.of(() -> VerificationKey.ofRaw(type, raw)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private static void refusesMultikey(String prefix, byte[] raw) {
    var multikey = Multibase.base58(concat(HexFormat.of().parseHex(prefix), raw));
    assertThat(Refusal.of(() -> VerificationKey.ofMultikey(multikey)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private static void refusesPoint(JsonObject jwk) {
    assertThat(problemType(jwk)).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private static ProblemType problemType(JsonObject jwk) {
    return Refusal.of(() -> VerificationKey.ofJwk(jwk)).type();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
