package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc key export}: the public key, and on demand the secret one. */
@Command
final class KeyExportVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "IDENTITY")
  String name = "";

  @Option(names = "--show-private")
  boolean showPrivate;

  KeyExportVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var identity = Identities.find(session, wallet, name);
    print(wallet.key(identity.did(), SecretAccess.GRANTED));
    return ExitCode.DONE;
  }

  private void print(SigningKey key) {
    var terminal = session.terminal();
    if (showPrivate) {
      terminal.say(
          Look.Symbol.WARNING, "whoever has this key can answer in your name; it can't be changed");
      terminal.json(key.jwk(SecretAccess.GRANTED));
    } else {
      terminal.json(key.verificationKey().jwk());
    }
  }
}
