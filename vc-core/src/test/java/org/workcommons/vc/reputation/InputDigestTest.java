package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.work.Digest;

/** The digest's own text is byte for byte that of the document that the specification describes. */
class InputDigestTest {
  private static final String[] NAMES = {
    "did:web:a.example", "", "\"", "\\", "\n", "\u007f", "é", "\ud83d\ude97", "b", "B"
  };

  @Test
  void isThatOfTheDocumentInEveryWorld() {
    for (long seed = 0; seed < 9000; seed++) {
      var evidence = Worlds.of(seed).evidence();
      var facts = facts(new Random(seed));
      assertThat(InputDigest.of(evidence, facts))
          .as("seed %d", seed)
          .isEqualTo(InputDocument.digest(evidence, facts));
    }
  }

  @Test
  void isThatOfTheDocumentWhateverAPlatformIsCalled() throws Exception {
    var world = Worlds.of(0);
    var rules = world.rules();
    for (String name : NAMES) {
      var platforms = new HashMap<>(rules.platforms());
      platforms.put(name, platforms.get("a"));
      var named =
          new ScoringRules(
              rules.recency(),
              rules.repeatRater(),
              rules.assurance(),
              platforms,
              rules.prior(),
              rules.withheldVariance(),
              rules.z100());
      var evidence = world.with(named).evidence();
      evidence.withhold(name, 7);
      assertThat(InputDigest.of(evidence, HistoryFacts.none()))
          .as(name)
          .isEqualTo(InputDocument.digest(evidence, HistoryFacts.none()));
    }
  }

  private static HistoryFacts facts(Random random) {
    var documents = new ArrayList<Digest>();
    for (int i = random.nextInt(4); i > 0; i--) {
      documents.add(Digest.of(List.of(i, random.nextInt()).toString().getBytes(UTF_8)));
    }
    return new HistoryFacts(
        random.nextBoolean(), random.nextInt(100), random.nextInt(10), documents);
  }
}
