package org.workcommons.vc.examples.attacklab;

import java.util.SplittableRandom;

/**
 * Chance that comes out the same everywhere: additions, products and whole numbers only, and one
 * stream for each purpose, so that the order of use changes nothing.
 */
final class Dice {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final int SUMMANDS = 12;

  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  static Dice of(long seed, String purpose, int number) {
    long mixed = seed;
    for (int i = 0; i < purpose.length(); i++) {
      mixed = (mixed ^ purpose.charAt(i)) * ODD;
    }
    return new Dice(new SplittableRandom((mixed ^ number) * ODD));
  }

  /** From 0 to 1. */
  double unit() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean happens(double probability) {
    return unit() < probability;
  }

  /** Of mean 0 and variance 1, nearly normal. */
  double normal() {
    double sum = 0;
    for (int i = 0; i < SUMMANDS; i++) {
      sum += unit();
    }
    return sum - SUMMANDS / 2.0;
  }
}
