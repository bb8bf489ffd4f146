package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc policy sign}: one more signature under a policy, beside those that it has. */
@Command
final class PolicySignVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin CosignOptions signing = new CosignOptions();

  PolicySignVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    signing.requireTarget(session);
    var document = session.documents().signed(file);
    var policy = GovernancePolicy.read(document.json().without("proof"));
    signing.sign(
        session, document, policy.signers().of(), "vc/policysigned/1", policy.id().toString());
    return ExitCode.DONE;
  }
}
