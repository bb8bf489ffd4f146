package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All contenders in short slices one after the other, so many times. Before anything is measured
 * everybody runs for the same time, twice: what a compiler has made of a contender who ran alone
 * may not last.
 */
record Rounds(int count) {
  private static final int FEW = 6;
  private static final double SLOW_MICROS = 100_000;
  private static final long WARM_UP_NANOS = 1_700_000_000;
  private static final int WARM_UPS = 2;

  /** {@return what each of {@code contenders} took} */
  Results of(List<Contender> contenders) throws IOException {
    for (int i = 0; i < WARM_UPS; i++) {
      for (var contender : contenders) {
        warmUp(contender);
      }
    }
    var times = new ArrayList<List<Double>>();
    contenders.forEach(contender -> times.add(new ArrayList<>()));
    for (int round = 0; round < count; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        if (round < FEW || Collections.min(times.get(i)) < SLOW_MICROS) {
          times.get(i).add(micros(contenders.get(i)));
        }
      }
    }
    var measured = new ArrayList<Results.Measurement>();
    for (int i = 0; i < contenders.size(); i++) {
      var sorted = times.get(i).stream().sorted().toList();
      var median = sorted.get(sorted.size() / 2);
      measured.add(new Results.Measurement(contenders.get(i), sorted.get(0), median));
    }
    return new Results(measured);
  }

  private static void warmUp(Contender contender) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      micros(contender);
    }
  }

  private static double micros(Contender contender) throws IOException {
    try {
      return contender.slice().run() / 1e3;
    } catch (IllegalStateException e) {
      throw new IllegalStateException("something is wrong with " + contender, e);
    }
  }
}
