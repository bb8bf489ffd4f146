package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.recovery.Backup;
import org.workcommons.vc.wallet.recovery.RecoveryIdentity;
import org.workcommons.vc.wallet.recovery.RecoveryRecipient;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc backup create}: everything in one encrypted file. */
@Command
final class BackupCreateVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String target = "";

  @Option(names = "--recipient", paramLabel = "AGE1")
  @Nullable String recipient;

  @Option(names = "--recovery-key-file", paramLabel = "FILE")
  @Nullable String keyFile;

  @Option(names = "--new-recovery-key")
  boolean newKey;

  @Option(names = "--force")
  boolean force;

  BackupCreateVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    session.requireOneUseOfStandardOutput(target);
    var wallet = session.wallet();
    var backup = wallet.backup();
    var file = backup.encrypted(recipient(wallet));
    if (force) {
      session.documents().overwrite(target, file);
    } else {
      session.documents().write(target, file);
    }
    report(backup, file.length);
    return backup.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private RecoveryRecipient recipient(Wallet wallet) throws Refusal, WalletException, IOException {
    var known = newKey ? Optional.<RecoveryRecipient>empty() : wallet.recoveryRecipient();
    if (recipient == null && known.isPresent()) {
      return known.get();
    }
    var chosen = recipient == null ? freshKey() : parsed(recipient);
    wallet.setRecoveryRecipient(chosen);
    return chosen;
  }

  /** She has the key before anything is encrypted to it. */
  private RecoveryRecipient freshKey() throws Refusal, WalletException, IOException {
    var identity = RecoveryIdentity.fresh();
    var secret = identity.text(SecretAccess.GRANTED);
    if (keyFile != null) {
      session.documents().write(keyFile, (secret + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      person()
          .show(
              "your recovery key; write it down and keep it apart from this device.\n"
                  + "it opens every backup, and it is not shown again:\n\n  "
                  + secret
                  + "\n");
    }
    return identity.recipient();
  }

  private Keyboard person() throws Refusal {
    return session
        .keyboard()
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.REFUSED,
                    "a new recovery key has to be shown, and nobody is at the terminal",
                    "have it written with --recovery-key-file FILE, or name a --recipient"));
  }

  private static RecoveryRecipient parsed(String text) throws Refusal {
    return RecoveryRecipient.parse(text)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE,
                    "not a recipient of the age format",
                    "it starts with age1; age-keygen -y prints it"));
  }

  private void report(Backup backup, int bytes) {
    var terminal = session.terminal();
    for (var item : backup.unreadable()) {
      terminal.say(Look.Symbol.BAD, item + " is damaged and not in the backup");
    }
    if (session.json()) {
      terminal.json(json(backup, bytes));
    } else {
      terminal.say(
          Look.Symbol.GOOD,
          "backup of "
              + backup.count(Kind.KEY)
              + " keys and "
              + backup.count(Kind.CREDENTIAL)
              + " credentials in "
              + target);
    }
  }

  private JsonObject json(Backup backup, int bytes) {
    return JsonObject.builder()
        .put("schema", "vc/backup/1")
        .put("file", target)
        .put("bytes", bytes)
        .put("keys", backup.count(Kind.KEY))
        .put("credentials", backup.count(Kind.CREDENTIAL))
        .put("unreadable", backup.unreadable().size())
        .build();
  }
}
