package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.wallet.HeldCredential;
import org.workcommons.vc.wallet.TokenBatch;
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
    var wallet = session.wallet();
    var held = session.held(wallet.credentials());
    held.forEach(this::print);
    var tokens = session.held(wallet.tokens());
    tokens.forEach(this::print);
    if (held.isEmpty() && tokens.isEmpty()) {
      session.terminal().say("no credentials yet; vc receive FILE keeps one");
    }
    return ExitCode.DONE;
  }

  private void print(TokenBatch batch) {
    var now = session.clock().instant();
    if (session.json()) {
      session.terminal().json(HeldTokens.json(batch));
      return;
    }
    session.terminal().data(HeldTokens.line(batch, now));
    if (batch.isLow() || batch.isOver(now)) {
      session
          .terminal()
          .say(
              Look.Symbol.WARNING,
              "ask for more copies: vc copies request --issuer " + batch.issuer());
    }
  }

  private void print(HeldCredential credential) {
    if (session.json()) {
      session.terminal().json(HeldCredentials.json(credential));
    } else {
      session.terminal().data(HeldCredentials.line(credential));
    }
  }
}
