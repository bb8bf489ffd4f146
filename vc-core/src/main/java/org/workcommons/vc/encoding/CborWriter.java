package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a CBOR data item the one deterministic way: shortest heads, definite lengths, the keys of
 * a map in the order of their bytes. RFC 8949 §4.2.1.
 */
public final class CborWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter() {}

  /** {@return the bytes of {@code item}} */
  public static byte[] bytes(Cbor item) {
    var writer = new CborWriter();
    writer.item(item);
    return writer.out.toByteArray();
  }

  private void item(Cbor item) {
    if (item instanceof Cbor.Int number) {
      boolean negative = number.value() < 0;
      head(negative ? 1 : 0, negative ? -1 - number.value() : number.value());
    } else if (item instanceof Cbor.Bytes string) {
      head(2, string.length());
      out.writeBytes(string.toByteArray());
    } else if (item instanceof Cbor.Text text) {
      var utf8 = text.value().getBytes(UTF_8);
      head(3, utf8.length);
      out.writeBytes(utf8);
    } else if (item instanceof Cbor.Items array) {
      head(4, array.items().size());
      array.items().forEach(this::item);
    } else if (item instanceof Cbor.Entries map) {
      entries(map.entries());
    } else if (item instanceof Cbor.Tagged tagged) {
      head(6, tagged.tag());
      item(tagged.content());
    } else {
      head(7, ((Cbor.Simple) item).number());
    }
  }

  private void entries(Map<Cbor.Key, Cbor> entries) {
    head(5, entries.size());
    var sorted = new TreeMap<byte[], Cbor>(Arrays::compareUnsigned);
    entries.forEach((key, value) -> sorted.put(bytes(key), value));
    sorted.forEach(
        (key, value) -> {
          out.writeBytes(key);
          item(value);
        });
  }

  private void head(int kind, long argument) {
    int size = size(argument);
    int info = size == 0 ? (int) argument : 24 + Integer.numberOfTrailingZeros(size);
    out.write((kind << 5) | info);
    for (int i = size - 1; i >= 0; i--) {
      out.write((int) (argument >>> (8 * i)));
    }
  }

  /** In how many bytes behind the first an argument is written. */
  private static int size(long argument) {
    if (argument < 24) {
      return 0;
    }
    if (argument < 1L << 8) {
      return 1;
    }
    return argument < 1L << 16 ? 2 : argument < 1L << 32 ? 4 : 8;
  }
}
