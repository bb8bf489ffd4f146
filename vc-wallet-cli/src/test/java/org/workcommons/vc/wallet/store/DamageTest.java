package org.workcommons.vc.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.wallet.store.Stores.CREDENTIAL;
import static org.workcommons.vc.wallet.store.Stores.KEY;
import static org.workcommons.vc.wallet.store.Stores.bytes;
import static org.workcommons.vc.wallet.store.Stores.reason;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** A damaged file is named, costs what it held, and is never taken for something else. */
class DamageTest {
  private static final byte[] SECRET = bytes("a secret");
  private static final byte[] CLAIMS = bytes("four of five stars");

  @TempDir Path home;
  private EncryptedStore store;
  private Path keyFile;
  private Path credentialFile;

  @BeforeEach
  void fillStore() throws WalletException {
    store = Stores.create(home);
    store.add(KEY, SECRET);
    store.add(CREDENTIAL, CLAIMS);
    keyFile = home.resolve("wallet/key/first.sealed");
    credentialFile = home.resolve("wallet/credential/second.sealed");
  }

  @Test
  void noticesEveryFlippedBitOfAnItem() throws Exception {
    var sealed = Files.readAllBytes(keyFile);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      var altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(keyFile, altered);

      assertThatThrownBy(() -> store.read(KEY))
          .as("bit " + bit)
          .hasMessageContaining("key/first.sealed");
      assertThat(store.read(CREDENTIAL)).isEqualTo(CLAIMS);
    }
  }

  @Test
  void noticesEveryLostEndOfAnItem() throws Exception {
    var sealed = Files.readAllBytes(keyFile);
    for (int length = 0; length < sealed.length; length++) {
      Files.write(keyFile, Arrays.copyOf(sealed, length));
      assertThat(reason(() -> store.read(KEY))).as(length + " bytes").isEqualTo(Reason.DAMAGED);
    }
    Files.write(keyFile, Arrays.copyOf(sealed, sealed.length + 1));
    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void isNeverWronglyOpenWhenAByteOfItsHeaderIsFlipped() throws Exception {
    var file = home.resolve("wallet/wallet.json");
    var header = Files.readAllBytes(file);
    for (int i = 0; i < header.length; i++) {
      for (int flip : new int[] {1, 2, 0x20, 0x80, 0xff}) {
        var altered = header.clone();
        altered[i] ^= (byte) flip;
        Files.write(file, altered);
        assertOpensNothingWrong(i);
      }
    }
  }

  @Test
  void noticesEveryLostEndOfItsHeader() throws Exception {
    var file = home.resolve("wallet/wallet.json");
    var header = Files.readAllBytes(file);
    for (int length = 0; length < header.length - 2; length++) {
      Files.write(file, Arrays.copyOf(header, length));
      assertThat(reason(() -> Stores.open(home))).as(length + " bytes").isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void refusesSwappedFiles() throws Exception {
    var other = home.resolve("other");
    Files.move(keyFile, other);
    Files.move(credentialFile, keyFile);
    Files.move(other, credentialFile);

    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.DAMAGED);
    assertThat(reason(() -> store.read(CREDENTIAL))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesARenamedFile() throws Exception {
    Files.copy(keyFile, home.resolve("wallet/key/third.sealed"));

    assertThat(reason(() -> store.read(new Item(Kind.KEY, "third")))).isEqualTo(Reason.DAMAGED);
    assertThat(store.read(KEY)).isEqualTo(SECRET);
  }

  @Test
  void refusesAFileOfAnotherStore() throws Exception {
    var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    var other = Stores.create(elsewhere);
    other.add(KEY, bytes("another's secret"));
    Files.copy(
        elsewhere.resolve("wallet/key/first.sealed"), keyFile, StandardCopyOption.REPLACE_EXISTING);

    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesTheHeaderOfAnotherStore() throws Exception {
    var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Stores.create(elsewhere);
    Files.copy(
        elsewhere.resolve("wallet/wallet.json"),
        home.resolve("wallet/wallet.json"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(reason(() -> Stores.open(home))).isEqualTo(Reason.LOCKED);
  }

  @Test
  void refusesADirectoryOrAPipeForAFile() throws Exception {
    Files.delete(keyFile);
    Files.createDirectory(keyFile);
    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.DAMAGED);

    Files.delete(keyFile);
    new ProcessBuilder("mkfifo", keyFile.toString()).start().waitFor();
    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesAFileTooLargeToBeOne() throws Exception {
    Files.write(keyFile, new byte[EncryptedStore.MAX_CONTENT_BYTES + 65]);

    assertThat(reason(() -> store.read(KEY))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void goesOnWorkingBesideADamagedFile() throws Exception {
    Files.write(keyFile, new byte[] {1, 2, 3});

    store.append(Kind.LOG, bytes("entry"));
    assertThat(store.items(Kind.KEY)).containsExactly(KEY);
    store.put(KEY, SECRET);
    assertThat(store.read(KEY)).isEqualTo(SECRET);
  }

  @Test
  void refusesToNumberAfterALogEntryWithoutNumber() throws Exception {
    store.add(new Item(Kind.LOG, "zzz"), bytes("x"));

    assertThat(reason(() -> store.append(Kind.LOG, bytes("y")))).isEqualTo(Reason.DAMAGED);
  }

  /** A flip in white space changes nothing; any other has to be noticed. */
  private void assertOpensNothingWrong(int position) throws Exception {
    EncryptedStore opened;
    try {
      opened = Stores.open(home);
    } catch (WalletException e) {
      assertThat(e.reason())
          .as("byte " + position)
          .isIn(Reason.DAMAGED, Reason.LOCKED, Reason.NEWER_FORMAT);
      return;
    }
    assertThat(opened.read(KEY)).as("byte " + position).isEqualTo(SECRET);
  }
}
