package org.workcommons.vc.status;

import java.util.Arrays;

/**
 * Bytes that grow bit by bit, as deflate counts them: from the least significant bit of each byte.
 * RFC 1951 §3.1.1.
 */
final class BitOutput {
  private byte[] bytes;
  private int size;
  private long held;
  private int count;

  /** An output that expects {@code size} bytes, and takes more. */
  BitOutput(int size) {
    this.bytes = new byte[size];
  }

  /** Appends the {@code width} lowest bits of {@code bits}, no more than 32; the others are 0. */
  void bits(long bits, int width) {
    held |= bits << count;
    count += width;
    if (count >= Integer.SIZE) {
      fourBytes();
    }
  }

  private void fourBytes() {
    room(Integer.BYTES);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[size + i] = (byte) (held >>> (i * Byte.SIZE));
    }
    size += Integer.BYTES;
    held >>>= Integer.SIZE;
    count -= Integer.SIZE;
  }

  /** Fills up the last byte with zeros. */
  void align() {
    room(Integer.BYTES);
    while (count > 0) {
      bytes[size++] = (byte) held;
      held >>>= Byte.SIZE;
      count -= Byte.SIZE;
    }
    held = 0;
    count = 0;
  }

  /** Appends {@code length} bytes of {@code from}, beginning with a byte of its own. */
  void bytes(byte[] from, int start, int length) {
    align();
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  /** {@return what was appended} Nothing can be appended any more. */
  byte[] toByteArray() {
    align();
    return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
