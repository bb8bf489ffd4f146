package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes of N-Quads, as many as there are. Not for sharing between threads. */
final class LineBytes {
  /** So many are passed on at once: few enough to stay in the processor's nearest memory. */
  private static final int PASSED = 1 << 11;

  /** Enough for records of some hundred statements. */
  private static final int DOCUMENT = 3 << 12;

  private static final byte[] NOTHING = {};

  private static final Scratch OF_DOCUMENTS = new Scratch(DOCUMENT);
  private static final Scratch TO_PASS_ON = new Scratch(PASSED);

  private final @Nullable MessageDigest digest;
  private byte[] bytes;
  private int size;

  /** The most that there were before they were passed on. */
  private int most;

  /** Room for {@code start}, and for more once it is needed. */
  LineBytes(int start) {
    this(new byte[start], null);
  }

  private LineBytes(byte[] bytes, @Nullable MessageDigest digest) {
    this.digest = digest;
    this.bytes = bytes;
  }

  /** {@return room for a document, until {@link #release}} */
  static LineBytes ofDocument() {
    return new LineBytes(OF_DOCUMENTS.take(), null);
  }

  /**
   * {@return bytes that are passed on to {@code digest} and forgotten at each {@link #hash}, until
   * {@link #release}}
   */
  static LineBytes passedOn(MessageDigest digest) {
    return new LineBytes(TO_PASS_ON.take(), digest);
  }

  /** Lets others have the room. Nothing may be added any more, and nothing is there. */
  void release() {
    (digest == null ? OF_DOCUMENTS : TO_PASS_ON).giveBack(bytes, Math.max(size, most));
    bytes = NOTHING;
    size = 0;
    most = 0;
  }

  int size() {
    return size;
  }

  LineBytes put(byte[] more) {
    return put(more, more.length);
  }

  /** Adds the first {@code length} of {@code more}. */
  LineBytes put(byte[] more, int length) {
    if (length > 0) {
      room(length);
      System.arraycopy(more, 0, bytes, size, length);
      size += length;
    }
    return this;
  }

  /** Adds what ends a line, and the object in it. */
  LineBytes putEnd() {
    room(3);
    int at = size;
    bytes[at] = ' ';
    bytes[at + 1] = '.';
    bytes[at + 2] = '\n';
    size = at + 3;
    return this;
  }

  /** Adds what {@code from} has between two places. */
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
    // in local variables: these loops see every character of a document
    var out = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size = at;
        return put(text.substring(i).getBytes(UTF_8));
      }
      out[at++] = (byte) c;
    }
    size = at;
    return this;
  }

  /** Adds {@code text} between quotation marks, with what has to be escaped. */
  LineBytes putQuoted(String text) {
    int length = text.length();
    room(length + 2);
    var out = bytes;
    int at = size;
    out[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x7f) {
        return put(NQuads.literal(text, Rdf.STRING));
      }
      out[at++] = (byte) c;
    }
    out[at++] = '"';
    size = at;
    return this;
  }

  /** By unsigned bytes, which is by code points. RDF Dataset Canonicalization 1.0 §4.4. */
  int compare(int start, int end, int otherStart, int otherEnd) {
    return Arrays.compareUnsigned(bytes, start, end, bytes, otherStart, otherEnd);
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }

  int compare(int start, int end, byte[] other) {
    return Arrays.compareUnsigned(bytes, start, end, other, 0, other.length);
  }

  /** {@return the hash of all that was passed on since the last one} */
  byte[] hash() {
    var into = requireNonNull(digest);
    passOn(into);
    return into.digest();
  }

  /** {@return all of them; nothing may be added any more} */
  byte[] taken() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** So short that it becomes part of whatever calls it. */
  private void room(int more) {
    if (bytes.length - size < more) {
      makeRoom(more);
    }
  }

  private void makeRoom(int more) {
    if (digest != null) {
      passOn(digest);
    }
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }

  private void passOn(MessageDigest into) {
    into.update(bytes, 0, size);
    most = Math.max(most, size);
    size = 0;
  }
}
