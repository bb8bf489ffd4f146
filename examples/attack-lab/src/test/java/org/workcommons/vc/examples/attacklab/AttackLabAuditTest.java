package org.workcommons.vc.examples.attacklab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.examples.attacklab.DisparityAudit.Member;
import org.workcommons.vc.examples.attacklab.DisparityAudit.Side;

/** Whether clients who rate one group lower are noticed. */
@Tag("long")
class AttackLabAuditTest {
  private static final int PEOPLE = 900;
  private static final double BIAS = 0.3;
  private static final Statistics STATISTICS =
      Lab.of(AttackLab.SEED, new Lab.Size(100, 1)).statistics();

  @Test
  void findsABiasOfThreeTenthsOfAStandardDeviation() {
    var finding = DisparityAudit.of(members(BIAS)).orElseThrow();

    assertThat(finding.isBeyondChance()).as("seed %d: %s", AttackLab.SEED, finding).isTrue();
    assertThat(finding.standardErrors()).isNegative();
  }

  @Test
  void findsNothingWhereThereIsNoBiasWhoeverIsInTheGroup() {
    var members = members(0);
    assertThat(DisparityAudit.of(members).orElseThrow().isBeyondChance()).isFalse();

    var dice = Dice.of(AttackLab.SEED, "other groups", 0);
    int audits = 500;
    long alarms =
        IntStream.range(0, audits)
            .mapToObj(i -> members.stream().map(m -> new Member(side(dice), m.mark())).toList())
            .filter(others -> DisparityAudit.of(others).orElseThrow().isBeyondChance())
            .count();
    assertThat(alarms).as("of %d, seed %d", audits, AttackLab.SEED).isBetween(0L, 12L);
  }

  @Test
  void staysSilentOfAGroupThatWouldPointAtPersons() {
    var members = new ArrayList<Member>();
    for (int i = 0; i < 200; i++) {
      members.add(new Member(i < DisparityAudit.FEWEST - 1 ? Side.GROUP : Side.EVERYBODY_ELSE, i));
    }
    assertThat(DisparityAudit.of(members)).isEmpty();
  }

  @Test
  void countsEqualMarksHalf() {
    var equal =
        LongStream.range(0, 60)
            .mapToObj(i -> new Member(i < 30 ? Side.GROUP : Side.EVERYBODY_ELSE, i == 0 ? 4 : 5))
            .toList();
    // by hand: a rank sum of 900 where 915 is expected, with a variance of 225
    assertThat(DisparityAudit.of(equal).orElseThrow().standardErrors()).isEqualTo(-1.0);
  }

  private static List<Member> members(double bias) {
    var ruler = new CommonsScore(SamplePolicy.ALL.get(0));
    return IntStream.range(0, PEOPLE).mapToObj(i -> member(ruler, i, bias)).toList();
  }

  /** {@code bias} of the standard deviation between workers: far less than between ratings. */
  private static Member member(Ruler ruler, int number, double bias) {
    var dice = Dice.of(AttackLab.SEED, "audit", number);
    var side = side(dice);
    double seen = dice.normal() - (side == Side.GROUP ? bias : 0);
    var account = new Career(Site.SKIFF, dice).work(seen, 0, Career.LAST, 216).account();
    return new Member(side, ruler.mark(new Showing(List.of(account), STATISTICS)));
  }

  private static Side side(Dice dice) {
    return dice.happens(1 / 3.0) ? Side.GROUP : Side.EVERYBODY_ELSE;
  }
}
