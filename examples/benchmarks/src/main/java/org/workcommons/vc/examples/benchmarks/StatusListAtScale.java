package org.workcommons.vc.examples.benchmarks;

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
 */
record StatusListAtScale(double encodeMillis, double decodeMillis) {
  private static final int ENTRIES = 10_485_760;
  private static final int ROUNDS = 60;
  private static final long SEED = 20_261_122;

  static StatusListAtScale measured() throws ProblemException {
    var random = new Random(SEED);
    var list =
        BitstringStatusList.of(
            ENTRIES, IntStream.range(0, ENTRIES).filter(i -> random.nextInt(100) == 0));
    double encode = Double.MAX_VALUE;
    double decode = Double.MAX_VALUE;
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
    }
    return new StatusListAtScale(encode, decode);
  }
}
