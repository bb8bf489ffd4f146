package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vc key create}: one more identity, for one more platform. */
@Command
final class KeyCreateVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "LABEL")
  String label = "";

  KeyCreateVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var wanted = Identities.label(label);
    Identities.print(session, session.wallet().newIdentity(wanted));
    return ExitCode.DONE;
  }
}
