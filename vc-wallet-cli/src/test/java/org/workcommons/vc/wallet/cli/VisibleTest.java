package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;

class VisibleTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, '\t', '\n', '\r', 0x1b, 0x7f, 0x80, 0x9b, 0xad, 0x61c, 0x200b, 0x200e, 0x200f,
        0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xe000, 0xfeff, 0xfff9, 0xe0001,
        0xe0041, 0x10fffe, 0x378
      })
  void escapesWhatMovesOrHides(int codePoint) {
    var text = "a" + Character.toString(codePoint) + "b";

    assertThat(Visible.text(text)).isEqualTo(String.format("a\\u{%x}b", codePoint));
  }

  @Test
  void escapesHalvesOfCharacters() {
    assertThat(Visible.text("a\ud800b")).isEqualTo("a\\u{d800}b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amara", "São Tomé", "ಅಮರ", "ی\u200cک", "👩\u200d🔧", "名前", "a b"})
  void leavesWritingAsItIs(String text) {
    assertThat(Visible.text(text)).isEqualTo(text);
    assertThat(Visible.json(text)).isEqualTo(text);
  }

  @Test
  void keepsJsonTheSameJson() throws Exception {
    var object =
        JsonObject.builder().put("n\u202eame", "\u0007\u009b31m \ud83d\ude00\udb40\udc41").build();
    var text =
        new String(
            org.workcommons.vc.encoding.JsonWriter.compact(object),
            java.nio.charset.StandardCharsets.UTF_8);

    var visible = Visible.json(text);

    assertThat(visible).contains("\\u202e", "\\u009b", "\\udb40\\udc41").doesNotContain("\u009b");
    assertThat(JsonReader.readObject(visible.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(object);
  }
}
