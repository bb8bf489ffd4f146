package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.ProblemException;

class JcsTest {
  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void canonicalizesTheOfficialVectors(String name) throws Exception {
    var canonical = Jcs.canonicalize(JsonReader.read(Vectors.bytes("jcs/input/" + name + ".json")));
    assertThat(canonical).isEqualTo(Vectors.bytes("jcs/output/" + name + ".json"));
    assertThat(canonical).isEqualTo(hex(Vectors.text("jcs/outhex/" + name + ".txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void leavesCanonicalTextAsItIs(String name) throws Exception {
    var canonical = Vectors.bytes("jcs/output/" + name + ".json");
    assertThat(Jcs.canonicalize(JsonReader.read(canonical))).isEqualTo(canonical);
  }

  @Test
  void sortsNamesByTheirUtf16Units() throws Exception {
    // U+10000 is D800 DC00 in UTF-16 and so stands before U+E000; by code point or in UTF-8 after
    // it
    assertThat(canonical("{\"\ue000\":1,\"\ud800\udc00\":2,\"z\":3,\"Z\":4,\"\":5}"))
        .isEqualTo("{\"\":5,\"Z\":4,\"z\":3,\"\ud800\udc00\":2,\"\ue000\":1}");
  }

  @Test
  void sortsAPrefixBeforeWhatItBegins() throws Exception {
    assertThat(canonical("{\"ab\":1,\"a\":2,\"a\\u0000\":3,\"a!\":4}"))
        .isEqualTo("{\"a\":2,\"a\\u0000\":3,\"a!\":4,\"ab\":1}");
  }

  @Test
  void sortsAtEveryLevelAndLeavesArraysInOrder() throws Exception {
    assertThat(canonical("{\"b\":[3,1,{\"d\":0,\"c\":0}],\"a\":{\"f\":[],\"e\":{}}}"))
        .isEqualTo("{\"a\":{\"e\":{},\"f\":[]},\"b\":[3,1,{\"c\":0,\"d\":0}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, \\u0000",
    "7, \\u0007",
    "8, \\b",
    "9, \\t",
    "a, \\n",
    "b, \\u000b",
    "c, \\f",
    "d, \\r",
    "e, \\u000e",
    "1b, \\u001b",
    "1f, \\u001f",
    "22, \\\"",
    "5c, \\\\"
  })
  void escapesOnlyWhatItMust(String codePoint, String escape) {
    var text = Character.toString(Integer.parseInt(codePoint, 16));
    assertThat(Jcs.canonicalize(new JsonString("a" + text + "b")))
        .asString(UTF_8)
        .isEqualTo("\"a" + escape + "b\"");
  }

  @Test
  void writesEverythingElseAsItself() {
    var text = " !/'<>&\u007f\u0080\u00e9\u2028\u2029\ufeff\uffff\ud83d\ude02";
    assertThat(Jcs.canonicalize(new JsonString(text))).asString(UTF_8).isEqualTo('"' + text + '"');
  }

  @Test
  void doesNotNormalizeUnicode() throws Exception {
    assertThat(canonical("\"A\u030a\"")).isNotEqualTo(canonical("\"\u00c5\""));
  }

  @Test
  void givesEqualObjectsOneText() {
    var one = JsonObject.builder().put("a", 1).put("b", 2).build();
    var other = JsonObject.builder().put("b", 2).put("a", 1).build();
    assertThat(one).isEqualTo(other);
    assertThat(Jcs.canonicalize(one)).isEqualTo(Jcs.canonicalize(other));
  }

  private static String canonical(String text) throws ProblemException {
    return new String(Jcs.canonicalize(JsonReader.read(text.getBytes(UTF_8))), UTF_8);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
