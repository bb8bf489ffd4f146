package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.fixture.Mutations;
import org.workcommons.vc.fixture.Node;
import org.workcommons.vc.fixture.RandomJson;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Over random documents, whole and damaged, each from a seed of its own. */
@Tag("long")
class JsonReaderPropertyTest {
  private static final int WHOLE = 15_000;
  private static final int DAMAGED = 80_000;
  private static final int COMPARED = 20_000;
  private static final long SEED = 8785;

  @TempDir private Path folder;

  @Test
  void readsBackWhateverIsWritten() throws Exception {
    for (long seed = SEED; seed < SEED + WHOLE; seed++) {
      var value = new RandomJson(seed).value(6);
      assertThat(JsonReader.read(JsonWriter.compact(value))).as("seed %d", seed).isEqualTo(value);
      assertThat(JsonReader.read(JsonWriter.pretty(value).getBytes(UTF_8)))
          .as("pretty, seed %d", seed)
          .isEqualTo(value);
      assertThat(JsonReader.read(Jcs.canonicalize(value)))
          .as("canonical, seed %d", seed)
          .isEqualTo(value);
    }
  }

  @Test
  void refusesDamageOrReadsWhatItCanWrite() throws Exception {
    int refused = 0;
    for (long seed = SEED; seed < SEED + DAMAGED; seed++) {
      var document = damaged(seed);
      try {
        var value = read(document, seed);
        var canonical = Jcs.canonicalize(value);
        assertThat(JsonReader.read(JsonWriter.compact(value))).as("seed %d", seed).isEqualTo(value);
        assertThat(Jcs.canonicalize(JsonReader.read(canonical)))
            .as("seed %d", seed)
            .isEqualTo(canonical);
      } catch (ProblemException e) {
        refused++;
        assertThat(e.problem().type())
            .as("seed %d", seed)
            .isIn(ProblemType.PARSING_ERROR, ProblemType.LIMIT_EXCEEDED);
      }
    }
    assertThat(refused).isBetween(DAMAGED / 3, DAMAGED - DAMAGED / 10);
  }

  @Test
  void seesWhatNodeSeesOrRefuses() throws Exception {
    var lines = new ArrayList<String>();
    for (long seed = SEED; seed < SEED + COMPARED; seed++) {
      lines.add(HexFormat.of().formatHex(damaged(seed)));
    }
    var input = folder.resolve("documents");
    Files.write(input, lines, US_ASCII);
    var answers = Files.readAllLines(Node.run("documents.js", input), US_ASCII);
    assertThat(answers).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      compare(HexFormat.of().parseHex(lines.get(i)), answers.get(i), SEED + i);
    }
  }

  private static void compare(byte[] document, String answer, long seed) {
    try {
      assertThat(HexFormat.of().formatHex(Jcs.canonicalize(read(document, seed))))
          .as("seed %d", seed)
          .isEqualTo(answer);
    } catch (ProblemException e) {
      if (!answer.equals("refused")) {
        assertThat(e.problem().detail())
            .as("node reads it, seed %d", seed)
            .containsAnyOf("twice", "beyond 2^53 - 1", "too small for a double");
      }
    }
  }

  private static JsonValue read(byte[] document, long seed) throws ProblemException {
    try {
      return JsonReader.read(document);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail("seed " + seed + ": nothing but a ProblemException may leave the reader", e);
    }
  }

  private static byte[] damaged(long seed) {
    var mutations = new Mutations(seed);
    return seed % 8 == 0
        ? mutations.noise()
        : mutations.mutate(JsonWriter.compact(new RandomJson(seed).value(4)));
  }
}
