package org.workcommons.vc.examples.benchmarks;

import java.util.Arrays;

/**
 * Two operations of this process in turns of a few calls each, so short that both find the machine
 * in the same state. Of thousands of turns the quickest twentieth counts: what else goes on here
 * slows most of them down, and those that use more memory the most.
 */
final class Turns {
  private static final int ROUNDS = 3000;
  private static final int FEW = 5;
  private static final long LONG_NANOS = 5_000_000_000L;
  private static final int CALLS = 5;
  private static final int WARM_UPS = 2;
  private static final long WARM_UP_NANOS = 1_500_000_000;

  private Turns() {}

  /** {@return how many times as long as {@code other} {@code one} takes} */
  static double times(InThisProcess one, InThisProcess other) {
    for (int i = 0; i < WARM_UPS; i++) {
      warmUp(one);
      warmUp(other);
    }
    var ones = new double[ROUNDS];
    var others = new double[ROUNDS];
    int rounds = 0;
    long start = System.nanoTime();
    while (rounds < FEW || rounds < ROUNDS && System.nanoTime() - start < LONG_NANOS) {
      ones[rounds] = one.nanos(CALLS);
      others[rounds] = other.nanos(CALLS);
      rounds++;
    }
    return quick(ones, rounds) / quick(others, rounds);
  }

  private static double quick(double[] nanos, int rounds) {
    Arrays.sort(nanos, 0, rounds);
    return nanos[rounds / 20];
  }

  private static void warmUp(InThisProcess operation) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      operation.nanos(CALLS);
    }
  }
}
