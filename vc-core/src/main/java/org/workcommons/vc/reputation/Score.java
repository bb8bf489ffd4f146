package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.workcommons.vc.work.Digest;

/**
 * What a history amounts to under one community's policy, in one month. There is no other way to
 * one than {@link Tally#score}, so it always names the policy and the inputs that it follows from.
 * Facts, and no judgement of a person. Immutable. {@code specs/commons-score.md}.
 */
public final class Score {
  private final GovernancePolicy policy;
  private final YearMonth asOf;
  private final HistoryFacts facts;
  private final Evaluation evaluation;
  private final long withheld;
  private final Digest inputDigest;
  private final Map<String, Answer> predicates;

  Score(
      GovernancePolicy policy,
      Evidence evidence,
      HistoryFacts facts,
      Evaluation evaluation,
      Digest inputDigest) {
    this.policy = policy;
    this.asOf = RatedMonth.month(evidence.asOf());
    this.facts = facts;
    this.evaluation = evaluation;
    this.withheld = evidence.withheld();
    this.inputDigest = inputDigest;
    this.predicates = answers();
  }

  private Map<String, Answer> answers() {
    var answers = new LinkedHashMap<String, Answer>();
    policy
        .predicates()
        .forEach(
            (name, predicate) ->
                answers.put(
                    name, new Answer(predicate.rule(), complete() && predicate.holds(this))));
    return Collections.unmodifiableMap(answers);
  }

  /** {@return the mean, in millionths} */
  public int mean() {
    return evaluation.mean();
  }

  /**
   * {@return what the mean is at least, with the confidence that the policy asks; in millionths}
   */
  public int lower() {
    return evaluation.lower();
  }

  /**
   * {@return what all ratings weigh together, withheld ones included, in millionths of a rating}
   */
  public BigInteger effectiveWeight() {
    return evaluation.effectiveWeight();
  }

  /** {@return how many ratings are shown that weigh anything} */
  public long ratings() {
    return evaluation.ratings();
  }

  /** {@return how many of them were their client's first within twelve months} */
  public long firstRatings() {
    return evaluation.firstRatings();
  }

  /** {@return how many platforms they come from} */
  public int platforms() {
    return evaluation.shownPlatforms();
  }

  /** {@return how many months had work, whatever is shown of them} */
  public int monthsActive() {
    return facts.monthsActive();
  }

  /** {@return how many ratings are not shown, each of which counted in full as the worst} */
  public long withheld() {
    return withheld;
  }

  /** {@return how many ratings are disputed and not decided} */
  public int disputed() {
    return facts.disputed();
  }

  /** {@return whether every chain that is shown is whole, and its head fresh} */
  public boolean complete() {
    return facts.complete();
  }

  /** {@return whether the policy lets a person leave out a whole platform, which can help her} */
  public boolean omissionAllowed() {
    return policy.completeness().allowPlatformOmission();
  }

  /** {@return the answers to the policy's questions, by name, in the policy's order} */
  public Map<String, Answer> predicates() {
    return predicates;
  }

  /** {@return the month in which it holds} */
  public YearMonth asOf() {
    return asOf;
  }

  /** {@return the side of the work that was rated} */
  public String dimension() {
    return policy.dimension();
  }

  /** {@return the policy that it follows from} */
  public GovernancePolicy policy() {
    return policy;
  }

  /** {@return the digest of that policy} */
  public Digest policyDigest() {
    return policy.digest();
  }

  /**
   * {@return the digest of all inputs but the policy: the same for the same evidence in any order}
   */
  public Digest inputDigest() {
    return inputDigest;
  }

  /**
   * {@return that this is a score, and not which: it is a claim, and claims don't belong in logs}
   */
  @Override
  public String toString() {
    return "Score under " + policy + " as of " + asOf;
  }

  /**
   * The answer to one of the policy's questions.
   *
   * @param rule the question, as it stands in the policy
   * @param holds the answer, which is no where the history is not complete
   */
  public record Answer(String rule, boolean holds) {}
}
