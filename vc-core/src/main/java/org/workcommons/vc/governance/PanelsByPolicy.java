package org.workcommons.vc.governance;

import java.time.Duration;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;

/** Who had to decide, by the policy that a decision names and the lot of its community. */
record PanelsByPolicy(PolicyHistory policies, Panels.Lots lots) implements Panels {
  @Override
  public Quorum of(Decision decision) throws ProblemException {
    var policy = policy(decision);
    if (decision.panel().isEmpty()) {
      return PolicyChain.signers(policy);
    }
    var lot = lots.of(decision).orElseThrow(() -> unknown("panel", "nobody knows the lot"));
    var rules = policy.disputes();
    return lot.panel(decision, lots.conflicts(decision), rules.panelSize(), rules.quorum());
  }

  @Override
  public int appeals(Decision decision) throws ProblemException {
    return policy(decision).disputes().appeals();
  }

  @Override
  public Duration decideWithin(Decision decision) throws ProblemException {
    return Duration.ofDays(policy(decision).disputes().decideWithinDays());
  }

  private GovernancePolicy policy(Decision decision) throws ProblemException {
    return policies
        .named(decision.policy())
        .filter(named -> named.community().equals(decision.community()))
        .orElseThrow(() -> unknown("policy", "not a policy of this community that is known"));
  }

  private static ProblemException unknown(String member, String detail) {
    return new ProblemException(ProblemType.OUTCOME_WRONG_PANEL, Pointer.ROOT.at(member), detail);
  }
}
