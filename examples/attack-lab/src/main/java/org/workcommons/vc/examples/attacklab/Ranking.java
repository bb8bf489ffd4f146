package org.workcommons.vc.examples.attacklab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a mark stands among those of honest workers on the same platform. Not for sharing between
 * threads.
 */
final class Ranking {
  private static final long TENTHS = 1000;

  private final Ruler ruler;
  private final long[] marks;
  private final Map<Showing, Long> unattacked = new HashMap<>();

  Ranking(Ruler ruler, Lab lab) {
    this.ruler = ruler;
    this.marks = lab.peers().stream().mapToLong(ruler::mark).sorted().toArray();
  }

  Ruler ruler() {
    return ruler;
  }

  /** The same, remembered: most attacks begin with the same people. */
  long unattacked(Showing showing) {
    return unattacked.computeIfAbsent(showing, this::percentile);
  }

  /** In tenths of a percentile point; equal marks count half. */
  long percentile(Showing showing) {
    long mark = ruler.mark(showing);
    long below = Arrays.stream(marks).filter(other -> other < mark).count();
    long equal = Arrays.stream(marks).filter(other -> other == mark).count();
    return (2 * below + equal) * TENTHS / (2L * marks.length);
  }
}
