package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.workcommons.vc.wallet.store.PrivateFiles;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** Files that a person names on the command line; {@code -} is standard input or output. */
final class Documents {
  static final String STANDARD = "-";

  private final Surroundings surroundings;
  private final Terminal terminal;

  Documents(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** {@return what is in {@code name}, at most {@code maxBytes}} */
  byte[] read(String name, int maxBytes) throws WalletException, IOException {
    if (!name.equals(STANDARD)) {
      return PrivateFiles.read(path(name), maxBytes);
    }
    var content = surroundings.in().readNBytes(maxBytes + 1);
    if (content.length > maxBytes) {
      throw new WalletException(
          Reason.TOO_LARGE, "standard input has more than " + maxBytes + " bytes");
    }
    return content;
  }

  /** Refuses {@code name} if there is such a file: before anything is done that it is to hold. */
  void requireFree(String name) throws WalletException {
    if (!name.equals(STANDARD) && Files.exists(path(name))) {
      throw new WalletException(Reason.OCCUPIED, "there already is a file " + path(name));
    }
  }

  /** Writes {@code name}, which must not be an existing file. */
  void write(String name, byte[] content) throws WalletException, Refusal {
    if (name.equals(STANDARD)) {
      terminal.bytes(content);
    } else {
      PrivateFiles.create(path(name), content);
    }
  }

  /** Writes {@code name}, also over an existing file. */
  void overwrite(String name, byte[] content) throws WalletException, Refusal {
    if (name.equals(STANDARD)) {
      terminal.bytes(content);
    } else {
      PrivateFiles.replace(path(name), content);
    }
  }

  /** {@return where {@code name} is, as seen from where the command was started} */
  Path path(String name) {
    return surroundings.directory().resolve(name);
  }
}
