package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc passphrase}: a new one, instead of the old one or of a key file. */
@Command
final class PassphraseVerb implements Verb {
  private final Session session;

  @Option(names = "--new-passphrase-file", paramLabel = "FILE")
  @Nullable Path file;

  PassphraseVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    try (var next = next()) {
      wallet.changeUnlock(next);
    }
    session.done(
        JsonObject.builder()
            .put("schema", "vc/passphrase/1")
            .put("changed", JsonBoolean.TRUE)
            .build(),
        "the wallet opens with the new passphrase");
    return ExitCode.DONE;
  }

  private Unlock next() throws Refusal, IOException {
    return file == null
        ? session.unlocking().chosenPassphrase()
        : session.unlocking().freshPassphrase(file);
  }
}
