package org.workcommons.vc.wallet.cli;

import java.nio.file.Path;

/**
 * Where things are: all in {@code $VC_HOME} if that is set, otherwise where the XDG Base Directory
 * Specification 0.8 puts them.
 *
 * @param wallet the wallet's directory
 * @param keyFile what opens the wallet, if it has no passphrase
 */
record Home(Path wallet, Path keyFile) {
  private static final String KEY_FILE = "wallet.key";

  static Home of(Surroundings surroundings) {
    var own = surroundings.variable("VC_HOME").map(surroundings.directory()::resolve);
    return own.map(home -> new Home(home.resolve("wallet"), home.resolve(KEY_FILE)))
        .orElseGet(
            () ->
                new Home(
                    xdg(surroundings, "XDG_DATA_HOME", ".local/share").resolve("wallet"),
                    xdg(surroundings, "XDG_CONFIG_HOME", ".config").resolve(KEY_FILE)));
  }

  /** The specification has relative paths ignored. */
  private static Path xdg(Surroundings surroundings, String variable, String otherwise) {
    return surroundings
        .variable(variable)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> person(surroundings).resolve(otherwise))
        .resolve("vc");
  }

  private static Path person(Surroundings surroundings) {
    return Path.of(surroundings.variable("HOME").orElseGet(() -> System.getProperty("user.home")));
  }
}
