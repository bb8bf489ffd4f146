package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;

/** Ratings by people who don't mean them. */
final class Fakes {
  private Fakes() {}

  /** {@code count} ratings by so many people in turn, in the last month, where they weigh most. */
  static List<Rating> by(int people, int count, int step) {
    return within(1, people, count, step);
  }

  /** The same over the last {@code months}, at most twelve. */
  static List<Rating> within(int months, int people, int count, int step) {
    var fakes = new ArrayList<Rating>();
    for (int i = 0; i < count; i++) {
      int month = Career.LAST - months + 1 + (int) ((long) i * months / count);
      fakes.add(new Rating(month, 1 + i / people, step));
    }
    return fakes;
  }
}
