package org.workcommons.vc.reputation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was admitted of one platform: one histogram for each cell, and how many are withheld. */
final class PlatformEvidence {
  private final SortedMap<Cell, long[]> cells = new TreeMap<>();
  private long withheld;

  /** The histograms, each at least one rating large; not to be written to. */
  SortedMap<Cell, long[]> cells() {
    return cells;
  }

  long withheld() {
    return withheld;
  }

  int newest() {
    return cells.isEmpty() ? 0 : cells.lastKey().month();
  }

  boolean isEmpty() {
    return cells.isEmpty() && withheld == 0;
  }

  void add(Cell cell, List<Long> histogram) {
    add(cell, histogram.stream().mapToLong(Long::longValue).toArray());
  }

  void withhold(long count) {
    withheld = Math.addExact(withheld, count);
  }

  void add(PlatformEvidence other) {
    other.cells.forEach(this::add);
    withhold(other.withheld);
  }

  PlatformEvidence copy() {
    var copy = new PlatformEvidence();
    copy.cells.putAll(cells);
    copy.withheld = withheld;
    return copy;
  }

  /**
   * Splitting a month must not matter, so a histogram of nothing leaves no trace. No histogram is
   * ever written to: copies share them.
   */
  private void add(Cell cell, long[] histogram) {
    if (!isZero(histogram)) {
      cells.merge(cell, histogram, PlatformEvidence::sum);
    }
  }

  private static long[] sum(long[] one, long[] other) {
    var sum = one.clone();
    for (int step = 0; step < sum.length; step++) {
      sum[step] += other[step];
    }
    return sum;
  }

  private static boolean isZero(long[] histogram) {
    for (long count : histogram) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }
}
