package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.wallet.Identity;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc init}: a wallet with a first identity. */
@Command
final class InitVerb implements Verb {
  private final Session session;

  @Option(names = "--label", paramLabel = "TEXT")
  String label = "first";

  @Option(names = "--insecure-no-passphrase")
  boolean withoutPassphrase;

  InitVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var wanted = Identities.label(label);
    session.requireNoWallet();
    try (var unlock = unlock()) {
      var wallet = Wallet.create(session.home().wallet(), unlock).withClock(session.clock());
      report(wallet.newIdentity(wanted));
    }
    return ExitCode.DONE;
  }

  private Unlock unlock() throws Refusal, WalletException, IOException {
    return withoutPassphrase
        ? session.unlocking().unclaimedKeyFile()
        : session.unlocking().freshPassphrase();
  }

  private void report(Identity identity) throws WalletException {
    var terminal = session.terminal();
    terminal.say(Look.Symbol.GOOD, "your wallet is in " + session.home().wallet());
    if (EncryptedStore.opensWith(session.home().wallet()) == Unlock.Method.KEY_FILE) {
      terminal.say(
          Look.Symbol.WARNING,
          "it has no passphrase: whoever can read " + session.home().keyFile() + " can open it");
    }
    terminal.say("your first identifier, to give to a platform:");
    Identities.print(session, identity);
    terminal.say("next: vc backup create FILE, so that a lost device costs you nothing");
  }
}
