package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes of N-Quads, as many as there are. Not for sharing between threads. */
final class LineBytes {
  private static final int START = 1 << 12;

  private byte[] bytes;
  private int size;

  LineBytes() {
    this(START);
  }

  LineBytes(int start) {
    bytes = new byte[start];
  }

  int size() {
    return size;
  }

  LineBytes put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** Adds what {@code from} has between two places; it may be this one. */
  LineBytes put(LineBytes from, int start, int end) {
    room(end - start);
    System.arraycopy(from.bytes, start, bytes, size, end - start);
    size += end - start;
    return this;
  }

  LineBytes put(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Adds {@code text} as it is. */
  LineBytes put(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return put(text.substring(i).getBytes(UTF_8));
      }
      bytes[size++] = (byte) c;
    }
    return this;
  }

  /** Adds {@code text} between quotation marks, with what has to be escaped. */
  LineBytes putQuoted(String text) {
    int start = size;
    int length = text.length();
    room(length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x7f) {
        size = start;
        return put(NQuads.literal(text, Rdf.STRING));
      }
      bytes[size++] = (byte) c;
    }
    bytes[size++] = '"';
    return this;
  }

  /** By unsigned bytes, which is by code points. RDF Dataset Canonicalization 1.0 §4.4. */
  int compare(int start, int end, int otherStart, int otherEnd) {
    return Arrays.compareUnsigned(bytes, start, end, bytes, otherStart, otherEnd);
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }

  void digest(MessageDigest digest, int start, int end) {
    digest.update(bytes, start, end - start);
  }

  /** {@return all of them; nothing may be added any more} */
  byte[] taken() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
