package org.workcommons.vc.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The one reader of JSON text: RFC 8259 within the bounds of I-JSON (RFC 7493), so that no two
 * readers can see different things in the same bytes. Refused: duplicate names, anything but UTF-8,
 * byte order marks, lone surrogates, trailing data, numbers that a double can't hold, and whatever
 * exceeds {@link Limits}.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.STRING_CHARS)
                  .maxNameLength(Limits.NAME_CHARS)
                  .maxNumberLength(Limits.NUMBER_CHARS)
                  .maxTokenCount(4L * Limits.VALUES)
                  .build())
          .build();

  private final JsonParser parser;
  private int values;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** {@return the object that {@code utf8} is the text of} */
  public static JsonObject readObject(byte[] utf8) throws ProblemException {
    if (read(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, "must be a JSON object");
  }

  /** {@return the value that {@code utf8} is the text of} */
  public static JsonValue read(byte[] utf8) throws ProblemException {
    if (utf8.length > Limits.DOCUMENT_BYTES) {
      throw limit("larger than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    var text = decode(utf8);
    try (var parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.remaining())) {
      return new JsonReader(parser).document();
    } catch (StreamConstraintsException e) {
      throw limit("a string, name or number is too long, or it nests too deeply");
    } catch (JsonProcessingException e) {
      throw new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, "not JSON" + place(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private JsonValue document() throws IOException, ProblemException {
    if (parser.nextToken() == null) {
      throw syntax("empty");
    }
    var value = value();
    if (parser.nextToken() != null) {
      throw syntax("something follows the JSON value");
    }
    return value;
  }

  private JsonValue value() throws IOException, ProblemException {
    if (++values > Limits.VALUES) {
      throw limit("more than " + Limits.VALUES + " values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new JsonString(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT -> integer(parser.getText());
      case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw syntax("not JSON");
    };
  }

  private JsonObject object() throws IOException, ProblemException {
    var members = JsonObject.builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = wellFormed(parser.currentName());
      if (members.has(name)) {
        throw new ProblemException(
            ProblemType.PARSING_ERROR,
            Pointer.ROOT.at(name),
            "this name occurs twice in one object");
      }
      if (members.size() == Limits.MEMBERS) {
        throw limit("an object with more than " + Limits.MEMBERS + " members");
      }
      parser.nextToken();
      try {
        members.put(name, value());
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(name));
      }
    }
    return members.build();
  }

  private JsonArray array() throws IOException, ProblemException {
    var items = new ArrayList<JsonValue>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() == Limits.ITEMS) {
        throw limit("an array with more than " + Limits.ITEMS + " items");
      }
      try {
        items.add(value());
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(items.size()));
      }
    }
    return new JsonArray(items);
  }

  private static JsonNumber integer(String text) throws ProblemException {
    // 2^53 - 1 has 16 digits; a longer text is beyond it, JSON having no leading zeros
    if (text.length() <= 17) {
      long value = Long.parseLong(text);
      if (Math.abs(value) <= JsonNumber.MAX_SAFE_INTEGER) {
        return JsonNumber.of(value);
      }
    }
    throw syntax("a whole number beyond 2^53 - 1; such a number has to be a string");
  }

  private static JsonNumber decimal(String text) throws ProblemException {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value) || (value == 0 && hasDigitOtherThanZero(text))) {
      throw syntax("a number too large or too small for a double");
    }
    return new JsonNumber(value);
  }

  private static boolean hasDigitOtherThanZero(String text) {
    for (int i = 0; i < text.length() && Character.toLowerCase(text.charAt(i)) != 'e'; i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static String wellFormed(String text) throws ProblemException {
    if (!JsonString.isWellFormed(text)) {
      throw syntax("text with a lone surrogate");
    }
    return text;
  }

  private static CharBuffer decode(byte[] utf8) throws ProblemException {
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw syntax("not UTF-8");
    }
    if (text.hasRemaining() && text.charAt(0) == '\ufeff') {
      throw syntax("starts with a byte order mark");
    }
    return text;
  }

  private static String place(JsonProcessingException e) {
    var location = e.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static ProblemException syntax(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
