package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.json.JsonObject;
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

  private JsonObject shown(JsonObject jwk) {
    return session.json()
        ? JsonObject.builder().put("schema", "vc/jwk/1").put("jwk", jwk).build()
        : jwk;
  }

  private void print(SigningKey key) {
    var terminal = session.terminal();
    if (showPrivate) {
      terminal.say(
          Look.Symbol.WARNING, "whoever has this key can answer in your name; it can't be changed");
      terminal.json(shown(key.jwk(SecretAccess.GRANTED)));
    } else {
      terminal.json(shown(key.verificationKey().jwk()));
    }
  }
}
