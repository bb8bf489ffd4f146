package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTableTest {
  @Test
  void aPlatformThatGivesEverybodyTheBestSaysNothing() {
    var table = ScaleTable.ridit(List.of(0L, 0L, 0L, 0L, 1000L));

    assertThat(table).isEqualTo(new ScaleTable(List.of(0, 0, 0, 0, 500_000), 0));
  }

  /** By hand: 3 and 7 of 10 have the places 3/20 and 13/20, and vary by 0.0525. */
  @Test
  void eachStepIsWorthItsPlaceAmongAll() {
    var table = ScaleTable.ridit(List.of(3L, 7L));

    assertThat(table).isEqualTo(new ScaleTable(List.of(150_000, 650_000), 52_500));
  }

  @Test
  void remaindersAreDropped() {
    assertThat(ScaleTable.ridit(List.of(1L, 1L, 1L)))
        .isEqualTo(new ScaleTable(List.of(166_666, 500_000, 833_333), 74_074));
  }

  @Test
  void theMeanOfAllIsOneHalfWhateverTheHistogram() {
    for (long seed = 0; seed < 2000; seed++) {
      var random = new Random(seed);
      var histogram = new ArrayList<Long>(List.of(1L + random.nextInt(5)));
      for (int step = random.nextInt(100); step >= 0; step--) {
        histogram.add(random.nextInt(3) == 0 ? 0L : (long) random.nextInt(1 << random.nextInt(31)));
      }
      var table = ScaleTable.ridit(histogram);
      long total = histogram.stream().mapToLong(Long::longValue).sum();
      assertThat(mean(histogram, table.values()))
          .as("seed %d", seed)
          .isBetween(499_999.0 - 1e-3, 500_000.0 + 1e-3);
      assertThat(mean(histogram, withoutTheHalf(histogram, total)))
          .as("seed %d, where no step counts half its own", seed)
          .isLessThan(499_990);
      // 1/12 less what ties take away
      assertThat(table.variance()).as("seed %d", seed).isBetween(0, 83_334);
    }
  }

  private static double mean(List<Long> histogram, List<Integer> values) {
    double sum = 0;
    double total = 0;
    for (int step = 0; step < histogram.size(); step++) {
      sum += (double) histogram.get(step) * values.get(step);
      total += histogram.get(step);
    }
    return sum / total;
  }

  /** A wrong table, which the property has to find. */
  private static List<Integer> withoutTheHalf(List<Long> histogram, long total) {
    var values = new ArrayList<Integer>();
    long before = 0;
    for (long count : histogram) {
      values.add((int) (before * Units.U / total));
      before += count;
    }
    return values;
  }

  @Test
  void countsAsLargeAsALong() {
    assertThat(ScaleTable.ridit(List.of(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2)).values())
        .containsExactly(250_000, 750_000);
  }

  @Test
  void refusesAHistogramOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> ScaleTable.ridit(List.of(0L, 0L)));
    assertThatIllegalArgumentException().isThrownBy(() -> ScaleTable.ridit(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> ScaleTable.ridit(List.of(-1L, 2L)));
  }

  @Test
  void refusesATableThatFalls() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleTable(List.of(2, 1), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleTable(List.of(-1, 1), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleTable(List.of(0, 1_000_001), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleTable(List.of(0, 1), 250_001));
  }

  @Test
  void aLinearTableGoesUpInEqualSteps() {
    assertThat(ScaleTable.linear(5).values())
        .containsExactly(0, 250_000, 500_000, 750_000, 1_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> ScaleTable.linear(1));
  }
}
