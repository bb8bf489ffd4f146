package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Hiding never helps: proved in specs/commons-score.md, and tried here. The property {@code
 * vc.score.hidings} says how many times.
 */
class HidingTest {
  private static final long SAMPLE = 200_000;

  @Test
  void hidingNeverHelps() {
    long times = Long.getLong("vc.score.hidings", SAMPLE);
    var found = LongStream.range(0, times).parallel().filter(HidingTest::helps).findAny();

    assertThat(found).as("a seed in whose world hiding helped").isEmpty();
  }

  private static boolean helps(long seed) {
    var world = Worlds.of(seed).admitted();
    var whole = world.evaluate();
    var hidden = Hiding.of(world, new Random(seed)).evaluate();
    return Formula.Result.of(hidden).isBetterThan(Formula.Result.of(whole))
        || hidden.firstRatings() > whole.firstRatings();
  }
}
