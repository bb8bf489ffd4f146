package org.workcommons.vc.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;

/** The examples of Token Status List §4 and its appendix of test vectors, in their JSON form. */
class TokenStatusListVectorsTest {
  private static final int MANY = 1 << 20;

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of(
            "encoding_json",
            TokenStatusList.of(
                1, 16, Map.of(0, 1, 3, 1, 4, 1, 5, 1, 7, 1, 8, 1, 9, 1, 13, 1, 15, 1))),
        Arguments.of(
            "encoding2_json",
            TokenStatusList.of(
                2, 12, Map.of(0, 1, 1, 2, 3, 3, 5, 1, 7, 1, 8, 1, 9, 2, 10, 3, 11, 3))),
        Arguments.of(
            "encoding1_long_json",
            list(
                1, 0, 1, 1993, 1, 25460, 1, 159495, 1, 495669, 1, 554353, 1, 645645, 1, 723232, 1,
                854545, 1, 934534, 1, 1000345, 1)),
        Arguments.of(
            "encoding2_long_json",
            list(
                2, 0, 1, 1993, 2, 25460, 1, 159495, 3, 495669, 1, 554353, 1, 645645, 2, 723232, 1,
                854545, 1, 934534, 2, 1000345, 3)),
        Arguments.of(
            "encoding4_json",
            list(
                4, 0, 1, 1993, 2, 35460, 3, 459495, 4, 595669, 5, 754353, 6, 845645, 7, 923232, 8,
                924445, 9, 934534, 10, 1004534, 11, 1000345, 12, 1030203, 13, 1030204, 14, 1030205,
                15)));
  }

  @MethodSource("examples")
  @ParameterizedTest
  void readsEveryStatusOfTheExamples(String name, TokenStatusList ours) throws Exception {
    assertThat(statuses(read(vector(name)))).isEqualTo(statuses(ours));
    assertThat(read(vector(name)).size()).isEqualTo(ours.size());
  }

  @MethodSource("examples")
  @ParameterizedTest
  void writesHardlyMoreThanTheExamplesDo(String name, TokenStatusList ours) throws Exception {
    assertThat(statuses(read(ours.json()))).isEqualTo(statuses(ours));
    assertHardlyLarger(ours.json(), vector(name));
  }

  /** The examples are what zlib makes at its highest level, at a hundred times the effort. */
  private static void assertHardlyLarger(JsonObject ours, JsonObject example) {
    int theirs = example.string("lst").orElseThrow().length();
    assertThat(ours.string("lst").orElseThrow().length()).isLessThan(theirs * 11 / 10);
  }

  @Test
  void readsEachOf256StatusesOfOneByteOnce() throws Exception {
    var list = read(vector("encoding8_json"));
    var found = statuses(list);

    assertThat(list.size()).isEqualTo(MANY);
    assertThat(found.values()).hasSize(255).doesNotHaveDuplicates();
    assertThat(found).containsEntry(52451, 1).containsEntry(182323, 7).containsEntry(884834, 8);
    assertThat(found).containsEntry(557034, 248).containsEntry(152133, 254);
    assertThat(found).containsEntry(19535, 255).doesNotContainKey(233478);
    assertHardlyLarger(TokenStatusList.of(8, MANY, found).json(), vector("encoding8_json"));
  }

  private static TokenStatusList list(int bits, int... indexesAndValues) {
    var values = new TreeMap<Integer, Integer>();
    for (int i = 0; i < indexesAndValues.length; i += 2) {
      values.put(indexesAndValues[i], indexesAndValues[i + 1]);
    }
    return TokenStatusList.of(bits, MANY, values);
  }

  private static Map<Integer, Integer> statuses(TokenStatusList list) throws Exception {
    var statuses = new TreeMap<Integer, Integer>();
    for (int i = 0; i < list.size(); i++) {
      if (list.value(i) != 0) {
        statuses.put(i, list.value(i));
      }
    }
    return statuses;
  }

  private static TokenStatusList read(JsonObject vector) throws Exception {
    return TokenStatusList.read(vector, Pointer.ROOT);
  }

  /** The long texts are broken into lines where JSON has no place for them. */
  private static JsonObject vector(String name) throws Exception {
    var text = Vectors.text("token-status-list/status_list_" + name + ".md");
    var json = text.substring(text.indexOf('{')).replaceAll("\\s", "");
    return JsonReader.readObject(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
