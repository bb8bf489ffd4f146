package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;

/** The cases in {@code specs/vectors/commons-score}, whose results a third program computed. */
class OwnCasesTest {
  @Test
  void givesEveryExpectedResult() throws IOException, ProblemException {
    int count = 0;
    for (var file : files()) {
      var document = JsonReader.readObject(Files.readAllBytes(file));
      var results = ScoreCases.read(document).results();
      for (int i = 0; i < results.size(); i++, count++) {
        assertThat(results.get(i).without("refused"))
            .as("%s, case %d", file.getFileName(), i)
            .isEqualTo(((JsonObject) cases(document).get(i)).get("expected").orElseThrow());
      }
    }
    assertThat(count).isGreaterThanOrEqualTo(80);
  }

  @Test
  void theReferenceGivesThemToo() throws IOException, ProblemException {
    for (var file : files()) {
      var document = JsonReader.readObject(Files.readAllBytes(file));
      var lines = Reference.run("commons-score.mjs", none -> {}, file.toString()).split("\n");
      assertThat(lines).hasSameSizeAs(cases(document));
      for (int i = 0; i < lines.length; i++) {
        assertThat(JsonReader.readObject(lines[i].getBytes(UTF_8)).without("refused"))
            .as("%s, case %d", file.getFileName(), i)
            .isEqualTo(((JsonObject) cases(document).get(i)).get("expected").orElseThrow());
      }
    }
  }

  @Test
  void namesEachStatementThatIsRefused() throws IOException, ProblemException {
    var document =
        JsonReader.readObject(Files.readAllBytes(Specs.at("vectors/commons-score/refused.json")));
    var refused = ScoreCases.read(document).results().stream().map(OwnCasesTest::refused).toList();

    assertThat(refused)
        .containsExactly(
            "EVIDENCE_MONTH_AHEAD /cases/0/statements/1",
            "EVIDENCE_ASSURANCE_UNKNOWN /cases/1/statements/0",
            "EVIDENCE_PLATFORM_UNKNOWN /cases/2/statements/1",
            "EVIDENCE_SCALE_MISMATCH /cases/3/statements/1");
  }

  private static String refused(JsonObject result) {
    var items = ((JsonArray) result.get("refused").orElseThrow()).items();
    assertThat(items).hasSize(1);
    var problem = (JsonObject) items.get(0);
    var type = problem.string("type").orElseThrow();
    return type.substring(type.indexOf('#') + 1) + " " + problem.string("pointer").orElseThrow();
  }

  private static List<JsonValue> cases(JsonObject document) {
    return ((JsonArray) document.get("cases").orElseThrow()).items();
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(Specs.at("vectors/commons-score"))) {
      return files.filter(file -> !file.endsWith("inputs.json")).sorted().toList();
    }
  }
}
