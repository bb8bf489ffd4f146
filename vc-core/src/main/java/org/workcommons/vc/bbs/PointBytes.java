package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What a compressed point must look like before a library sees it. draft-irtf-cfrg-bbs-signatures,
 * appendix B.2: the three highest bits say compressed, identity, and which of two points.
 */
final class PointBytes {
  private static final BigInteger FIELD =
      new BigInteger(
          "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9fe"
              + "ffffffffaaab",
          16);
  private static final int COMPRESSED = 0x80;
  private static final int IDENTITY = 0x40;
  private static final int FLAGS = 0xe0;

  private PointBytes() {}

  /** {@return whether these may encode a point other than the identity, in the one way there is} */
  static boolean areCanonical(byte[] bytes, int length) {
    return bytes.length == length
        && (bytes[0] & (COMPRESSED | IDENTITY)) == COMPRESSED
        && areCoordinates(bytes);
  }

  /** Each of 48 bytes and below the field's prime, the flags left aside. */
  private static boolean areCoordinates(byte[] bytes) {
    var plain = bytes.clone();
    plain[0] &= (byte) ~FLAGS;
    for (int at = 0; at < plain.length; at += Curve.G1_BYTES) {
      var number = new BigInteger(1, Arrays.copyOfRange(plain, at, at + Curve.G1_BYTES));
      if (number.compareTo(FIELD) >= 0) {
        return false;
      }
    }
    return true;
  }
}
