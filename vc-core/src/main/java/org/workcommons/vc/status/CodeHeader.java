package org.workcommons.vc.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lengths of a code at the start of a block, themselves in a code. RFC 1951 §3.2.7. There are
 * two distances of one bit each, although only the first is used: a code of a single symbol is
 * allowed, and not understood everywhere.
 */
final class CodeHeader {
  private static final int LONGEST = 7;
  private static final int DISTANCES = 2;
  private static final int FEWEST_SYMBOLS = DeflateFormat.END + 1;
  private static final int FEWEST_LENGTHS = 4;
  private static final int COUNTS_WIDTH = 5 + 5 + 4;
  private static final int LENGTH_WIDTH = 3;

  private final int symbols;
  private final List<Step> steps = new ArrayList<>();
  private final PrefixCode code;
  private final int lengths;

  /** A symbol of the header, and bits that say how often. */
  private record Step(int symbol, int extra, int width) {}

  CodeHeader(int[] codeLengths) {
    this.symbols = symbols(codeLengths);
    var all = Arrays.copyOf(codeLengths, symbols + DISTANCES);
    Arrays.fill(all, symbols, all.length, 1);
    for (int at = 0; at < all.length; ) {
      int next = at + 1;
      while (next < all.length && all[next] == all[at]) {
        next++;
      }
      run(all[at], next - at);
      at = next;
    }
    var counts = new int[DeflateFormat.lengthSymbols()];
    steps.forEach(step -> counts[step.symbol]++);
    this.code = PrefixCode.fitting(counts, LONGEST);
    this.lengths = lengths(code);
  }

  private static int symbols(int[] codeLengths) {
    int symbols = codeLengths.length;
    while (symbols > FEWEST_SYMBOLS && codeLengths[symbols - 1] == 0) {
      symbols--;
    }
    return symbols;
  }

  private static int lengths(PrefixCode code) {
    int lengths = DeflateFormat.lengthSymbols();
    while (lengths > FEWEST_LENGTHS && code.length(DeflateFormat.lengthSymbol(lengths - 1)) == 0) {
      lengths--;
    }
    return lengths;
  }

  private void run(int length, int times) {
    int left = times;
    if (length > 0) {
      steps.add(new Step(length, 0, 0));
      left--;
    }
    while (left >= 3) {
      var step = length > 0 ? repeat(left) : zeros(left);
      steps.add(step);
      left -= step.extra + (step.symbol == DeflateFormat.MANY_ZEROS ? 11 : 3);
    }
    while (left-- > 0) {
      steps.add(new Step(length, 0, 0));
    }
  }

  private static Step repeat(int times) {
    return new Step(DeflateFormat.REPEAT, Math.min(times, 6) - 3, 2);
  }

  private static Step zeros(int times) {
    return times < 11
        ? new Step(DeflateFormat.ZEROS, times - 3, 3)
        : new Step(DeflateFormat.MANY_ZEROS, Math.min(times, 138) - 11, 7);
  }

  /** {@return how many bits it takes} */
  long size() {
    return COUNTS_WIDTH
        + LENGTH_WIDTH * lengths
        + steps.stream().mapToLong(step -> code.length(step.symbol) + step.width).sum();
  }

  void write(BitOutput out) {
    out.bits(symbols - FEWEST_SYMBOLS, 5);
    out.bits(DISTANCES - 1, 5);
    out.bits(lengths - FEWEST_LENGTHS, 4);
    for (int i = 0; i < lengths; i++) {
      out.bits(code.length(DeflateFormat.lengthSymbol(i)), LENGTH_WIDTH);
    }
    for (var step : steps) {
      out.bits(code.code(step.symbol), code.length(step.symbol));
      out.bits(step.extra, step.width);
    }
  }
}
