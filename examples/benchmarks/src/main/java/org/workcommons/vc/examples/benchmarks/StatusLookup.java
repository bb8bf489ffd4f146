package org.workcommons.vc.examples.benchmarks;

import java.net.URI;
import java.util.stream.IntStream;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/**
 * What it costs to look up a status in a list that is decoded already.
 *
 * @param nanos for one entry, in the best of many rounds
 * @param bytes allocated for one entry
 */
record StatusLookup(double nanos, double bytes) {
  private static final int ENTRIES = 10_485_760;
  private static final int EACH = 1024;
  private static final int ROUNDS = 20_000;

  static StatusLookup measured() throws ProblemException {
    var list =
        BitstringStatusList.of(ENTRIES, IntStream.range(0, ENTRIES).filter(i -> i % 97 == 0));
    var entries = new StatusEntry[EACH];
    var place = URI.create("https://coop.example/status/1");
    for (int i = 0; i < EACH; i++) {
      entries[i] = new StatusEntry(StatusPurpose.REVOCATION, place, (int) (i * 10_007L % ENTRIES));
    }
    double best = Double.MAX_VALUE;
    long set = 0;
    long allocated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long bytes = Allocation.now();
      long start = System.nanoTime();
      for (var entry : entries) {
        set += list.value(entry, Pointer.ROOT);
      }
      best = Math.min(best, (System.nanoTime() - start) / (double) EACH);
      allocated = Allocation.now() - bytes;
    }
    if (set == 0) {
      throw new IllegalStateException("some of them are set");
    }
    return new StatusLookup(best, allocated / EACH);
  }
}
