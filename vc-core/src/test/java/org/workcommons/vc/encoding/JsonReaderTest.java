package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class JsonReaderTest {
  @Test
  void readsEveryKindOfValue() throws Exception {
    var text =
        " {\"a\" : [ 1, -2.5e1 ,true,false\r\n,null\t], \"b\":{\"c\":\"d\\n\\u00e9\\ud83d\\ude02\"}} ";
    assertThat(read(text))
        .isEqualTo(
            JsonObject.builder()
                .put(
                    "a",
                    JsonArray.of(
                        JsonNumber.of(1),
                        new JsonNumber(-25),
                        JsonBoolean.TRUE,
                        JsonBoolean.FALSE,
                        JsonNull.NULL))
                .put("b", JsonObject.empty().with("c", "d\né😂"))
                .build());
  }

  @Test
  void keepsTheOrderOfMembers() throws Exception {
    assertThat(((JsonObject) read("{\"z\":1,\"a\":2,\"m\":3}")).names())
        .containsExactly("z", "a", "m");
  }

  @Test
  void readsCharactersThatOnlyLookDangerous() throws Exception {
    var text = "\u0000\u001f\u007f\u0080\u2028\u2029\ufeff\uffff\ud83d\ude02";
    assertThat(read("\"\\u0000\\u001f\u007f\u0080\u2028\u2029\ufeff\uffff\ud83d\ude02\""))
        .isEqualTo(new JsonString(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"__proto__", "constructor", "@class", "@type", "toString", "$ref", ""})
  void givesNoNameAMeaning(String name) throws Exception {
    var read = (JsonObject) read("{\"" + name + "\":\"java.lang.Runtime\"}");
    assertThat(read.string(name)).contains("java.lang.Runtime");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "0e5, 0",
    "1e2, 100",
    "1E+2, 100",
    "1.5e-3, 0.0015",
    "5e-324, 4.9E-324",
    "9007199254740991, 9007199254740991",
    "-9007199254740991, -9007199254740991",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "333333333.33333329, 333333333.3333333",
  })
  void readsNumbers(String text, double value) throws Exception {
    assertThat(read(text)).isEqualTo(new JsonNumber(value));
  }

  @Test
  void readsWholeNumbersOfEveryLength() throws Exception {
    for (long size = 1; size < JsonNumber.MAX_SAFE_INTEGER / 10; size *= 10) {
      for (long number : new long[] {size - 1, size, 2 * size + 1, 10 * size - 1}) {
        var expected = new JsonNumber(number);
        assertThat(read(Long.toString(number))).isEqualTo(expected);
        assertThat(read("[" + number + " ]")).isEqualTo(JsonArray.of(expected));
        assertThat(read("[" + number + "e0]")).isEqualTo(JsonArray.of(expected));
        assertThat(read("[" + number + ".0]")).isEqualTo(JsonArray.of(expected));
      }
    }
  }

  @Test
  void readsZeroWithoutItsSign() throws Exception {
    var read = (JsonNumber) read("-0.0");
    assertThat(Double.doubleToRawLongBits(read.value())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740992", "-9007199254740992", "100000000000000000000"})
  void readsLargeWholeNumbersInTheFormOfJcs(String text) throws Exception {
    assertThat(Jcs.canonicalize(read(text))).asString().isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "9007199254740995",
        "9223372036854775807",
        "18446744073709551616",
        "10000000000000000000000",
        "99999999999999999999",
      })
  void refusesWholeNumbersThatADoubleCanNotHold(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem(text).detail()).contains("2^53 - 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e309", "1e-999999999", "1e-400", "2e-324"})
  void refusesDecimalsThatADoubleCanNotHold(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem(text).detail()).contains("too large or too small");
  }

  @Test
  void refusesExponentsThatOverflowEverything() {
    assertThat(problem("1e" + "9".repeat(60)).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("1e-" + "9".repeat(60)).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e5",
        "1e",
        "1e+",
        "-",
        "--1",
        "0x10",
        "1_000",
        "1d",
        "1f",
        "٣",
        "1e5.5",
        "-a",
        "1 2",
        "0.0.0"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("[" + text + "]").type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("{\"a\":" + text + "}").type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\":1,\"issuer\":2}",
        "{\"issuer\":1,\"issuer\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\\u0061\":1,\"a\":2}",
        "{\"\":1,\"\":2}",
        "{\"\ud83d\ude02\":1,\"\\ud83d\\uDE02\":2}",
        "{\"a\\/b\":1,\"a/b\":2}",
        "[{\"b\":{\"a\":null,\"c\":{},\"a\":null}}]",
      })
  void refusesADuplicateName(String text) {
    var problem = problem(text);
    assertThat(problem.type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem.detail()).contains("twice");
  }

  @Test
  void pointsAtTheDuplicateName() {
    assertThat(problem("{\"x\":[0,{\"a/b\":1,\"a/b\":2}]}").pointer()).hasToString("/x/1/a~1b");
  }

  @Test
  void tellsNamesApartThatOnlyLookAlike() throws Exception {
    var object = (JsonObject) read("{\"a\":1,\"A\":2,\"\u0430\":3,\"a \":4,\"a\\u0000\":5}");
    assertThat(object.names()).hasSize(5);
    // as long as each other, with the same first, middle and last letter, and in the same document
    var alike = read("[{\"abcde\":1,\"aacde\":2},{\"aacde\":1,\"abcde\":2},{\"abcdf\":1}]");
    assertThat(((JsonObject) ((JsonArray) alike).items().get(1)).names())
        .containsExactly("aacde", "abcde");
    assertThat(((JsonObject) read("{\"\u00e9\":1,\"e\u0301\":2}")).names()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} {}",
        "{}{}",
        "{}[]",
        "1 2",
        "[]]",
        "{}}",
        "{},",
        "{} x",
        "null null",
        "\"a\"\"b\"",
        "{}\u0000",
        "{}\ufeff",
        "{}//",
        "{}/**/",
        "{}\u001a",
        "truefalse",
        "true1"
      })
  void refusesWhatFollowsTheValue(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "{",
        "[",
        "\"",
        "{\"",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "[1",
        "[1,",
        "\"abc",
        "\"\\",
        "\"\\u",
        "\"\\u00",
        "tru",
        "nul",
        "fals",
        "t",
        "[\"a\""
      })
  void refusesWhatIsCutOff(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// comment\n{}",
        "/* comment */{}",
        "{/**/}",
        "# comment\n{}",
        "{\"a\":1 // x\n}",
        "{'a':1}",
        "'a'",
        "{a:1}",
        "{\"a\":'b'}",
        "{1:2}",
        "{null:1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"=1}",
        "{\"a\":}",
        "{:1}",
        "{,}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        "[1;2]",
        "[}",
        "{]",
        "[1}",
        "{\"a\":1]",
        "]",
        "}",
        ",",
        ":",
        "undefined",
        "None",
        "True",
        "TRUE",
        "NULL",
        "(1)",
        "<x/>",
        "\u00a01",
        "\u20281",
        "\u000b1",
        "\u000c1",
        "[\u00001]",
        "\u001e1",
        "`a`",
        "\u201ca\u201d",
        "@",
        "$",
        "{\"a\":1,\"b\"}",
        "{\"a\":1;}",
        "\\u007b}"
      })
  void refusesWhatIsNotJson(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x41",
        "\\a",
        "\\'",
        "\\0",
        "\\U0041",
        "\\u004",
        "\\u00g1",
        "\\u 041",
        "\\u+041",
        "\\u-041",
        "\\u000\ufb33",
        "\\u00４1",
        "\\\n",
        "\\"
      })
  void refusesAnUnknownEscape(String escape) {
    assertThat(problem("\"" + escape + "\"").type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("{\"" + escape + "\":1}").type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  /** Eight bytes are looked at together, and wherever they begin each counts for itself. */
  @Test
  void judgesEachCharacterAlikeAtEachPlaceOfAString() throws Exception {
    for (int length = 1; length <= 18; length++) {
      for (int at = 0; at < length; at++) {
        for (int c = 0; c < 0x80; c++) {
          var plain = "x".repeat(at) + (char) c + "x".repeat(length - at - 1);
          var text = '"' + plain + '"';
          if (c < 0x20 || c == '"' || c == '\\') {
            assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
          } else {
            assertThat(read(text)).isEqualTo(new JsonString(plain));
          }
        }
      }
    }
  }

  @Test
  void refusesEveryControlCharacterInsideAString() {
    for (char c = 0; c < 0x20; c++) {
      assertThat(problem("\"a" + c + "b\"").type()).isEqualTo(ProblemType.PARSING_ERROR);
      assertThat(problem("{\"a" + c + "b\":1}").type()).isEqualTo(ProblemType.PARSING_ERROR);
    }
  }

  @Test
  void takesOnlyFourCharactersForWhiteSpace() throws Exception {
    for (int c = 0; c <= 0xffff; c++) {
      if (Character.isSurrogate((char) c) || (c >= '0' && c <= '9')) {
        continue;
      }
      var text = (char) c + "1";
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        assertThat(read(text)).isEqualTo(JsonNumber.of(1));
      } else if (c != '-') {
        assertThat(problem(text).type()).isEqualTo(ProblemType.PARSING_ERROR);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udc00",
        "\\ud83d",
        "\\ude02",
        "\\ude02\\ud83d",
        "\\ud83dx",
        "x\\ude02",
        "\\ud83d\\ud83d\\ude02",
        "\\ud83d\\ude02\\ude02",
        "\\uDBFF",
        "\\uDFFF",
        "\\ud83d\\n"
      })
  void refusesALoneSurrogate(String escaped) {
    assertThat(problem("\"" + escaped + "\"").type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("\"" + escaped + "\"").detail()).contains("lone surrogate");
    assertThat(problem("{\"" + escaped + "\":1}").detail()).contains("lone surrogate");
    assertThat(problem("{\"a\":[\"" + escaped + "\"]}").pointer()).hasToString("/a/0");
  }

  @ParameterizedTest
  @CsvSource({
    "a second byte that is none, 22c32822",
    "a lone continuation byte, 228022",
    "a cut sequence, 22e282",
    "a cut sequence at the end of a string, 22e28222",
    "an overlong slash in two bytes, 22c0af22",
    "an overlong slash in three bytes, 22e080af22",
    "an overlong slash in four bytes, 22f08080af22",
    "an overlong quotation mark, c0a27b",
    "an overlong NUL, 22c08022",
    "a surrogate as CESU-8 has it, 22eda0bdedb88222",
    "a lone surrogate in three bytes, 22eda08022",
    "beyond U+10FFFF, 22f490808022",
    "a five-byte sequence, 22f888808080 22",
    "the byte FE, 22fe22",
    "the byte FF, 22ff22",
    "Latin-1, 22e922",
  })
  void refusesWhatIsNotUtf8(String what, String hex) {
    var problem = problem(HexFormat.of().parseHex(hex.replace(" ", "")));
    assertThat(problem.type()).as(what).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem.detail()).as(what).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
  void refusesOtherEncodings(String charset) {
    var problem = problem("{\"a\":1}".getBytes(Charset.forName(charset)));
    assertThat(problem.type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesAByteOrderMark() {
    assertThat(problem("\ufeff{}").type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem("\ufeff{}").detail()).contains("byte order mark");
    assertThat(problem("\ufeff").detail()).contains("byte order mark");
    assertThat(problem(" \ufeff{}").type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"{}\"", "1", "true", "null"})
  void refusesAnythingButAnObjectWhereAnObjectIsAskedFor(String text) {
    var problem = Refusal.of(() -> JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(problem.type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void saysWhereTheTextStopsBeingJson() {
    assertThat(problem("{\n  \"a\": x\n}").detail()).contains("line 2, column 8");
  }

  @Test
  void neverRepeatsValues() {
    var secret = "correcthorsebatterystaple";
    for (var text :
        new String[] {
          "{\"a\":\"" + secret,
          "{\"a\":" + secret + "}",
          "{\"a\":\"" + secret + "\\x\"}",
          "[\"" + secret + "\\ud800\"]",
          "{\"a\":\"" + secret + "\"} " + secret
        }) {
      assertThat(problem(text).toString()).doesNotContain(secret);
    }
  }

  private static JsonValue read(String text) throws ProblemException {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(String text) {
    return problem(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(byte[] utf8) {
    return Refusal.of(() -> JsonReader.read(utf8));
  }
}
