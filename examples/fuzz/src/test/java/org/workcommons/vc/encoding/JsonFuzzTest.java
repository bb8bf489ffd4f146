package org.workcommons.vc.encoding;

import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;

/** What our reader accepts, another strict reader accepts and sees the same in it. */
class JsonFuzzTest {
  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @MethodSource("texts")
  @FuzzTest
  void reader(byte[] input) throws Exception {
    var read = Promise.of(() -> JsonReader.read(input));
    if (read.isEmpty()) {
      return;
    }
    var value = read.get();
    holds(byJackson(input).equals(value), "Jackson sees the same");
    writesAndReadsBack(value);
  }

  @MethodSource("programs")
  @FuzzTest
  void writers(byte[] program) throws Exception {
    var text = Alterations.of(Samples.statement(), program);
    var read = Promise.of(() -> JsonReader.readObject(text));
    if (read.isPresent()) {
      holds(byJackson(text).equals(read.get()), "Jackson sees the same");
      writesAndReadsBack(read.get());
    }
  }

  static Stream<byte[]> texts() {
    return Stream.of(
            "{\"a\":[1,-0.0,1e3,true,false,null,\"\\u00e9\\ud83d\\ude02\"],\"\":{}}",
            " [ 9007199254740991 , 1.7976931348623157e308 , 5e-324 , 1e21 ] ",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\u20ac\"",
            "{\"a\":1,\"\\u0061\":2}",
            "9007199254740993",
            "\"\\ud800\"",
            "\ufeff{}",
            "[[[[[[[[]]]]]]]]")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 7, 0, 5, 3, 2, 4, 65, 66, 67, 68});
  }

  private static void writesAndReadsBack(JsonValue value) throws ProblemException {
    var canonical = Jcs.canonicalize(value);
    holds(JsonReader.read(canonical).equals(value), "the canonical text is read back the same");
    holds(
        Arrays.equals(Jcs.canonicalize(JsonReader.read(canonical)), canonical),
        "the canonical text is one");
    holds(JsonReader.read(JsonWriter.compact(value)).equals(value), "the text is read back");
  }

  private static JsonValue byJackson(byte[] text) throws IOException {
    try (var parser = JACKSON.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      holds(parser.nextToken() == null, "Jackson sees nothing behind the value");
      return value;
    }
  }

  private static JsonValue value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> new JsonString(in.getText());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> new JsonNumber(in.getDoubleValue());
    };
  }

  private static JsonObject object(JsonParser in) throws IOException {
    var members = JsonObject.builder();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var name = in.currentName();
      in.nextToken();
      members.put(name, value(in));
    }
    return members.build();
  }

  private static JsonArray array(JsonParser in) throws IOException {
    var items = new ArrayList<JsonValue>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(in));
    }
    return new JsonArray(items);
  }
}
