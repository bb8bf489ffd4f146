package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Constants under which D is just above the square of a whole number, for a prior of one rating
 * without variance, a rating of {@code weight} without variance, and one of a single millionth:
 * rounding D down would lose the margin's last unit.
 */
record Roots(int z100, int weight, int priorVariance, int variance) {
  private static final List<Roots> SCATTERED = search();

  static Roots scattered(Random random) {
    return SCATTERED.get(random.nextInt(SCATTERED.size()));
  }

  static Roots any(Random random) {
    return new Roots(
        random.nextInt(401),
        random.nextInt(Units.U + 1),
        random.nextInt(250_001),
        random.nextInt(250_001));
  }

  private static List<Roots> search() {
    var found = new ArrayList<Roots>();
    for (int z100 = 1; z100 <= 3; z100++) {
      for (int weight = 1; weight <= Units.U; weight++) {
        long total = Units.U + weight + 1L;
        long dividend = 100_000_000L * z100 * z100 * total; // of D, with Q = 1 and 10,000 cut
        long floor = dividend / (total + Units.U);
        long root = (long) Math.sqrt(floor);
        if (root * root == floor && dividend % (total + Units.U) != 0) {
          found.add(new Roots(z100, weight, 0, 1));
        }
      }
    }
    if (found.size() < 10) {
      throw new AssertionError("expected more such roots");
    }
    return found;
  }
}
