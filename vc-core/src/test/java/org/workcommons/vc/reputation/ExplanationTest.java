package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

class ExplanationTest {
  private static final YearMonth AS_OF = YearMonth.of(2026, 10);

  @TempDir private Path folder;

  @Test
  void everySumCanBeDoneAgain() throws Exception {
    assertThat(readded(driver().json())).endsWith("every sum is right");
  }

  @Test
  void numbersBeyond2To53AreStrings() throws Exception {
    var tally = Tally.of(PolicySamples.policy(), AS_OF);
    long most = RatedMonth.Bucket.MAX_COUNT;
    for (int i = 0; i < 30; i++) {
      tally.add(
          new RatedMonth(
              "did:web:larder.example",
              RatedMonth.number(AS_OF) - i,
              "platform-signed",
              List.of(new RatedMonth.Bucket(1, List.of(most, most)))));
    }
    var json = tally.explain(HistoryFacts.none()).json();

    assertThat(object(json, "total").string("value")).isPresent();
    assertThat(readded(json)).endsWith("every sum is right");
  }

  @Test
  void aSumThatIsWrongIsFound() throws Exception {
    var json = driver().json();
    var total = object(json, "total");
    var wrong = ((JsonNumber) total.get("weight").orElseThrow()).value() + 1;
    var forged = json.with("total", total.with("weight", new JsonNumber(wrong)));
    var problem = catchThrowable(() -> readded(forged));

    assertThat(problem).hasMessageContaining("total weight");
  }

  @Test
  void theWordsHoldEveryNumberOfTheResult() throws Exception {
    var explanation = driver();
    var score = explanation.score();

    assertThat(explanation.text())
        .contains(" = " + score.mean() + "\n", " = " + score.lower() + "\n")
        .contains(score.policyDigest().value(), score.inputDigest().value())
        .contains(score.ratings() + " ratings, " + score.firstRatings() + " of them")
        .contains("2 ratings are not shown", "fade 750000", "typical-or-better (lower >= 450000");
  }

  @Test
  void theWordsAreTheSameInAnyLanguage() throws Exception {
    var text = driver().text();
    var locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(driver().text()).isEqualTo(text);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void doesNotChangeWithTheTally() throws Exception {
    var tally = Tally.of(PolicySamples.policy(), AS_OF);
    var explanation = tally.explain(HistoryFacts.none());
    var before = explanation.text();
    tally.withhold("did:web:larder.example", 3);

    assertThat(explanation.text()).isEqualTo(before);
  }

  /** The object of inputs among the vectors: its digest by Java and by Node is the same. */
  @Test
  void theInputDigestIsThatOfTheSpecification() throws Exception {
    var file = Specs.at("vectors/commons-score/inputs.json");
    var document = JsonReader.readObject(Files.readAllBytes(file));
    var digest = document.string("digest").orElseThrow();
    var inputs = folder.resolve("inputs.json");
    Files.write(inputs, JsonWriter.compact(document.get("inputs").orElseThrow()));

    assertThat(driver().score().inputDigest().value()).isEqualTo(digest);
    assertThat(Reference.run("commons-score.mjs", none -> {}, "--inputs", inputs.toString()))
        .isEqualTo(digest);
  }

  static Explanation driver() throws ProblemException {
    int now = RatedMonth.number(AS_OF);
    var tally = Tally.of(PolicySamples.policy(), AS_OF);
    tally.add(
        new RatedMonth(
            "did:web:larder.example",
            now,
            "platform-signed",
            List.of(
                new RatedMonth.Bucket(1, List.of(3L, 40L)),
                new RatedMonth.Bucket(2, List.of(0L, 7L)))));
    tally.add(
        new RatedMonth(
            "did:web:tandem.coop.example",
            now - 27,
            "commons-attested",
            List.of(new RatedMonth.Bucket(1, List.of(0L, 1L, 1L, 0L, 0L, 1L, 5L, 6L, 1L, 4L)))));
    tally.withhold("did:web:larder.example", 2);
    return tally.explain(
        new HistoryFacts(
            true, 28, 1, List.of(Digest.of("b".getBytes(UTF_8)), Digest.of("a".getBytes(UTF_8)))));
  }

  private String readded(JsonValue explanation) throws IOException {
    var file = folder.resolve("explanation.json");
    Files.write(file, JsonWriter.compact(explanation));
    return Reference.run("explanation.mjs", none -> {}, file.toString());
  }

  private static JsonObject object(JsonObject in, String name) {
    return (JsonObject) in.get(name).orElseThrow();
  }
}
