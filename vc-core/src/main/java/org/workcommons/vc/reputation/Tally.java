package org.workcommons.vc.reputation;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * Adds up the ratings of one person. What is added in whatever order, in one tally or in several
 * that are merged, comes to the same score. Takes ratings that were verified and admitted; it can't
 * know that a stranger made them up. Not for sharing between threads. {@code
 * specs/commons-score.md}.
 */
public final class Tally {
  private final GovernancePolicy policy;
  private final Evidence evidence;

  private Tally(GovernancePolicy policy, Evidence evidence) {
    this.policy = policy;
    this.evidence = evidence;
  }

  /**
   * {@return a tally of nothing yet}
   *
   * @param asOf the month to evaluate, in UTC, from 1970 to 9999; the verifier's choice and never
   *     the worker's
   */
  public static Tally of(GovernancePolicy policy, YearMonth asOf) {
    return new Tally(policy, new Evidence(policy.rules(), number(asOf)));
  }

  /**
   * {@return a tally of nothing yet, as {@link #of(GovernancePolicy, YearMonth)}, where platforms
   * have the ceilings that {@code policy} gives to their standing}
   *
   * @param standings by the platform, as the policy names it; one that is not there is recognised
   *     without reserve
   */
  public static Tally of(
      GovernancePolicy policy, YearMonth asOf, Map<String, PlatformStanding> standings) {
    return new Tally(
        policy, Evidence.under(policy.ceilings(standings), policy.rules(), number(asOf)));
  }

  /**
   * {@return why {@code month} can't count under this policy and in this month; empty if it can}
   */
  public Optional<Problem> refusal(RatedMonth month) {
    return evidence.refusal(month);
  }

  /**
   * Adds the ratings of one statement. One that {@link #refusal} says something of is refused with
   * it, and so is what is more than 2,000 statements or 10,000 buckets; nothing is added then.
   *
   * @return this tally
   */
  public Tally add(RatedMonth month) throws ProblemException {
    evidence.add(month);
    return this;
  }

  /**
   * Adds ratings that a chain counts and that are not shown. Refused if the policy doesn't know the
   * platform.
   *
   * @param count derived from the signed counts of a chain, not negative
   * @return this tally
   */
  public Tally withhold(String platform, long count) throws ProblemException {
    evidence.withhold(platform, count);
    return this;
  }

  /**
   * Adds everything in {@code other}, a tally under the same policy and of the same month.
   *
   * @return this tally
   */
  public Tally merge(Tally other) throws ProblemException {
    if (other == this
        || !other.policy.digest().equals(policy.digest())
        || other.evidence.asOf() != evidence.asOf()
        || !other.evidence.ceilings().equals(evidence.ceilings())) {
      throw new IllegalArgumentException(
          "expected another tally of the same policy, month and standings");
    }
    evidence.add(other.evidence);
    return this;
  }

  /**
   * {@return a copy that evaluates {@code asOf}, which is no earlier than any rating in it} So a
   * month can be added without adding up all the others again.
   */
  public Tally asOf(YearMonth asOf) {
    int month = number(asOf);
    if (month < evidence.newest()) {
      throw new IllegalArgumentException("expected a month no earlier than the newest rating");
    }
    return new Tally(policy, evidence.asOf(month));
  }

  /** {@return what all this amounts to} */
  public Score score(HistoryFacts facts) {
    return score(facts, Evaluation.of(evidence));
  }

  /** {@return the same score with every input, weight and step} */
  public Explanation explain(HistoryFacts facts) {
    var evaluation = Evaluation.of(evidence);
    return new Explanation(score(facts, evaluation), evidence, evaluation);
  }

  private Score score(HistoryFacts facts, Evaluation evaluation) {
    return new Score(policy, evidence, facts, evaluation, InputDigest.of(evidence, facts));
  }

  private static int number(YearMonth month) {
    int number = RatedMonth.number(month);
    if (number < 0 || number > RatedMonth.MAX_MONTH) {
      throw new IllegalArgumentException("expected a month from 1970 to 9999: " + month);
    }
    return number;
  }
}
