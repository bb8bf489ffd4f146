package org.workcommons.vc.examples.attacklab;

import java.util.OptionalInt;

/**
 * What ten percentile points cost, and what the usual effort does.
 *
 * @param effort the least that moves people by ten points on average; empty for never within the
 *     attack's bound
 * @param shift of the usual effort, in tenths of a point, in the direction that is aimed at
 */
record Price(OptionalInt effort, long shift) {
  /** Ten points, in tenths. */
  private static final long WANTED = 100;

  static Price of(Attack attack, Ranking ranking, Lab lab) {
    return new Price(
        search(attack, ranking, lab), shift(attack, ranking, lab, attack.label().usual()));
  }

  /** Up a ladder of efforts, then between its last two rungs. */
  private static OptionalInt search(Attack attack, Ranking ranking, Lab lab) {
    int most = attack.label().most();
    int failed = 0;
    int effort = 1;
    while (!buys(attack, ranking, lab, effort)) {
      if (effort == most) {
        return OptionalInt.empty();
      }
      failed = effort;
      effort = Math.min(most, effort + 1 + effort / 2);
    }
    while (effort - failed > 1) {
      int middle = (effort + failed) / 2;
      if (buys(attack, ranking, lab, middle)) {
        effort = middle;
      } else {
        failed = middle;
      }
    }
    return OptionalInt.of(effort);
  }

  private static boolean buys(Attack attack, Ranking ranking, Lab lab, int effort) {
    return shift(attack, ranking, lab, effort) >= WANTED;
  }

  private static long shift(Attack attack, Ranking ranking, Lab lab, int effort) {
    long sum = 0;
    for (int i = 0; i < lab.subjects(); i++) {
      sum += ranking.percentile(attack.after(lab, i, effort));
      sum -= ranking.unattacked(attack.before(lab, i, effort));
    }
    return attack.label().aim().sign() * sum / lab.subjects();
  }

  /** Whether {@code now} is more than a tenth less. */
  boolean isUndercutBy(Price now) {
    if (now.effort.isEmpty()) {
      return false;
    }
    return effort.isEmpty() || 10L * now.effort.getAsInt() < 9L * effort.getAsInt();
  }

  /** The effort in words. */
  String text() {
    return effort.isPresent() ? Integer.toString(effort.getAsInt()) : "never";
  }
}
