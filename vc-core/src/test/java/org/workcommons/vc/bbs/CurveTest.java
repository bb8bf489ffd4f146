package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.bls.BLS12_381G1;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.bbs.Curve.Term;

/** Both curves refuse the same encodings and count alike. */
class CurveTest {
  private static final String TAG = "BBS_CURVE_TEST_";
  private static final Curve JAVA = Suites.all().get(0).curve();
  private static final Curve NATIVE = Suites.all().get(1).curve();

  static Stream<Curve> curves() {
    return Stream.of(JAVA, NATIVE);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void refusesTheIdentity(Curve curve) {
    assertThat(curve.g1(flagged(new byte[48], 0xc0))).isEmpty();
    assertThat(curve.g2(flagged(new byte[96], 0xc0))).isEmpty();
    assertThat(curve.g1(flagged(new byte[48], 0xe0))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("curves")
  void refusesAnotherLength(Curve curve) {
    var g1 = point(curve, 1).compressed();
    var g2 = curve.publicKey(BigInteger.TWO).compressed();
    for (int length : new int[] {0, 1, 47, 49, 95, 97, 192}) {
      assertThat(curve.g1(Arrays.copyOf(g1, length))).isEmpty();
      assertThat(curve.g2(Arrays.copyOf(g2, length))).isEmpty();
    }
    assertThat(curve.g1(g2)).isEmpty();
    assertThat(curve.g2(g1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("curves")
  void refusesOtherFlags(Curve curve) {
    var g1 = point(curve, 1).compressed();
    var g2 = curve.publicKey(BigInteger.TWO).compressed();
    for (int flags : new int[] {0x00, 0x20, 0x40, 0x60, 0xc0, 0xe0}) {
      assertThat(curve.g1(flagged(g1, flags))).isEmpty();
      assertThat(curve.g2(flagged(g2, flags))).isEmpty();
    }
  }

  /** The same point with the prime added to its coordinate would be a second name for it. */
  @ParameterizedTest
  @MethodSource("curves")
  void refusesACoordinateThatIsNotReduced(Curve curve) {
    int tried = 0;
    for (int x = 0; x < 50 && tried < 3; x++) {
      var reduced = encoded(BigInteger.valueOf(x));
      if (isOnCurve(reduced)) {
        assertThat(curve.g1(encoded(BLS12_381G1.Q.add(BigInteger.valueOf(x))))).isEmpty();
        tried++;
      }
    }
    assertThat(tried).isEqualTo(3);
    var g2 = curve.publicKey(BigInteger.TWO).compressed();
    var prime = encoded(BLS12_381G1.Q);
    System.arraycopy(prime, 0, g2, 0, 48);
    assertThat(curve.g2(g2)).isEmpty();
    g2 = curve.publicKey(BigInteger.TWO).compressed();
    prime[0] &= 0x1f;
    System.arraycopy(prime, 0, g2, 48, 48);
    assertThat(curve.g2(g2)).isEmpty();
  }

  /** Of the points of the curve one in 2^126 is in the group. */
  @ParameterizedTest
  @MethodSource("curves")
  void refusesPointsOutsideTheGroup(Curve curve) {
    int outside = 0;
    for (int x = 0; x < 20; x++) {
      var bytes = encoded(BigInteger.valueOf(x));
      assertThat(curve.g1(bytes)).isEmpty();
      outside += isOnCurve(bytes) ? 1 : 0;
      var twice = Arrays.copyOf(encoded(BigInteger.ZERO), 96);
      twice[95] = (byte) x;
      assertThat(curve.g2(twice)).isEmpty();
    }
    assertThat(outside).isGreaterThan(3);
  }

  @Test
  void bothHaveTheSamePoints() {
    long seed = 20261121;
    var random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      int point = i;
      var scalar = new BigInteger(300, random).mod(Scalars.ORDER);
      var other = i == 0 ? BigInteger.ZERO : new BigInteger(300, random).mod(Scalars.ORDER);
      assertThat(both(curve -> point(curve, point).times(scalar).compressed()))
          .as("times")
          .isTrue();
      assertThat(both(curve -> curve.publicKey(scalar).compressed())).as("G2").isTrue();
      assertThat(both(curve -> sum(curve, scalar, other).compressed()))
          .as("sum, seed %s", seed)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("curves")
  void aSumIsThatOfItsProducts(Curve curve) {
    var five = BigInteger.valueOf(5);
    var one = point(curve, 1);

    assertThat(curve.sum(List.of(new Term(one, five), new Term(one, five))).compressed())
        .isEqualTo(one.times(BigInteger.TEN).compressed());
    assertThat(
            curve
                .sum(List.of(new Term(one, five), new Term(one, Scalars.minus(five))))
                .isIdentity())
        .isTrue();
    assertThat(one.times(BigInteger.ZERO).isIdentity()).isTrue();
    assertThat(one.times(Scalars.ORDER.subtract(BigInteger.ONE)).isIdentity()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("curves")
  void pairsAlikeWhereTheProductsAre(Curve curve) {
    var secret = new BigInteger("123456789123456789123456789");
    var key = curve.publicKey(secret);
    var point = point(curve, 1);

    assertThat(curve.pairAlike(point, key, point.times(secret))).isTrue();
    assertThat(curve.pairAlike(point, key, point.times(secret.add(BigInteger.ONE)))).isFalse();
    assertThat(curve.pairAlike(point, key, point)).isFalse();
    var identity = point.times(BigInteger.ZERO);
    assertThat(curve.pairAlike(identity, key, identity)).isTrue();
    assertThat(curve.pairAlike(identity, key, point)).isFalse();
    assertThat(curve.pairAlike(point, key, identity)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("curves")
  void anOperationLeavesItsPointsAsTheyWere(Curve curve) {
    var point = point(curve, 1);
    var before = point.compressed();
    point.times(BigInteger.TEN);
    curve.sum(List.of(new Term(point, BigInteger.TEN), new Term(point, BigInteger.ONE)));
    curve.pairAlike(point, curve.publicKey(BigInteger.TWO), point);

    assertThat(point.compressed()).isEqualTo(before);
    assertThat(curve.publicKey(BigInteger.TWO).compressed())
        .isEqualTo(curve.publicKey(BigInteger.TWO).compressed());
  }

  @ParameterizedTest
  @MethodSource("curves")
  void readsWhatItWrote(Curve curve) {
    var g1 = point(curve, 7).compressed();
    var g2 = curve.publicKey(BigInteger.TEN).compressed();

    assertThat(curve.g1(g1).map(Curve.G1::compressed)).contains(g1);
    assertThat(curve.g2(g2).map(Curve.G2::compressed)).contains(g2);
  }

  /** RFC 9380, appendix J.9.1. */
  @ParameterizedTest
  @MethodSource("curves")
  void hashesLikeTheStandard(Curve curve) {
    var point = curve.hashToG1(new byte[0], "QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_");
    var x = point.compressed();
    x[0] &= 0x1f;

    assertThat(HexFormat.of().formatHex(x))
        .isEqualTo(
            "052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac3"
                + "49612b759e79a1");
  }

  @Test
  void theNativeOneIsPreferredWhereItIs() {
    assertThat(Curves.fastest()).isInstanceOf(NativeCurve.class);
  }

  private static Curve.G1 point(Curve curve, int number) {
    return curve.hashToG1(("point " + number).getBytes(UTF_8), TAG);
  }

  private static Curve.G1 sum(Curve curve, BigInteger one, BigInteger other) {
    var terms = new ArrayList<Term>();
    terms.add(new Term(point(curve, 1), one));
    terms.add(new Term(point(curve, 2), other));
    terms.add(new Term(point(curve, 3), BigInteger.ONE));
    return curve.sum(terms);
  }

  private interface Making {
    byte[] on(Curve curve);
  }

  private static boolean both(Making making) {
    return Arrays.equals(making.on(JAVA), making.on(NATIVE));
  }

  private static byte[] flagged(byte[] bytes, int flags) {
    var changed = bytes.clone();
    changed[0] = (byte) ((changed[0] & 0x1f) | flags);
    return changed;
  }

  private static byte[] encoded(BigInteger x) {
    var bytes = new byte[48];
    var number = x.toByteArray();
    System.arraycopy(number, 0, bytes, 48 - number.length, number.length);
    bytes[0] |= (byte) 0x80;
    return bytes;
  }

  private static boolean isOnCurve(byte[] bytes) {
    try {
      BLS12_381Serialization.decompressG1(bytes, BLS12_381G1.createCurve());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
