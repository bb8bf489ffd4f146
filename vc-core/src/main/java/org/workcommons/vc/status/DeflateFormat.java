package org.workcommons.vc.status;

import java.util.Arrays;

/** The numbers of deflate. RFC 1951 §3.2.5 to §3.2.7. */
final class DeflateFormat {
  /** The symbol that ends a block; those below are bytes, those above the lengths of copies. */
  static final int END = 256;

  /** How many symbols there are for bytes, the end and lengths. */
  static final int SYMBOLS = 286;

  /** The longest code of all of these. */
  static final int LONGEST_CODE = 15;

  /** The shortest copy. */
  static final int SHORTEST_COPY = 3;

  /** The longest copy, which has a symbol of its own, the last. */
  static final int LONGEST_COPY = 258;

  /** A block that stands as it is. */
  static final int STORED = 0;

  /** A block in the code that needs not be written down. */
  static final int FIXED = 1;

  /** A block in a code of its own. */
  static final int DYNAMIC = 2;

  /** In the lengths of a code: the one before, three to six times. */
  static final int REPEAT = 16;

  /** In the lengths of a code: three to ten zeros. */
  static final int ZEROS = 17;

  /** In the lengths of a code: eleven to 138 zeros. */
  static final int MANY_ZEROS = 18;

  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int[] LENGTH_BASES = new int[SYMBOLS - END - 1];

  static {
    for (int i = 1, next = SHORTEST_COPY; i < LENGTH_BASES.length; i++) {
      LENGTH_BASES[i - 1] = next;
      next += 1 << lengthWidth(i - 1);
    }
    LENGTH_BASES[LENGTH_BASES.length - 1] = LONGEST_COPY;
  }

  private DeflateFormat() {}

  /** {@return the shortest copy of the {@code i}-th symbol of lengths} */
  static int lengthBase(int i) {
    return LENGTH_BASES[i];
  }

  /** {@return how many bits follow the {@code i}-th symbol of lengths} */
  static int lengthWidth(int i) {
    return i == LENGTH_BASES.length - 1 ? 0 : Math.max(0, i / 4 - 1);
  }

  /** {@return how many symbols a code has in which lengths of codes are written} */
  static int lengthSymbols() {
    return LENGTH_ORDER.length;
  }

  /** {@return the {@code i}-th of these symbols in the order in which their lengths are written} */
  static int lengthSymbol(int i) {
    return LENGTH_ORDER[i];
  }

  /** {@return the lengths of the code that needs not be written down} Two symbols have no use. */
  static int[] fixedLengths() {
    var lengths = new int[SYMBOLS + 2];
    Arrays.fill(lengths, 0, 144, 8);
    Arrays.fill(lengths, 144, END, 9);
    Arrays.fill(lengths, END, 280, 7);
    Arrays.fill(lengths, 280, lengths.length, 8);
    return lengths;
  }
}
