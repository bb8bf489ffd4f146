package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc dispute sign}: one more signature under a decision, beside those that it has. */
@Command
final class DisputeSignVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin CosignOptions signing = new CosignOptions();

  DisputeSignVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    signing.requireTarget(session);
    var document = session.documents().signed(file);
    var decision = Decision.read(document.json().without("proof"));
    session.remark(decision.ruling().term() + ", by the rule " + decision.ruleApplied());
    decision.reason().lines().forEach(line -> session.remark("  " + line));
    signing.sign(session, document, named(decision), "vc/signed/1", "the decision");
    return ExitCode.DONE;
  }

  /** {@return whose signatures count under {@code decision}} */
  static List<Did> signers(Decision decision, GovernancePolicy policy) {
    return decision.panel().isPresent() ? named(decision) : policy.signers().of();
  }

  private static List<Did> named(Decision decision) {
    var all = new ArrayList<Did>();
    decision.panel().ifPresent(panel -> all.addAll(panel.members()));
    decision.amendment().ifPresent(amendment -> all.add(amendment.rater()));
    return all;
  }
}
