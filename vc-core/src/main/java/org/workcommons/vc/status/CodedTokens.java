package org.workcommons.vc.status;

/**
 * What is written for each token under one code: bits and how many of them, for repetitions with
 * what follows the symbol of their length. RFC 1951 §3.2.5. Every repetition is of the byte before
 * it, at distance 1, the first symbol of the distances.
 */
final class CodedTokens {
  private static final int[] SYMBOL = new int[RunTokens.ALL];
  private static final int[] EXTRA = new int[RunTokens.ALL];
  private static final int[] EXTRA_WIDTH = new int[RunTokens.ALL];

  static {
    for (int token = 0; token <= RunTokens.END; token++) {
      SYMBOL[token] = token;
    }
    for (int symbol = RunTokens.END + 1; symbol < DeflateFormat.SYMBOLS; symbol++) {
      int length = symbol - RunTokens.END - 1;
      int width = DeflateFormat.lengthWidth(length);
      for (int extra = 0; extra < 1 << width; extra++) {
        int token = RunTokens.END + DeflateFormat.lengthBase(length) + extra;
        SYMBOL[token] = symbol;
        EXTRA[token] = extra;
        EXTRA_WIDTH[token] = width;
      }
    }
  }

  private final int[] bits = new int[RunTokens.ALL];
  private final int[] widths = new int[RunTokens.ALL];

  /** The tokens under {@code code}, with {@code distance} bits, all of them 0, for a distance. */
  CodedTokens(PrefixCode code, int distance) {
    for (int token = 0; token < RunTokens.ALL; token++) {
      int symbol = SYMBOL[token];
      int width = code.length(symbol);
      bits[token] = code.code(symbol) | EXTRA[token] << width;
      widths[token] = width + EXTRA_WIDTH[token] + (token > RunTokens.END ? distance : 0);
    }
  }

  /** {@return how often each symbol occurs in {@code tokens}} */
  static int[] symbols(RunTokens tokens) {
    var symbols = new int[DeflateFormat.SYMBOLS];
    var counts = tokens.counts();
    for (int token = 0; token < RunTokens.ALL; token++) {
      symbols[SYMBOL[token]] += counts[token];
    }
    return symbols;
  }

  /** {@return how many bits {@code tokens} take} */
  long size(RunTokens tokens) {
    long size = 0;
    var counts = tokens.counts();
    for (int token = 0; token < RunTokens.ALL; token++) {
      size += (long) counts[token] * widths[token];
    }
    return size;
  }

  void write(RunTokens tokens, BitOutput out) {
    for (int i = 0; i < tokens.size(); i++) {
      int token = tokens.token(i);
      out.bits(bits[token], widths[token]);
    }
  }
}
