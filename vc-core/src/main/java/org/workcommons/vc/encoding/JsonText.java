package org.workcommons.vc.encoding;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/** Writes JSON values as text, with strings and numbers in the form of RFC 8785 §3.2.2. */
abstract class JsonText {
  private static final String HEX = "0123456789abcdef";

  final StringBuilder out = new StringBuilder(512);

  /**
   * {@return the places of the members in the order in which they are to be written, nothing where
   * that is their own}
   */
  abstract int @Nullable [] order(JsonObject object);

  /** Starts a new line {@code depth} levels deep, or nothing where the text has no lines. */
  abstract void line(int depth);

  /** What stands between a name and its value. */
  abstract String colon();

  final void value(JsonValue value, int depth) {
    if (value instanceof JsonObject object) {
      object(object, depth);
    } else if (value instanceof JsonArray array) {
      array(array, depth);
    } else if (value instanceof JsonString text) {
      string(text.value());
    } else if (value instanceof JsonNumber number) {
      out.append(EcmaScriptNumber.text(number.value()));
    } else {
      out.append(
          value instanceof JsonBoolean bool
              ? (bool == JsonBoolean.TRUE ? "true" : "false")
              : "null");
    }
  }

  private void object(JsonObject object, int depth) {
    out.append('{');
    var order = order(object);
    for (int i = 0; i < object.size(); i++) {
      int place = order == null ? i : order[i];
      separate(i == 0, depth + 1);
      string(object.name(place));
      out.append(colon());
      value(object.value(place), depth + 1);
    }
    close('}', object.size() == 0, depth);
  }

  private void array(JsonArray array, int depth) {
    out.append('[');
    boolean first = true;
    for (var item : array.items()) {
      separate(first, depth + 1);
      value(item, depth + 1);
      first = false;
    }
    close(']', first, depth);
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    line(depth);
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      line(depth);
    }
    out.append(bracket);
  }

  private void string(String text) {
    out.append('"');
    int plain = plainChars(text);
    if (plain == text.length()) {
      out.append(text);
    } else {
      out.append(text, 0, plain);
      for (int i = plain; i < text.length(); i++) {
        character(text.charAt(i));
      }
    }
    out.append('"');
  }

  /** {@return how many characters at the start of {@code text} stand for themselves} */
  private static int plainChars(String text) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    return plain;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20) {
          out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
          out.append(c);
        }
      }
    }
  }

  /** Without white space, members in their own order. */
  static final class Compact extends JsonText {
    @Override
    int @Nullable [] order(JsonObject object) {
      return null;
    }

    @Override
    void line(int depth) {}

    @Override
    String colon() {
      return ":";
    }
  }

  /** For people: two spaces a level. */
  static final class Pretty extends JsonText {
    @Override
    int @Nullable [] order(JsonObject object) {
      return null;
    }

    @Override
    void line(int depth) {
      out.append('\n').append("  ".repeat(depth));
    }

    @Override
    String colon() {
      return ": ";
    }
  }

  /** Without white space, members sorted by the UTF-16 units of their names. RFC 8785 §3.2.3. */
  static final class Canonical extends JsonText {
    /** Of so many the order is found faster without a sort. */
    private static final int FEW = 16;

    @Override
    int[] order(JsonObject object) {
      return object.size() > FEW ? sorted(object) : inserted(object);
    }

    private static int[] inserted(JsonObject object) {
      var order = new int[object.size()];
      for (int i = 0; i < order.length; i++) {
        int at = i;
        while (at > 0 && object.name(order[at - 1]).compareTo(object.name(i)) > 0) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = i;
      }
      return order;
    }

    private static int[] sorted(JsonObject object) {
      return IntStream.range(0, object.size())
          .boxed()
          .sorted(Comparator.comparing(object::name))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    @Override
    void line(int depth) {}

    @Override
    String colon() {
      return ":";
    }
  }
}
