package org.workcommons.vc.key;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The curve of Ed25519 as RFC 8032 §5.1 defines it: slow, and short enough to check by reading. */
final class Edwards25519 {
  static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger D =
      divide(BigInteger.valueOf(-121665), BigInteger.valueOf(121666));
  private static final BigInteger ROOT_OF_MINUS_ONE = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

  record Point(BigInteger x, BigInteger y) {
    static final Point NEUTRAL = new Point(ZERO, ONE);

    Point plus(Point other) {
      var product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y);
      var newX = x.multiply(other.y).add(other.x.multiply(y));
      var newY = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(divide(newX, ONE.add(product)), divide(newY, ONE.subtract(product)));
    }

    Point times(BigInteger factor) {
      var result = NEUTRAL;
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        result = result.plus(result);
        result = factor.testBit(bit) ? result.plus(this) : result;
      }
      return result;
    }

    boolean isOfSmallOrder() {
      return times(BigInteger.valueOf(8)).equals(NEUTRAL);
    }

    byte[] encoded() {
      return bytes(x.testBit(0) ? y.setBit(255) : y);
    }
  }

  private Edwards25519() {}

  /** The point that 32 bytes stand for, none when they stand for none or are not canonical. */
  static Optional<Point> decode(byte[] raw) {
    var number = number(raw);
    var y = number.clearBit(255);
    if (y.compareTo(P) >= 0) {
      return Optional.empty();
    }
    var square = divide(y.multiply(y).subtract(ONE), D.multiply(y).multiply(y).add(ONE));
    var x = root(square);
    if (x.isEmpty() || (x.get().signum() == 0 && number.testBit(255))) {
      return Optional.empty();
    }
    boolean wanted = x.get().testBit(0) == number.testBit(255);
    return Optional.of(new Point(wanted ? x.get() : P.subtract(x.get()), y));
  }

  /** The eight points whose order divides 8. */
  static List<Point> pointsOfSmallOrder() {
    var points = new ArrayList<Point>(List.of(Point.NEUTRAL));
    for (long y = 2; points.size() < 8; y++) {
      decode(bytes(BigInteger.valueOf(y)))
          .map(point -> point.times(L))
          .filter(point -> !points.contains(point))
          .ifPresent(points::add);
    }
    return points;
  }

  /** Little-endian, 32 bytes. */
  static byte[] bytes(BigInteger number) {
    var bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  static BigInteger number(byte[] littleEndian) {
    var bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[littleEndian.length - 1 - i] = littleEndian[i];
    }
    return new BigInteger(1, bigEndian);
  }

  private static Optional<BigInteger> root(BigInteger square) {
    var root = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!root.multiply(root).mod(P).equals(square)) {
      root = root.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    return root.multiply(root).mod(P).equals(square) ? Optional.of(root) : Optional.empty();
  }

  private static BigInteger divide(BigInteger dividend, BigInteger divisor) {
    return dividend.multiply(divisor.modInverse(P)).mod(P);
  }
}
