package org.workcommons.vc.wallet.cli;

import java.util.Locale;
import org.workcommons.vc.wallet.store.WalletException;

/** How the command ended. Stable; scripts decide on it. {@code vc help exit-codes} prints this. */
enum ExitCode {
  DONE(0, "done, or accepted"),
  FAILED(1, "the program or the machine failed: a full disk, a damaged file, a defect"),
  USAGE(2, "the command was not understood"),
  REJECTED(3, "the input was refused, whatever the reason"),
  LOCKED(4, "the wallet is locked: no passphrase or key, or not the right one"),
  NOT_FOUND(5, "there is no such thing"),
  UNDECIDED(6, "could not be found out now; asking again later may help"),
  DECLINED(7, "you said no"),
  REFUSED(8, "this side refuses: it would overwrite, or break a rule of yours"),
  INTERRUPTED(130, "stopped by Ctrl-C");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** {@return its name, as errors for programs say it} */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  String meaning() {
    return meaning;
  }

  static ExitCode of(WalletException.Reason reason) {
    return switch (reason) {
      case LOCKED, KEY_FILE_EXPOSED, BACKUP_LOCKED -> LOCKED;
      case NO_WALLET, NO_FILE, NOT_FOUND -> NOT_FOUND;
      case OCCUPIED, NEWER_FORMAT, COPIES_USED_UP -> REFUSED;
      case BUSY -> UNDECIDED;
      case TOO_LARGE, BACKUP_DAMAGED -> REJECTED;
      case DAMAGED, DISK -> FAILED;
    };
  }
}
