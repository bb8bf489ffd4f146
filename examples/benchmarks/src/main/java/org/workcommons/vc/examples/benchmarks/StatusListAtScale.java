package org.workcommons.vc.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.BitstringStatusList;

/**
 * What it costs to write and to read a list of ten million entries, one in a hundred of them set at
 * random.
 *
 * @param encodeMillis from bits to text, in the best of several rounds
 * @param decodeMillis from text to bits
 * @param republishMillis from a list that was published to the text of one in which a hundred
 *     entries are the other way round
 * @param mebibytes what a decoded list takes on the heap
 */
record StatusListAtScale(
    double encodeMillis, double decodeMillis, double republishMillis, double mebibytes) {
  private static final int ENTRIES = 10_485_760;
  private static final int ROUNDS = 60;
  private static final int FLIPS = 100;
  private static final int HELD = 16;
  private static final long SEED = 20_261_122;

  static StatusListAtScale measured() throws ProblemException {
    var random = new Random(SEED);
    var list =
        BitstringStatusList.of(
            ENTRIES, IntStream.range(0, ENTRIES).filter(i -> random.nextInt(100) == 0));
    double encode = Double.MAX_VALUE;
    double decode = Double.MAX_VALUE;
    double republish = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      var text = list.encoded();
      long written = System.nanoTime();
      var read = BitstringStatusList.decode(text, Pointer.ROOT);
      long end = System.nanoTime();
      if (read.size() != ENTRIES || read.isSet(0) != list.isSet(0)) {
        throw new IllegalStateException("not the list that was written");
      }
      encode = Math.min(encode, (written - start) / 1e6);
      decode = Math.min(decode, (end - written) / 1e6);
      republish = Math.min(republish, republished(read, random.ints(FLIPS, 0, ENTRIES).toArray()));
    }
    return new StatusListAtScale(encode, decode, republish, mebibytes(list.encoded()));
  }

  private static double republished(BitstringStatusList list, int[] flips) {
    long start = System.nanoTime();
    var text = list.flipped(IntStream.of(flips)).encoded();
    long end = System.nanoTime();
    if (text.isEmpty()) {
      throw new IllegalStateException("no list at all");
    }
    return (end - start) / 1e6;
  }

  /** On average over a few, after what was needed to decode them is gone. */
  private static double mebibytes(String text) throws ProblemException {
    var held = new ArrayList<BitstringStatusList>(HELD);
    long before = used();
    for (int i = 0; i < HELD; i++) {
      held.add(BitstringStatusList.decode(text, Pointer.ROOT));
    }
    double each = (used() - before) / (double) held.size();
    return each / (1 << 20);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
