package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What is refused stands in {@code specs/vectors/governance-policy/bad.json}. */
class PredicateTest {
  @ParameterizedTest
  @CsvSource({
    "mean >= 500000, true",
    "mean >= 500001, false",
    "lower >= 306724, true",
    "lower >= 306725, false",
    "ratings >= 0, true",
    "ratings >= 1, false",
    "firstRatings >= 1, false",
    "platforms >= 1, false",
    "monthsActive >= 7, true",
    "monthsActive >= 8, false",
    "complete, true",
    "mean >= 1 and complete and monthsActive >= 7, true",
    "mean >= 1 and complete and monthsActive >= 8, false",
    "mean >= 999999999999999, false"
  })
  void asksWhetherSomethingIsAtLeastSomuch(String rule, boolean holds) throws ProblemException {
    var facts = new HistoryFacts(true, 7, 0, List.of());
    var score = Tally.of(PolicySamples.policy(), YearMonth.of(2026, 10)).score(facts);

    assertThat(Predicate.parse(rule, Pointer.ROOT).holds(score))
        .as("mean %d, lower %d", score.mean(), score.lower())
        .isEqualTo(holds);
  }

  @Test
  void aHistoryThatIsNotCompleteIsNot() throws ProblemException {
    var facts = new HistoryFacts(false, 7, 0, List.of());
    var score = Tally.of(PolicySamples.policy(), YearMonth.of(2026, 10)).score(facts);

    assertThat(Predicate.parse("complete", Pointer.ROOT).holds(score)).isFalse();
  }

  @Test
  void readsTheLongestAndRefusesOneLonger() throws ProblemException {
    var rule = "complete";
    while (rule.length() + 13 <= Limits.PREDICATE_CHARS) {
      rule += " and complete";
    }
    var longest = rule;

    assertThat(Predicate.parse(longest, Pointer.ROOT).conditions()).hasSizeGreaterThan(30);
    assertThat(Refusal.of(() -> Predicate.parse(longest + " and complete", Pointer.ROOT)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }
}
