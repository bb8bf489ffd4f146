package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.reputation.Formula.Broken;

/** That the generators find whichever rule is broken: otherwise passing would say nothing. */
@Tag("long")
class BrokenRulesTest {
  private static final long WORLDS = 4500;

  @ParameterizedTest
  @EnumSource(Broken.class)
  void anyBrokenRuleComesToAnotherResult(Broken broken) {
    long different = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      var world = Worlds.of(seed);
      if (!Formula.of(world, broken).equals(Formula.Result.of(world.evaluate()))) {
        different++;
      }
    }
    if (broken == Broken.NOTHING) {
      assertThat(different).isZero();
    } else {
      assertThat(different).as("of %d worlds, with %s", WORLDS, broken).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NOTHING",
        "WITHHELD_AT_HALF_WEIGHT",
        "WITHHELD_WITHOUT_VARIANCE",
        "WITHHELD_AT_MIDDLE_VALUE",
        "CEILING_DROPS_VARIANCE",
        "DIVIDED_BEFORE_THE_END",
        "CAP_BY_WHAT_IS_SHOWN"
      })
  void hidingHelpsWhereTheProofNeedsTheRule(Broken broken) {
    long helped = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      var world = Worlds.of(seed).admitted();
      var hidden = Hiding.of(world, new Random(seed));
      if (Formula.of(hidden, broken).isBetterThan(Formula.of(world, broken))) {
        helped++;
      }
    }
    if (broken == Broken.NOTHING) {
      assertThat(helped).isZero();
    } else {
      assertThat(helped).as("of %d hidings, with %s", WORLDS, broken).isPositive();
    }
  }
}
