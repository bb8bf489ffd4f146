package org.workcommons.vc.specs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.problem.ProblemType;

/** That {@code specs/problems.md} and the catalogue of remedies say what the code does. */
class ProblemsTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| <a id=\"([A-Z_]+)\"></a>\\[`([A-Z_]+)`]\\((\\S+)\\)"
              + " \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$",
          Pattern.MULTILINE);

  private record Row(String name, String url, String outcome, String remedy) {}

  @Test
  void theDocumentListsEveryProblemInOrderAndNoOther() throws Exception {
    var expected = Arrays.stream(ProblemType.values()).map(ProblemsTest::row).toList();
    assertThat(rows()).containsExactlyElementsOf(expected);
  }

  @Test
  void theDocumentSaysWhatEachProblemMeans() throws Exception {
    var meanings = matches().stream().map(row -> row.group(4)).toList();
    assertThat(meanings).doesNotHaveDuplicates().allSatisfy(ProblemsTest::isASentence);
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasARemedyInPlainWords(ProblemType type) {
    assertThat(type.remedy(Locale.ROOT)).satisfies(ProblemsTest::isASentence);
    assertThat(type.remedy(Locale.JAPAN)).isNotBlank();
  }

  @Test
  void noRemedyIsForAProblemThatDoesNotExist() {
    var remedies = ResourceBundle.getBundle("org.workcommons.vc.problem.remedies", Locale.ROOT);
    assertThat(remedies.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values()).map(Enum::name).toList());
  }

  @Test
  void everyProblemHasAUrlOfItsOwn() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri))
        .doesNotHaveDuplicates()
        .allSatisfy(uri -> assertThat(uri).hasScheme("https"));
  }

  private static void isASentence(String text) {
    assertThat(text).matches("[A-Z`].*[.]").hasSizeBetween(15, 300);
  }

  private static Row row(ProblemType type) {
    return new Row(
        type.name(),
        type.uri().toString(),
        type.leavesOpen() ? "leaves open" : "rejects",
        type.remedy(Locale.ROOT));
  }

  private static List<Row> rows() throws Exception {
    return matches().stream()
        .filter(row -> row.group(1).equals(row.group(2)))
        .map(row -> new Row(row.group(1), row.group(3), row.group(5), row.group(6)))
        .toList();
  }

  private static List<MatchResult> matches() throws Exception {
    var document = Files.readString(Specs.at("problems.md"), UTF_8);
    return ROW.matcher(document).results().toList();
  }
}
