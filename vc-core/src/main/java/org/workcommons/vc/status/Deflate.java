package org.workcommons.vc.status;

import java.util.Arrays;
import org.workcommons.vc.problem.ProblemException;

/**
 * Compresses by what repeats itself at once, and by what occurs often. RFC 1951. A status list is
 * long runs of zeros and, between them, bits that nothing foretells: to look further back for what
 * was there before, as the JDK's deflater does, takes ten times as long, and finds so little that
 * the outcome is larger. Whatever the machine, the same bytes have the same outcome.
 */
final class Deflate {
  /** So much has a code of its own, which fits that part of the list. */
  private static final int BLOCK_BYTES = 131_072;

  /** The most bytes that stand as they are in one piece. */
  private static final int STORED_BYTES = 65_535;

  private static final int STORED_HEAD_BITS = 5 * Byte.SIZE;
  private static final CodedTokens FIXED_CODE =
      new CodedTokens(PrefixCode.of(DeflateFormat.fixedLengths()), 5);

  private final byte[] bytes;
  private final BitOutput out;

  private Deflate(byte[] bytes, BitOutput out) {
    this.bytes = bytes;
    this.out = out;
  }

  /** Appends {@code bytes}, compressed, to {@code out}. */
  static void write(byte[] bytes, BitOutput out) {
    var deflate = new Deflate(bytes, out);
    int start = 0;
    do {
      int end = Math.min(bytes.length, start + BLOCK_BYTES);
      deflate.block(start, end);
      start = end;
    } while (start < bytes.length);
  }

  /** Reads what was compressed. */
  interface Reader {
    byte[] read(byte[] compressed, int limit) throws ProblemException;
  }

  /**
   * {@return {@code compressed}, which {@code reader} reads as {@code bytes}} Compressing is done
   * here, and reading by zlib: nothing is published that others would read as something else.
   */
  static byte[] requireReadable(byte[] compressed, byte[] bytes, Reader reader) {
    try {
      if (Arrays.equals(reader.read(compressed, bytes.length), bytes)) {
        return compressed;
      }
    } catch (ProblemException e) {
      throw new IllegalStateException("expected to read what was compressed", e);
    }
    throw new IllegalStateException("expected to read what was compressed");
  }

  private void block(int start, int end) {
    var tokens = RunTokens.of(bytes, start, end);
    var code = PrefixCode.fitting(CodedTokens.symbols(tokens), DeflateFormat.LONGEST_CODE);
    var coded = new CodedTokens(code, 1);
    var header = new CodeHeader(code.lengths());
    long dynamic = header.size() + coded.size(tokens);
    long fixed = FIXED_CODE.size(tokens);
    if (STORED_HEAD_BITS + (long) (end - start) * Byte.SIZE < Math.min(dynamic, fixed)) {
      stored(start, end);
    } else if (fixed <= dynamic) {
      head(end, DeflateFormat.FIXED);
      FIXED_CODE.write(tokens, out);
    } else {
      head(end, DeflateFormat.DYNAMIC);
      header.write(out);
      coded.write(tokens, out);
    }
  }

  private void stored(int start, int end) {
    for (int from = start; from < end; ) {
      int length = Math.min(STORED_BYTES, end - from);
      head(from + length, DeflateFormat.STORED);
      out.align();
      out.bits(length, Short.SIZE);
      out.bits(~length & 0xffff, Short.SIZE);
      out.bytes(bytes, from, length);
      from += length;
    }
  }

  private void head(int end, int form) {
    out.bits(end == bytes.length ? 1 : 0, 1);
    out.bits(form, 2);
  }
}
