package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** The published cases, which another implementation computed. */
class PublishedCasesTest {
  @Test
  void givesEveryExpectedResult() throws ProblemException {
    var document = JsonReader.readObject(Vectors.bytes("commons-score-1.json"));
    var results = ScoreCases.read(document).results();
    var cases = ((JsonArray) document.get("cases").orElseThrow()).items();

    assertThat(results).hasSameSizeAs(cases).hasSizeGreaterThanOrEqualTo(12);
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i))
          .as("case %d", i)
          .isEqualTo(((JsonObject) cases.get(i)).get("expected").orElseThrow());
    }
  }
}
