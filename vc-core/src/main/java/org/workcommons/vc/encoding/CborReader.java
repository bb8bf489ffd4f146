package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Reads one CBOR data item, strictly: of definite length, every head in its shortest form, no key
 * twice, UTF-8 that is well-formed, nothing behind the item. RFC 8949 §4.2.1, except that the keys
 * of a map may come in any order, as COSE allows. Memory grows with the input and not with what its
 * heads promise.
 */
public final class CborReader {
  private final byte[] bytes;
  private int at;
  private int items;

  private CborReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * {@return the item that {@code bytes} are} It nests at most {@link Limits#CBOR_DEPTH} deep and
   * is made of at most {@link Limits#CBOR_ITEMS} items. Anything else is a problem of type {@code
   * PARSING_ERROR} or {@code LIMIT_EXCEEDED}.
   */
  public static Cbor read(byte[] bytes) throws ProblemException {
    var reader = new CborReader(bytes);
    var item = reader.item(0);
    if (reader.at < bytes.length) {
      throw malformed("something follows the CBOR item");
    }
    return item;
  }

  private Cbor item(int depth) throws ProblemException {
    if (depth > Limits.CBOR_DEPTH) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "CBOR that nests deeper than " + Limits.CBOR_DEPTH + " levels");
    }
    // an item can be as short as a byte, and keys of maps can be chosen to have one hash code
    if (++items > Limits.CBOR_ITEMS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "CBOR of more than " + Limits.CBOR_ITEMS + " items");
    }
    int head = next();
    int info = head & 0x1f;
    return switch (head >> 5) {
      case 0 -> new Cbor.Int(argument(info));
      case 1 -> new Cbor.Int(-1 - argument(info));
      case 2 -> new Cbor.Bytes(string(argument(info)));
      case 3 -> new Cbor.Text(text(string(argument(info))));
      case 4 -> items(count(argument(info)), depth);
      case 5 -> entries(count(argument(info)), depth);
      case 6 -> new Cbor.Tagged(argument(info), item(depth + 1));
      default -> simple(info);
    };
  }

  private static Cbor simple(int info) throws ProblemException {
    return switch (info) {
      case 20 -> Cbor.Simple.FALSE;
      case 21 -> Cbor.Simple.TRUE;
      case 22 -> Cbor.Simple.NULL;
      default -> throw malformed("a CBOR item of a kind that is not used here");
    };
  }

  private Cbor items(int count, int depth) throws ProblemException {
    var items = new ArrayList<Cbor>();
    for (int i = 0; i < count; i++) {
      items.add(item(depth + 1));
    }
    return new Cbor.Items(items);
  }

  private Cbor entries(int count, int depth) throws ProblemException {
    var entries = new LinkedHashMap<Cbor.Key, Cbor>();
    for (int i = 0; i < count; i++) {
      if (!(item(depth + 1) instanceof Cbor.Key key)) {
        throw malformed("a key of a CBOR map that is neither a whole number nor text");
      }
      if (entries.put(key, item(depth + 1)) != null) {
        throw malformed("a key of a CBOR map occurs twice");
      }
    }
    return new Cbor.Entries(entries);
  }

  /** RFC 8949 §3: what a head says beside its kind, in as few bytes as it needs. */
  private long argument(int info) throws ProblemException {
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw malformed("a CBOR item of indefinite length, or a reserved head");
    }
    int size = 1 << (info - 24);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | next();
    }
    if (value < 0) {
      throw malformed("a CBOR number that needs more than 63 bits");
    }
    if (value < (size == 1 ? 24 : 1L << (4 * size))) {
      throw malformed("a CBOR head that is longer than it needs to be");
    }
    return value;
  }

  /** Every item takes a byte at least, so no honest head counts more of them than bytes follow. */
  private int count(long claimed) throws ProblemException {
    if (claimed > bytes.length - at) {
      throw cutShort();
    }
    return (int) claimed;
  }

  private byte[] string(long claimed) throws ProblemException {
    int length = count(claimed);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private static String text(byte[] utf8) throws ProblemException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("a CBOR text that is not UTF-8");
    }
  }

  private int next() throws ProblemException {
    if (at == bytes.length) {
      throw cutShort();
    }
    return bytes[at++] & 0xff;
  }

  private static ProblemException cutShort() {
    return malformed("a CBOR item that is cut short");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }
}
