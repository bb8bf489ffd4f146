package org.workcommons.vc.encoding;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The one reader of JSON text: RFC 8259 within the bounds of I-JSON (RFC 7493), so that no two
 * readers can see different things in the same bytes. Refused: duplicate names, anything but UTF-8,
 * byte order marks, lone surrogates, trailing data, numbers that a double can't hold, and whatever
 * exceeds {@link Limits}. Whole numbers beyond 2^53 − 1 are read only in the one form that RFC 8785
 * gives them, so that everything that {@link JsonWriter} and {@link Jcs} write can be read.
 */
public final class JsonReader {
  /** A whole number of so few characters is below 2^53 whatever its digits. */
  private static final int SAFE_CHARS = 15;

  private final JsonScanner in;
  private final List<JsonObject.Builder> builders = new ArrayList<>();
  private int depth;
  private final int maxValues;
  private int values;

  private JsonReader(JsonScanner in, int maxValues) {
    this.in = in;
    this.maxValues = maxValues;
  }

  /** {@return the object that {@code utf8} is the text of} */
  public static JsonObject readObject(byte[] utf8) throws ProblemException {
    return readObject(utf8, Limits.DOCUMENT_BYTES);
  }

  /** {@return the object that {@code utf8} is the text of, of at most {@code maxBytes}} */
  public static JsonObject readObject(byte[] utf8, int maxBytes) throws ProblemException {
    return readObject(utf8, maxBytes, Limits.VALUES);
  }

  /** {@return as {@link #readObject(byte[], int)}, of at most {@code maxValues} values} */
  public static JsonObject readObject(byte[] utf8, int maxBytes, int maxValues)
      throws ProblemException {
    if (read(utf8, maxBytes, maxValues) instanceof JsonObject object) {
      return object;
    }
    throw new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, "must be a JSON object");
  }

  /** {@return the value that {@code utf8} is the text of} */
  public static JsonValue read(byte[] utf8) throws ProblemException {
    return read(utf8, Limits.DOCUMENT_BYTES, Limits.VALUES);
  }

  private static JsonValue read(byte[] utf8, int maxBytes, int maxValues) throws ProblemException {
    return new JsonReader(JsonScanner.of(utf8, maxBytes), maxValues).document();
  }

  private JsonValue document() throws ProblemException {
    in.skipSpace();
    var value = value();
    in.skipSpace();
    if (in.peek() != JsonScanner.END) {
      throw in.syntax("something follows the JSON value");
    }
    return value;
  }

  private JsonValue value() throws ProblemException {
    if (++values > maxValues) {
      throw JsonScanner.limit("more than " + maxValues + " values");
    }
    return switch (in.peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> in.string();
      case 't' -> literal("true", JsonBoolean.TRUE);
      case 'f' -> literal("false", JsonBoolean.FALSE);
      case 'n' -> literal("null", JsonNull.NULL);
      default -> number();
    };
  }

  private JsonValue literal(String text, JsonValue value) throws ProblemException {
    in.literal(text);
    return value;
  }

  private JsonObject object() throws ProblemException {
    enter();
    var members = members();
    boolean more = !in.takesEmpty('}');
    for (int count = 1; more; count++) {
      if (count > Limits.MEMBERS) {
        throw JsonScanner.limit("an object with more than " + Limits.MEMBERS + " members");
      }
      var name = in.name();
      try {
        members.put(name, value());
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(name.value()));
      }
      if (members.size() < count) {
        throw new ProblemException(
            ProblemType.PARSING_ERROR,
            Pointer.ROOT.at(name.value()),
            "this name occurs twice in one object");
      }
      more = in.takesMore('}');
    }
    depth--;
    return members.build();
  }

  /** {@return a builder without members: one for each level of depth, over and over} */
  private JsonObject.Builder members() {
    while (builders.size() < depth) {
      builders.add(JsonObject.builder());
    }
    return builders.get(depth - 1);
  }

  private JsonArray array() throws ProblemException {
    enter();
    var items = new ArrayList<JsonValue>();
    boolean more = !in.takesEmpty(']');
    while (more) {
      if (items.size() == Limits.ITEMS) {
        throw JsonScanner.limit("an array with more than " + Limits.ITEMS + " items");
      }
      try {
        items.add(value());
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(items.size()));
      }
      more = in.takesMore(']');
    }
    depth--;
    return new JsonArray(items);
  }

  private void enter() throws ProblemException {
    if (++depth > Limits.DEPTH) {
      throw JsonScanner.limit("objects and arrays more than " + Limits.DEPTH + " levels deep");
    }
  }

  private JsonNumber number() throws ProblemException {
    int few = in.takeFewDigits();
    if (few >= 0) {
      return JsonNumber.of(few);
    }
    var text = in.number();
    return isWhole(text) ? whole(text) : decimal(text);
  }

  private JsonNumber whole(String text) throws ProblemException {
    if (text.length() <= SAFE_CHARS) {
      return JsonNumber.of(Long.parseLong(text));
    }
    double value = Double.parseDouble(text);
    boolean safe = Math.abs(value) <= JsonNumber.MAX_SAFE_INTEGER;
    if (!safe && !EcmaScriptNumber.text(value).equals(text)) {
      throw in.syntax("a whole number beyond 2^53 - 1; such a number has to be a string");
    }
    return new JsonNumber(value);
  }

  private JsonNumber decimal(String text) throws ProblemException {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value) || (value == 0 && !isZero(text))) {
      throw in.syntax("a number too large or too small for a double");
    }
    return new JsonNumber(value);
  }

  private static boolean isWhole(String number) {
    return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
  }

  private static boolean isZero(String number) {
    for (int i = 0; i < number.length() && (number.charAt(i) | 0x20) != 'e'; i++) {
      if (number.charAt(i) >= '1' && number.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }
}
