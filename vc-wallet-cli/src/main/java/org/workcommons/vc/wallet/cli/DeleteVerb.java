package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vc delete}: one credential out of the wallet, for good. */
@Command
final class DeleteVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "NAME")
  String name = "";

  DeleteVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var credential = HeldCredentials.find(session, wallet, name);
    var terminal = session.terminal();
    terminal.say(HeldCredentials.line(credential));
    if (credential.statement().isPresent()) {
      terminal.say(
          Look.Symbol.WARNING,
          "without it, verifiers refuse this issuer's other statements about you as incomplete");
    }
    session.confirm("delete it for good?");
    wallet.delete(credential);
    session.done(
        JsonObject.builder().put("schema", "vc/delete/1").put("name", credential.name()).build(),
        "deleted; backups that you made before still have it");
    return ExitCode.DONE;
  }
}
