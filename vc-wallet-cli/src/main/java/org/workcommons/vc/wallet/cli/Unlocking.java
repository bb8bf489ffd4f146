package org.workcommons.vc.wallet.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * Where passphrases come from: a file, a file descriptor, or a person; never the arguments or the
 * environment, which other programs can read.
 */
final class Unlocking {
  private static final int MIN_CHARS = 8;

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private final Home home;
  private final Optional<Keyboard> keyboard;

  Unlocking(
      Surroundings surroundings, GlobalOptions options, Home home, Optional<Keyboard> keyboard) {
    this.surroundings = surroundings;
    this.options = options;
    this.home = home;
    this.keyboard = keyboard;
  }

  /** {@return what opens the wallet that is there} */
  Unlock existing() throws Refusal, WalletException, IOException {
    return switch (EncryptedStore.opensWith(home.wallet())) {
      case KEY_FILE -> Unlock.keyFile(home.keyFile());
      case PASSPHRASE -> Unlock.passphrase(usable(given("passphrase: ")));
    };
  }

  /** {@return what is to open a new wallet: a passphrase that the person chooses or is given} */
  Unlock freshPassphrase() throws Refusal, IOException {
    var given = fromStream();
    return Unlock.passphrase(given.isPresent() ? longEnough(given.get()) : chosen(person()));
  }

  /** {@return what is to open the wallet from now on: the passphrase in {@code file}} */
  Unlock freshPassphrase(Path file) throws Refusal, IOException {
    return Unlock.passphrase(longEnough(firstLine(file)));
  }

  /** {@return what is to open the wallet from now on: a passphrase that the person chooses now} */
  Unlock chosenPassphrase() throws Refusal, IOException {
    return Unlock.passphrase(chosen(person()));
  }

  /**
   * {@return what is to open a new wallet: a key file, a new one unless one waits for its wallet}
   */
  Unlock unclaimedKeyFile() throws WalletException {
    return Files.exists(home.keyFile())
        ? Unlock.keyFile(home.keyFile())
        : Unlock.freshKeyFile(home.keyFile());
  }

  /** {@return whether the passphrase is handed in, so that nobody has to be asked} */
  boolean isGiven() {
    return options.passphraseFile != null || options.passphraseDescriptor != null;
  }

  private char[] given(String prompt) throws Refusal, IOException {
    var given = fromStream();
    return given.isPresent() ? given.get() : person().secret(prompt);
  }

  private Optional<char[]> fromStream() throws Refusal, IOException {
    if (options.passphraseFile != null) {
      return Optional.of(firstLine(options.passphraseFile));
    }
    if (options.passphraseDescriptor != null) {
      return Optional.of(fromDescriptor(options.passphraseDescriptor));
    }
    return Optional.empty();
  }

  private char[] fromDescriptor(int descriptor) throws Refusal, IOException {
    return descriptor == 0
        ? Passphrases.firstLine(surroundings.in())
        : firstLine(Path.of("/dev/fd/" + descriptor));
  }

  private char[] firstLine(Path file) throws Refusal, IOException {
    var place = surroundings.directory().resolve(file);
    if (!Files.isReadable(place)) {
      throw new Refusal(
          ExitCode.LOCKED, "can't read the passphrase from " + file, "check the file's name");
    }
    try (var in = new FileInputStream(place.toFile())) {
      return Passphrases.firstLine(in);
    } catch (NoSuchFileException e) {
      throw new Refusal(ExitCode.LOCKED, "there is no file " + file, "check the file's name");
    }
  }

  private Keyboard person() throws Refusal {
    return keyboard.orElseThrow(
        () ->
            new Refusal(
                ExitCode.LOCKED,
                "a passphrase is needed, and nobody can be asked",
                "hand it in with --passphrase-file FILE or --passphrase-fd N"));
  }

  private static char[] chosen(Keyboard person) throws Refusal, IOException {
    var typed = person.secret("new passphrase (empty to have one made up): ");
    if (typed.length == 0) {
      var fresh = Passphrases.fresh();
      person.show(
          "your new passphrase; write it down, it is not shown again:\n\n  "
              + new String(fresh)
              + "\n");
      return fresh;
    }
    var again = person.secret("the same again: ");
    boolean same = Arrays.equals(typed, again);
    Arrays.fill(again, '\0');
    if (!same) {
      throw new Refusal(ExitCode.LOCKED, "the two passphrases differ", "try again");
    }
    return longEnough(typed);
  }

  private static char[] longEnough(char[] passphrase) throws Refusal {
    if (passphrase.length < MIN_CHARS) {
      throw new Refusal(
          ExitCode.REFUSED,
          "a passphrase needs at least " + MIN_CHARS + " characters",
          "take several words; length counts more than odd characters");
    }
    return usable(passphrase);
  }

  private static char[] usable(char[] passphrase) throws Refusal {
    if (passphrase.length == 0 || passphrase.length > Unlock.MAX_PASSPHRASE_CHARS) {
      throw new Refusal(
          ExitCode.LOCKED,
          "a passphrase has 1 to " + Unlock.MAX_PASSPHRASE_CHARS + " characters",
          "check where it comes from");
    }
    return passphrase;
  }
}
