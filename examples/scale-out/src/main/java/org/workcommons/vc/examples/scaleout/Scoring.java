package org.workcommons.vc.examples.scaleout;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.ShownChain;

/** What a worker's statements are judged by, all of them together. */
record Scoring(
    GovernancePolicy policy, YearMonth month, Instant at, IssuerRecognition recognition) {
  static Scoring of(Configuration configuration) throws ProblemException {
    var trusted = configuration.trusted();
    return new Scoring(
        configuration.governance(),
        configuration.month(),
        configuration.at(),
        (issuer, platform, assurance, issued) -> trusted.contains(issuer));
  }

  /** {@return what of {@code chains}, which are all of one worker, counts} */
  Admission admitted(List<ShownChain> chains) throws ProblemException {
    var history = new Admission.History(chains, DecidedDisputes.NONE, at);
    return Admission.of(policy, month, history, recognition);
  }
}
