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

  /** Splitting a month must not matter, so a histogram of nothing leaves no trace. */
  private void add(Cell cell, long[] histogram) {
    if (isZero(histogram)) {
      return;
    }
    var sum = cells.get(cell);
    if (sum == null) {
      cells.put(cell, histogram.clone());
    } else {
      for (int step = 0; step < sum.length; step++) {
        sum[step] += histogram[step];
      }
    }
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
