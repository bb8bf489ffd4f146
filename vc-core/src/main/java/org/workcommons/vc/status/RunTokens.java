package org.workcommons.vc.status;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes as what deflate encodes: each byte itself, or how often the one before it is repeated. A
 * token below {@link #END} is a byte, one above it is a repetition, by as much above it as there
 * are bytes.
 */
final class RunTokens {
  /** The token that ends a block. */
  static final int END = DeflateFormat.END;

  /** How many tokens there are, with some that stand for nothing. */
  static final int ALL = END + DeflateFormat.LONGEST_COPY + 1;

  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final short[] tokens;
  private final int[] counts = new int[ALL];
  private int size;

  private RunTokens(int most) {
    this.tokens = new short[most];
  }

  /** {@return the tokens of {@code bytes} from {@code start} to {@code end}, {@link #END} after} */
  static RunTokens of(byte[] bytes, int start, int end) {
    var tokens = new RunTokens(end - start + 1);
    for (int at = start; at < end; ) {
      int next = endOfRun(bytes, at, end);
      tokens.run(bytes[at] & 0xff, next - at);
      at = next;
    }
    tokens.add(END);
    return tokens;
  }

  /** {@return how many there are} */
  int size() {
    return size;
  }

  /** {@return the one at {@code index}} */
  int token(int index) {
    return tokens[index];
  }

  /** {@return how often each of them occurs} */
  int[] counts() {
    return counts;
  }

  private static int endOfRun(byte[] bytes, int from, int end) {
    long run = (bytes[from] & 0xff) * EACH_BYTE;
    int at = from + 1;
    while (at <= end - Long.BYTES) {
      long other = (long) EIGHT_BYTES.get(bytes, at) ^ run;
      if (other != 0) {
        return at + Long.numberOfTrailingZeros(other) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] == bytes[from]) {
      at++;
    }
    return at;
  }

  private void run(int value, int length) {
    add(value);
    int left = length - 1;
    while (left >= DeflateFormat.SHORTEST_COPY) {
      int repeated = Math.min(left, DeflateFormat.LONGEST_COPY);
      add(END + repeated);
      left -= repeated;
    }
    while (left-- > 0) {
      add(value);
    }
  }

  private void add(int token) {
    tokens[size++] = (short) token;
    counts[token]++;
  }
}
