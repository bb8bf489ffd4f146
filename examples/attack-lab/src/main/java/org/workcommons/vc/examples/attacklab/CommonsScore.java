package org.workcommons.vc.examples.attacklab;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;

/**
 * The lower bound that {@code commons-score/1} gives, as the library's admission and arithmetic
 * come to it. What is not complete ranks last: every question of a policy is answered with no then.
 */
final class CommonsScore implements Ruler {
  static final YearMonth AS_OF = YearMonth.of(2026, 10);
  private static final Instant AT = Instant.parse("2026-11-16T00:00:00Z");

  private final SamplePolicy sample;
  private final Map<Statistics, GovernancePolicy> policies = new HashMap<>();

  CommonsScore(SamplePolicy sample) {
    this.sample = sample;
  }

  static List<CommonsScore> all() {
    return SamplePolicy.ALL.stream().map(CommonsScore::new).toList();
  }

  @Override
  public String name() {
    return sample.name();
  }

  @Override
  public long mark(Showing showing) {
    var score = admission(showing).score();
    return score.complete() ? score.lower() : -1;
  }

  private Admission admission(Showing showing) {
    var policy = policies.computeIfAbsent(showing.statistics(), sample::under);
    var chains =
        showing.accounts().stream()
            .filter(account -> account.site() != Site.DIRECT)
            .map(Chains::of)
            .toList();
    var direct = MadeUpCustomers.jobs(showing.accounts());
    try {
      return Admission.of(
          policy,
          AS_OF,
          new Admission.History(chains, DecidedDisputes.NONE, AT, direct),
          Chains.RECOGNITION);
    } catch (ProblemException e) {
      throw new IllegalStateException("expected a history within the bounds", e);
    }
  }
}
