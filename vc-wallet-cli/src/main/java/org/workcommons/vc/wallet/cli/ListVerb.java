package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.wallet.HeldCredential;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;

/** {@code vc list}: what the wallet holds. */
@Command
final class ListVerb implements Verb {
  private final Session session;

  ListVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var held = session.held(session.wallet().credentials());
    held.forEach(this::print);
    if (held.isEmpty()) {
      session.terminal().say("no credentials yet; vc receive FILE keeps one");
    }
    return ExitCode.DONE;
  }

  private void print(HeldCredential credential) {
    if (session.json()) {
      session.terminal().json(HeldCredentials.json(credential));
    } else {
      session.terminal().data(HeldCredentials.line(credential));
    }
  }
}
