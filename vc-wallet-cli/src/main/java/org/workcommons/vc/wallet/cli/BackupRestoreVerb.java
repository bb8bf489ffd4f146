package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.recovery.Backup;
import org.workcommons.vc.wallet.recovery.RecoveryIdentity;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc backup restore}: a wallet out of a backup, where there is none. */
@Command
final class BackupRestoreVerb implements Verb {
  private static final int MAX_KEY_BYTES = 4096;

  private final Session session;

  @Parameters(paramLabel = "FILE")
  String source = "";

  @Option(names = "--recovery-key-file", paramLabel = "FILE")
  @Nullable String keyFile;

  @Option(names = "--insecure-no-passphrase")
  boolean withoutPassphrase;

  BackupRestoreVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    session.requireNoWallet();
    var file = session.documents().read(source, Backup.MAX_FILE_BYTES);
    var backup = Backup.received(file, identity());
    try (var unlock = unlock()) {
      Wallet.restore(backup, session.home().wallet(), unlock);
    }
    report(backup);
    return ExitCode.DONE;
  }

  private RecoveryIdentity identity() throws Refusal, WalletException, IOException {
    var text = keyFile == null ? typed() : written(keyFile);
    return RecoveryIdentity.parse(text)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.LOCKED,
                    "this is not a recovery key, or a character of it is wrong",
                    "it starts with AGE-SECRET-KEY-1 and has 74 characters"));
  }

  private String written(String name) throws Refusal, WalletException, IOException {
    return new String(session.documents().read(name, MAX_KEY_BYTES), StandardCharsets.UTF_8);
  }

  private String typed() throws Refusal, IOException {
    var keyboard =
        session
            .keyboard()
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.LOCKED,
                        "the recovery key is needed, and nobody can be asked",
                        "hand it in with --recovery-key-file FILE"));
    var typed = keyboard.secret("recovery key: ");
    try {
      return new String(typed).strip();
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private Unlock unlock() throws Refusal, WalletException, IOException {
    return withoutPassphrase
        ? session.unlocking().unclaimedKeyFile()
        : session.unlocking().freshPassphrase();
  }

  private void report(Backup backup) {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(json(backup));
    } else {
      terminal.say(
          Look.Symbol.GOOD,
          "restored "
              + backup.count(Kind.KEY)
              + " keys and "
              + backup.count(Kind.CREDENTIAL)
              + " credentials of "
              + DateTimeStamp.text(backup.created())
              + " to "
              + session.home().wallet());
    }
  }

  private JsonObject json(Backup backup) {
    return JsonObject.builder()
        .put("schema", "vc/restore/1")
        .put("created", DateTimeStamp.text(backup.created()))
        .put("keys", backup.count(Kind.KEY))
        .put("credentials", backup.count(Kind.CREDENTIAL))
        .build();
  }
}
