package org.workcommons.vc.encoding;

import java.util.Arrays;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Base58 with Bitcoin's alphabet. Controlled Identifiers 1.0 §2.4. Works in limbs of 32 bits, five
 * characters a step: still quadratic, as base conversion is, but 60 kB take milliseconds where a
 * digit-by-digit loop takes half a minute.
 */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int[] DIGITS = digits();
  private static final int CHARS_PER_STEP = 5;
  private static final int STEP = 58 * 58 * 58 * 58 * 58;
  private static final long LIMB = 0xffff_ffffL;

  private Base58() {}

  static String encode(byte[] bytes) {
    int zeros = leadingZeros(bytes);
    var limbs = limbs(bytes, zeros);
    var reversed = new StringBuilder(bytes.length * 7 / 5 + 8);
    int first = 0;
    while (first < limbs.length) {
      int remainder = divideByStep(limbs, first);
      while (first < limbs.length && limbs[first] == 0) {
        first++;
      }
      appendStep(reversed, remainder, first == limbs.length);
    }
    return ALPHABET.substring(0, 1).repeat(zeros) + reversed.reverse();
  }

  static byte[] decode(String text) throws ProblemException {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    // little-endian limbs; 58^5 is below 2^30, so one limb a step is room enough
    var limbs = new int[(text.length() - zeros) / CHARS_PER_STEP + 2];
    int used = 0;
    for (int i = zeros; i < text.length(); i += CHARS_PER_STEP) {
      int end = Math.min(text.length(), i + CHARS_PER_STEP);
      used = multiplyAndAdd(limbs, used, text, i, end);
    }
    return bytes(limbs, used, zeros);
  }

  private static int multiplyAndAdd(int[] limbs, int used, String text, int from, int to)
      throws ProblemException {
    long factor = 1;
    long carry = 0;
    for (int i = from; i < to; i++) {
      factor *= 58;
      carry = carry * 58 + digit(text.charAt(i));
    }
    for (int i = 0; i < used; i++) {
      long value = (limbs[i] & LIMB) * factor + carry;
      limbs[i] = (int) value;
      carry = value >>> 32;
    }
    if (carry == 0) {
      return used;
    }
    limbs[used] = (int) carry;
    return used + 1;
  }

  private static byte[] bytes(int[] limbs, int used, int zeros) {
    var big = new byte[used * 4];
    for (int i = 0; i < used; i++) {
      int at = big.length - 4 * (i + 1);
      big[at] = (byte) (limbs[i] >>> 24);
      big[at + 1] = (byte) (limbs[i] >>> 16);
      big[at + 2] = (byte) (limbs[i] >>> 8);
      big[at + 3] = (byte) limbs[i];
    }
    int padding = leadingZeros(big);
    var bytes = new byte[zeros + big.length - padding];
    System.arraycopy(big, padding, bytes, zeros, big.length - padding);
    return bytes;
  }

  private static int[] limbs(byte[] bytes, int zeros) {
    var limbs = new int[(bytes.length - zeros + 3) / 4];
    for (int i = bytes.length - 1, place = 0; i >= zeros; i--, place++) {
      limbs[limbs.length - 1 - place / 4] |= (bytes[i] & 0xff) << (8 * (place % 4));
    }
    return limbs;
  }

  private static int divideByStep(int[] limbs, int first) {
    long remainder = 0;
    for (int i = first; i < limbs.length; i++) {
      long value = remainder << 32 | (limbs[i] & LIMB);
      limbs[i] = (int) (value / STEP);
      remainder = value % STEP;
    }
    return (int) remainder;
  }

  private static void appendStep(StringBuilder reversed, int remainder, boolean mostSignificant) {
    for (int i = 0; mostSignificant ? remainder > 0 : i < CHARS_PER_STEP; i++) {
      reversed.append(ALPHABET.charAt(remainder % 58));
      remainder /= 58;
    }
  }

  private static int digit(char c) throws ProblemException {
    int digit = c < DIGITS.length ? DIGITS[c] : -1;
    if (digit < 0) {
      throw new ProblemException(
          ProblemType.PARSING_ERROR,
          Pointer.ROOT,
          "contains a character that base58 does not have");
    }
    return digit;
  }

  private static int leadingZeros(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    return zeros;
  }

  private static int[] digits() {
    var digits = new int[128];
    Arrays.fill(digits, -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      digits[ALPHABET.charAt(i)] = i;
    }
    return digits;
  }
}
