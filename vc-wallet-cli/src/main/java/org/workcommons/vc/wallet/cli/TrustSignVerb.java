package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.List;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc trust sign}: one more signature under a trust list, beside those that it has. */
@Command
final class TrustSignVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin CosignOptions signing = new CosignOptions();

  TrustSignVerb(Session session) {
    this.session = session;
  }

  /** Who signs for the community, its list does not say: that is for its policy. */
  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    signing.requireTarget(session);
    var document = session.documents().signed(file);
    var list = TrustList.read(document.json().without("proof"));
    session.remark("the list of " + list.issuer() + ", from " + list.validFrom());
    session.remark("  until " + list.validUntil());
    list.entities().forEach(entity -> session.remark("  " + TrustCheckVerb.line(entity)));
    signing.sign(session, document, List.of(), "vc/signed/1", list.id().toString());
    return ExitCode.DONE;
  }
}
