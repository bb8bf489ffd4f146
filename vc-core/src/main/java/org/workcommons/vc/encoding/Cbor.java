package org.workcommons.vc.encoding;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.json.JsonString;

/**
 * A CBOR data item, of the kinds that proofs and COSE messages are made of: no floating-point
 * numbers, no integers beyond 64 bits with their sign. RFC 8949 §3. What a text form of one shows
 * is its kind and size, never its content: proofs that a holder keeps to herself are written in it.
 */
public sealed interface Cbor {
  /** {@return a whole number} */
  static Cbor of(long value) {
    return new Int(value);
  }

  /** {@return a byte string} */
  static Cbor of(byte[] value) {
    return new Bytes(value);
  }

  /** {@return a text} */
  static Cbor of(String value) {
    return new Text(value);
  }

  /** {@return an array} */
  static Cbor of(List<Cbor> items) {
    return new Items(items);
  }

  /** A whole number. */
  record Int(long value) implements Key {
    @Override
    public String toString() {
      return "Int";
    }
  }

  /** A text. */
  record Text(String value) implements Key {
    public Text {
      if (!JsonString.isWellFormed(value)) {
        throw new IllegalArgumentException("a text must not contain a lone surrogate");
      }
    }

    @Override
    public String toString() {
      return "Text of " + value.length() + " characters";
    }
  }

  /** A byte string. */
  final class Bytes implements Cbor {
    private final byte[] value;

    Bytes(byte[] value) {
      this.value = value.clone();
    }

    /** {@return how many bytes there are} */
    public int length() {
      return value.length;
    }

    /** {@return the bytes, a copy} */
    public byte[] toByteArray() {
      return value.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "Bytes[" + value.length + "]";
    }
  }

  /** An array. */
  record Items(List<Cbor> items) implements Cbor {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return "Items[" + items.size() + "]";
    }
  }

  /** A map, whose keys are whole numbers and texts. It keeps the order in which it was read. */
  record Entries(Map<Key, Cbor> entries) implements Cbor {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String toString() {
      return "Entries[" + entries.size() + "]";
    }
  }

  /** An item behind a tag. */
  record Tagged(long tag, Cbor content) implements Cbor {
    public Tagged {
      requireNonNull(content);
      if (tag < 0) {
        throw new IllegalArgumentException("a tag is not negative");
      }
    }
  }

  /** The simple values that are in use. */
  enum Simple implements Cbor {
    FALSE(20),
    TRUE(21),
    NULL(22);

    private final int number;

    Simple(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** What may be the key of a map here: a {@link Int} or a {@link Text}. */
  sealed interface Key extends Cbor {}
}
