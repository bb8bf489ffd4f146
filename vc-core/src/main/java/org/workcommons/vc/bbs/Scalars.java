package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.encoding.Sha256;

/** Numbers from 0 up to but not including the order of the groups. */
final class Scalars {
  static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);
  static final int BYTES = 32;

  /** So many bytes, taken modulo the order, that no scalar is noticeably likelier. */
  static final int WIDE_BYTES = 48;

  private static final int HASH_BYTES = 32;
  private static final int BLOCK_BYTES = 64;

  private Scalars() {}

  /** {@return a scalar in its one encoding, which zero has not} */
  static Optional<BigInteger> received(byte[] bytes) {
    var scalar = new BigInteger(1, bytes);
    return bytes.length == BYTES && scalar.signum() > 0 && scalar.compareTo(ORDER) < 0
        ? Optional.of(scalar)
        : Optional.empty();
  }

  static byte[] bytes(BigInteger scalar) {
    var bytes = new byte[BYTES];
    var number = scalar.toByteArray();
    int used = Math.min(number.length, BYTES);
    System.arraycopy(number, number.length - used, bytes, BYTES - used, used);
    return bytes;
  }

  static BigInteger minus(BigInteger scalar) {
    return scalar.negate().mod(ORDER);
  }

  /** {@return {@code count} scalars that nobody can guess} §4.2.1 calculate_random_scalars. */
  static List<BigInteger> random(int count) {
    var scalars = new ArrayList<BigInteger>(count);
    while (scalars.size() < count) {
      scalars.add(wide(Randomness.bytes(WIDE_BYTES)));
    }
    return scalars;
  }

  /** §4.2.3 hash_to_scalar. */
  static BigInteger hash(byte[] message, String tag) {
    return wide(expand(message, tag, WIDE_BYTES));
  }

  static BigInteger wide(byte[] bytes) {
    return new BigInteger(1, bytes).mod(ORDER);
  }

  /** RFC 9380 §5.3.1 expand_message_xmd with SHA-256. */
  static byte[] expand(byte[] message, String tag, int length) {
    var suffix = suffix(tag);
    var size = new byte[] {(byte) (length >> 8), (byte) length, 0};
    var first = Sha256.hash(new byte[BLOCK_BYTES], message, size, suffix);
    var expanded = new byte[length];
    var block = new byte[HASH_BYTES];
    for (int at = 0, count = 1; at < length; at += HASH_BYTES, count++) {
      block = Sha256.hash(xor(first, block), new byte[] {(byte) count}, suffix);
      System.arraycopy(block, 0, expanded, at, Math.min(HASH_BYTES, length - at));
    }
    return expanded;
  }

  private static byte[] suffix(String tag) {
    var ascii = tag.getBytes(US_ASCII);
    var suffix = Arrays.copyOf(ascii, ascii.length + 1);
    suffix[ascii.length] = (byte) ascii.length;
    return suffix;
  }

  private static byte[] xor(byte[] one, byte[] other) {
    var result = new byte[HASH_BYTES];
    for (int i = 0; i < HASH_BYTES; i++) {
      result[i] = (byte) (one[i] ^ other[i]);
    }
    return result;
  }
}
