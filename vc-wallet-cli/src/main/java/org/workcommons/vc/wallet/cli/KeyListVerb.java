package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.wallet.Identity;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;

/** {@code vc key list}: the worker's identities, the oldest first. */
@Command
final class KeyListVerb implements Verb {
  private final Session session;

  KeyListVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    for (var identity : session.held(session.wallet().identities())) {
      print(identity);
    }
    return ExitCode.DONE;
  }

  private void print(Identity identity) {
    if (session.json()) {
      session.terminal().json(Identities.json(identity));
    } else {
      session.terminal().data(identity.did() + "  " + identity.label());
    }
  }
}
