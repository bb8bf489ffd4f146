package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

class JsonWriterTest {
  private static final JsonValue VALUE =
      JsonObject.builder()
          .put("z", JsonArray.of(JsonNumber.of(1), JsonBoolean.TRUE, JsonNull.NULL))
          .put("a", JsonObject.empty())
          .put("m", JsonArray.of())
          .put("é\n", "\"\ud83d\ude02\"")
          .build();

  @Test
  void writesMembersInTheirOwnOrderWithoutWhiteSpace() {
    assertThat(JsonWriter.compact(VALUE))
        .asString(UTF_8)
        .isEqualTo("{\"z\":[1,true,null],\"a\":{},\"m\":[],\"é\\n\":\"\\\"😂\\\"\"}");
  }

  @Test
  void indentsForPeople() {
    assertThat(JsonWriter.pretty(VALUE))
        .isEqualTo(
            """
            {
              "z": [
                1,
                true,
                null
              ],
              "a": {},
              "m": [],
              "é\\n": "\\"😂\\""
            }""");
  }

  @Test
  void writesMinusZeroAsZero() {
    assertThat(JsonWriter.compact(new JsonNumber(-0.0))).asString(UTF_8).isEqualTo("0");
  }
}
