package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether one group of workers is ranked lower or higher than everybody else, by the rank sums of
 * Wilcoxon, Mann and Whitney. For people who said themselves to which group they belong; says
 * nothing of whose fault it is, and nothing of groups so small that it would point at persons.
 */
final class DisparityAudit {
  /** The fewest people on each side. */
  static final int FEWEST = 30;

  /** Standard errors beyond which chance has a share below one in a hundred, on both sides. */
  private static final double ONE_IN_A_HUNDRED = 2.5758293;

  private DisparityAudit() {}

  /** What was found; empty where a side is too small to be looked at. */
  static Optional<Finding> of(List<Member> members) {
    long inside = members.stream().filter(member -> member.side() == Side.GROUP).count();
    long outside = members.size() - inside;
    if (Math.min(inside, outside) < FEWEST) {
      return Optional.empty();
    }
    var sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparingLong(Member::mark));
    double expected = inside * (members.size() + 1.0);
    double variance =
        inside * (double) outside * (members.size() + 1.0) / 12 - ties(sorted, inside, outside);
    // twice the rank sum is a whole number, equal marks or not
    double off = (doubledRankSum(sorted) - expected) / 2;
    return Optional.of(new Finding(off / StrictMath.sqrt(variance)));
  }

  private static long doubledRankSum(List<Member> sorted) {
    long sum = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = endOfTie(sorted, from);
      for (int i = from; i < to; i++) {
        sum += sorted.get(i).side() == Side.GROUP ? from + 1 + to : 0;
      }
      from = to;
    }
    return sum;
  }

  private static double ties(List<Member> sorted, long inside, long outside) {
    double cubes = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = endOfTie(sorted, from);
      double tied = to - from;
      cubes += tied * tied * tied - tied;
      from = to;
    }
    double all = sorted.size();
    return inside * (double) outside * cubes / (12 * all * (all - 1));
  }

  private static int endOfTie(List<Member> sorted, int from) {
    int to = from;
    while (to < sorted.size() && sorted.get(to).mark() == sorted.get(from).mark()) {
      to++;
    }
    return to;
  }

  /** Who takes part. */
  record Member(Side side, long mark) {}

  /** Where a member counts herself. */
  enum Side {
    GROUP,
    EVERYBODY_ELSE
  }

  /**
   * How far the group is from where it would be on average if it were like everybody else.
   *
   * @param standardErrors negative where it is ranked lower
   */
  record Finding(double standardErrors) {
    /** Whether chance alone comes as far in less than one of a hundred audits. */
    boolean isBeyondChance() {
      return StrictMath.abs(standardErrors) > ONE_IN_A_HUNDRED;
    }
  }
}
