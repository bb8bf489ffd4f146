package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** A secret that stays the same: {@code --salt-file}. */
final class SaltOptions {
  private static final int MIN_BYTES = 16;
  private static final int MAX_BYTES = 1024;

  @Option(names = "--salt-file", paramLabel = "FILE")
  @Nullable String file;

  /**
   * {@return the secret}
   *
   * @param wanted what can't be done without it
   * @param hint what it is for
   */
  byte[] required(Session session, String wanted, String hint)
      throws Refusal, WalletException, IOException {
    if (file == null) {
      throw new Refusal(ExitCode.USAGE, wanted, hint);
    }
    var salt = session.documents().read(file, MAX_BYTES);
    if (salt.length < MIN_BYTES) {
      throw new Refusal(
          ExitCode.USAGE, "the salt has fewer than " + MIN_BYTES + " bytes", "make a longer one");
    }
    return salt;
  }
}
