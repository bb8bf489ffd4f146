package org.workcommons.vc.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.wallet.store.Stores.CREDENTIAL;
import static org.workcommons.vc.wallet.store.Stores.KEY;
import static org.workcommons.vc.wallet.store.Stores.bytes;
import static org.workcommons.vc.wallet.store.Stores.files;
import static org.workcommons.vc.wallet.store.Stores.reason;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.wallet.store.WalletException.Reason;

class EncryptedStoreTest {
  @TempDir Path home;
  private EncryptedStore store;

  @BeforeEach
  void createStore() throws WalletException {
    store = Stores.create(home);
  }

  @Test
  void keepsWhatItWasGiven() throws WalletException {
    store.add(KEY, bytes("a secret"));
    store.add(CREDENTIAL, new byte[0]);
    store.put(KEY, bytes("another secret"));

    var reopened = Stores.open(home);

    assertThat(reopened.read(KEY)).isEqualTo(bytes("another secret"));
    assertThat(reopened.read(CREDENTIAL)).isEmpty();
    assertThat(reopened.items(Kind.KEY)).containsExactly(KEY);
    assertThat(reopened.items(Kind.SETTING)).isEmpty();
  }

  @Test
  void keepsContentOfTheLargestSizeAndNoMore() throws WalletException {
    store.add(CREDENTIAL, new byte[EncryptedStore.MAX_CONTENT_BYTES]);

    assertThat(store.read(CREDENTIAL)).hasSize(EncryptedStore.MAX_CONTENT_BYTES);
    assertThat(reason(() -> store.put(KEY, new byte[EncryptedStore.MAX_CONTENT_BYTES + 1])))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void numbersWhatIsAppended() throws WalletException {
    for (int i = 0; i < 11; i++) {
      store.append(Kind.LOG, bytes("entry " + i));
    }

    var log = store.items(Kind.LOG);

    assertThat(log).hasSize(11);
    assertThat(log.get(10).name()).isEqualTo("000000000011");
    assertThat(store.read(log.get(10))).isEqualTo(bytes("entry 10"));
  }

  @Test
  void forgetsWhatIsDeleted() throws WalletException {
    store.add(KEY, bytes("a secret"));
    store.delete(KEY);

    assertThat(store.items(Kind.KEY)).isEmpty();
    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.NOT_FOUND);
    assertThat(reason(() -> store.delete(KEY))).isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void doesNotAddWhatIsThere() throws WalletException {
    store.add(KEY, bytes("a secret"));

    assertThat(reason(() -> store.add(KEY, bytes("a thief's")))).isEqualTo(Reason.OCCUPIED);
    assertThat(store.read(KEY)).isEqualTo(bytes("a secret"));
  }

  @Test
  void appearsWithAllItsContents() throws WalletException {
    var place = home.resolve("restored");
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      EncryptedStore.create(place, unlock, Map.of(KEY, bytes("k"), CREDENTIAL, bytes("c")));
    }
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      assertThat(EncryptedStore.open(place, unlock).read(CREDENTIAL)).isEqualTo(bytes("c"));
    }
  }

  @Test
  void leavesNothingBehindWhenItCannotAppear() throws Exception {
    var place = home.resolve("restored");
    var tooLarge = new byte[EncryptedStore.MAX_CONTENT_BYTES + 1];
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      assertThat(reason(() -> EncryptedStore.create(place, unlock, Map.of(KEY, tooLarge))))
          .isEqualTo(Reason.TOO_LARGE);
    }
    try (var entries = Files.list(home)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("wallet", "wallet.key");
    }
  }

  @Test
  void isNotCreatedWhereSomethingIs() throws Exception {
    var taken = Files.createDirectory(home.resolve("taken"));
    Files.writeString(taken.resolve("letter.txt"), "dear Amara");
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      for (var place : new Path[] {taken, home.resolve("wallet"), home.resolve("wallet.key")}) {
        assertThat(reason(() -> EncryptedStore.create(place, unlock)))
            .as(place.toString())
            .isEqualTo(Reason.OCCUPIED);
      }
    }
    assertThat(taken.resolve("letter.txt")).hasContent("dear Amara");
  }

  @Test
  void isCreatedInAnEmptyDirectory() throws Exception {
    var empty = Files.createDirectory(home.resolve("empty"));
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      EncryptedStore.create(empty, unlock);
    }
    assertThat(empty.resolve("wallet.json")).exists();
  }

  @Test
  void isNotThereWhereThereIsNone() {
    assertThat(reason(() -> EncryptedStore.opensWith(home.resolve("elsewhere"))))
        .isEqualTo(Reason.NO_WALLET);
  }

  @Test
  void leavesFilesOfOthersAlone() throws Exception {
    store.add(KEY, bytes("a secret"));
    var foreign = home.resolve("wallet/key/Notes of mine.sealed");
    Files.writeString(foreign, "hello");
    Files.writeString(home.resolve("wallet/key/.DS_Store"), "x");

    assertThat(store.items(Kind.KEY)).containsExactly(KEY);
    store.put(KEY, bytes("b"));
    assertThat(foreign).exists();
  }

  @Test
  void clearsAwayWhatADeadWriterLeft() throws Exception {
    store.add(KEY, bytes("a secret"));
    var leftover = home.resolve("wallet/key/.first.sealed.00ff.tmp");
    Files.writeString(leftover, "half");

    store.put(CREDENTIAL, bytes("c"));

    assertThat(leftover).doesNotExist();
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    store.add(KEY, bytes("a secret"));
    store.append(Kind.LOG, bytes("entry"));
    try (var tree = Files.walk(home.resolve("wallet"))) {
      for (var path : tree.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("wallet.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void showsNothingOfItsContentOnTheDisk() throws Exception {
    store.add(KEY, bytes("a secret that nobody else may read"));
    store.add(CREDENTIAL, bytes("did:key:z6MkAmara, 4 of 5 stars"));

    for (var file : files(home)) {
      var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(text).as(file.toString()).doesNotContain("nobody", "Amara", "stars");
    }
  }

  @Test
  void takesNoOrdinaryNameForAnItem() {
    for (var name : new String[] {"", "../key", "a/b", "A", "a.b", "-", "a--b", "a".repeat(65)}) {
      assertThatThrownBy(() -> new Item(Kind.KEY, name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysWhatIsInTheWayOfItsDirectory() throws Exception {
    var blocked = home.resolve("wallet/setting");
    Files.writeString(blocked, "a file where a directory belongs");

    assertThat(reason(() -> store.add(new Item(Kind.SETTING, "x"), bytes("y"))))
        .isEqualTo(Reason.DISK);
  }
}
