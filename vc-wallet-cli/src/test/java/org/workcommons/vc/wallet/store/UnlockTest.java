package org.workcommons.vc.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.wallet.store.Stores.KEY;
import static org.workcommons.vc.wallet.store.Stores.bytes;
import static org.workcommons.vc.wallet.store.Stores.files;
import static org.workcommons.vc.wallet.store.Stores.reason;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.wallet.store.WalletException.Reason;

class UnlockTest {
  private static final String PASSPHRASE = "horse battery – staple";

  @TempDir Path home;

  @Test
  void opensWithThePassphraseAndNoOther() throws Exception {
    createByPassphrase().add(KEY, bytes("a secret"));

    assertThat(openByPassphrase(PASSPHRASE).read(KEY)).isEqualTo(bytes("a secret"));
    assertThat(EncryptedStore.opensWith(wallet())).isEqualTo(Unlock.Method.PASSPHRASE);
    for (var wrong : new String[] {PASSPHRASE + " ", PASSPHRASE.toUpperCase(), "x"}) {
      assertThat(reason(() -> openByPassphrase(wrong))).as(wrong).isEqualTo(Reason.LOCKED);
    }
  }

  @Test
  void leavesNeitherPassphraseNorKeyOnTheDisk() throws Exception {
    var secret = new byte[32];
    Arrays.fill(secret, (byte) 'q');
    createByPassphrase().add(KEY, secret);

    for (var file : files(home)) {
      var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(text).as(file.toString()).doesNotContain("battery", "qqqqqqqq");
    }
  }

  @Test
  void changesWithoutTouchingTheItems() throws Exception {
    var store = createByPassphrase();
    store.add(KEY, bytes("a secret"));
    var sealed = Files.readAllBytes(wallet().resolve("key/first.sealed"));
    try (var next = Unlock.passphrase("correct".toCharArray())) {
      store.changeUnlock(next);
    }

    assertThat(Files.readAllBytes(wallet().resolve("key/first.sealed"))).isEqualTo(sealed);
    assertThat(openByPassphrase("correct").read(KEY)).isEqualTo(bytes("a secret"));
    assertThat(reason(() -> openByPassphrase(PASSPHRASE))).isEqualTo(Reason.LOCKED);
  }

  @Test
  void isToldApartFromTheOtherWay() throws Exception {
    createByPassphrase();
    try (var unlock = Unlock.freshKeyFile(home.resolve("k"))) {
      assertThatThrownBy(() -> EncryptedStore.open(wallet(), unlock))
          .hasMessageContaining("opens with a passphrase");
    }
    Stores.create(home.resolve("machine"));
    try (var unlock = Unlock.passphrase(PASSPHRASE.toCharArray())) {
      assertThatThrownBy(() -> EncryptedStore.open(home.resolve("machine/wallet"), unlock))
          .hasMessageContaining("opens with its key file");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 65535'",
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 8'",
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 131073'",
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 2147483647'",
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 4294967296'",
    "'\"memoryKiB\": 65536', '\"memoryKiB\": -1'",
    "'\"passes\": 3', '\"passes\": 2'",
    "'\"passes\": 3', '\"passes\": 13'",
    "'\"passes\": 3', '\"passes\": 2000000000'",
    "'\"lanes\": 4', '\"lanes\": 0'",
    "'\"lanes\": 4', '\"lanes\": 9'",
    "'\"lanes\": 4', '\"lanes\": 4, \"more\": 1'",
    "'\"salt\": \"', '\"salt\": \"AAAA'",
    "'\"argon2id\"', '\"argon2d\"'",
    "'\"work-commons-wallet\"', '\"another\"'"
  })
  void refusesAHeaderThatAsksForTooLittleOrTooMuch(String from, String to) throws Exception {
    createByPassphrase();
    alterHeader(from, to);

    assertThat(reason(() -> openByPassphrase(PASSPHRASE))).isEqualTo(Reason.DAMAGED);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"memoryKiB\": 65536', '\"memoryKiB\": 65540'",
    "'\"passes\": 3', '\"passes\": 4'",
    "'\"lanes\": 4', '\"lanes\": 1'"
  })
  void doesNotOpenWithParametersOtherThanItsOwn(String from, String to) throws Exception {
    createByPassphrase();
    alterHeader(from, to);

    assertThat(reason(() -> openByPassphrase(PASSPHRASE))).isEqualTo(Reason.LOCKED);
  }

  @Test
  void refusesAFormatOfTheFuture() throws Exception {
    createByPassphrase();
    alterHeader("\"version\": 3", "\"version\": 4");

    assertThatThrownBy(() -> openByPassphrase(PASSPHRASE))
        .hasMessage("this wallet has format version 4, and this program knows 3");
    assertThat(reason(() -> openByPassphrase(PASSPHRASE))).isEqualTo(Reason.NEWER_FORMAT);
  }

  @Test
  void refusesAHeaderTooLargeToBeOne() throws Exception {
    createByPassphrase();
    Files.writeString(wallet().resolve("wallet.json"), " ".repeat(Header.MAX_BYTES + 1));

    assertThat(reason(() -> openByPassphrase(PASSPHRASE))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void wipesThePassphraseThatItWasGiven() {
    var typed = PASSPHRASE.toCharArray();
    var unlock = Unlock.passphrase(typed);
    var kept = unlock.secret();

    assertThat(typed).containsOnly('\0');
    assertThat(unlock.toString()).doesNotContain("horse");
    unlock.close();
    assertThat(kept).containsOnly(0);
    assertThatThrownBy(unlock::secret).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAPassphraseThatIsNone() {
    for (var none : new String[] {"", "a".repeat(Unlock.MAX_PASSPHRASE_CHARS + 1), "a\ud800"}) {
      assertThatThrownBy(() -> Unlock.passphrase(none.toCharArray()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAKeyFileThatOthersMayRead() throws Exception {
    Stores.create(home);
    for (var open : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
      Files.setPosixFilePermissions(
          home.resolve("wallet.key"), PosixFilePermissions.fromString(open));
      assertThat(reason(() -> Stores.open(home))).as(open).isEqualTo(Reason.KEY_FILE_EXPOSED);
    }
  }

  @Test
  void refusesAKeyFileOfAnotherSize() throws Exception {
    Stores.create(home);
    var file = home.resolve("wallet.key");
    Files.write(file, new byte[31]);
    assertThat(reason(() -> Stores.open(home))).isEqualTo(Reason.LOCKED);
    Files.write(file, new byte[33]);
    assertThat(reason(() -> Stores.open(home))).isEqualTo(Reason.TOO_LARGE);
    Files.delete(file);
    assertThat(reason(() -> Stores.open(home))).isEqualTo(Reason.NO_FILE);
  }

  @Test
  void refusesAnotherWalletsKeyFile() throws Exception {
    Stores.create(home);
    Files.delete(home.resolve("wallet.key"));
    Unlock.freshKeyFile(home.resolve("wallet.key")).close();

    assertThat(reason(() -> Stores.open(home))).isEqualTo(Reason.LOCKED);
  }

  @Test
  void doesNotOverwriteAKeyFile() throws Exception {
    Stores.create(home);

    assertThat(reason(() -> Unlock.freshKeyFile(home.resolve("wallet.key"))))
        .isEqualTo(Reason.OCCUPIED);
    assertThat(Stores.open(home)).isNotNull();
  }

  @Test
  void everyReasonHasARemedy() {
    for (var reason : Reason.values()) {
      assertThat(new WalletException(reason, "x").remedy()).as(reason.name()).endsWith(".");
    }
  }

  private Path wallet() {
    return home.resolve("wallet");
  }

  private EncryptedStore createByPassphrase() throws WalletException {
    try (var unlock = Unlock.passphrase(PASSPHRASE.toCharArray())) {
      return EncryptedStore.create(wallet(), unlock);
    }
  }

  private EncryptedStore openByPassphrase(String passphrase) throws WalletException {
    try (var unlock = Unlock.passphrase(passphrase.toCharArray())) {
      return EncryptedStore.open(wallet(), unlock);
    }
  }

  private void alterHeader(String from, String to) throws Exception {
    var file = wallet().resolve("wallet.json");
    var header = Files.readString(file);
    assertThat(header).contains(from);
    Files.writeString(file, header.replace(from, to));
  }
}
