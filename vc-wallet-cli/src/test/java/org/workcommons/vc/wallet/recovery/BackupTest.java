package org.workcommons.vc.wallet.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

class BackupTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T10:00:00.123Z"));
  private static final long SEED = 20_261_121;

  private final RecoveryIdentity identity = RecoveryIdentity.fresh();

  @TempDir Path home;
  private Map<Item, byte[]> contents;
  private EncryptedStore store;

  @BeforeEach
  void fillStore() throws WalletException {
    contents = new LinkedHashMap<>();
    contents.put(new Item(Kind.KEY, "k"), "a secret".getBytes(UTF_8));
    contents.put(new Item(Kind.CREDENTIAL, "text"), "{ \"é\" : 1 }\r\n\u0000".getBytes(UTF_8));
    contents.put(new Item(Kind.CREDENTIAL, "utf16"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 65});
    contents.put(new Item(Kind.CREDENTIAL, "empty"), new byte[0]);
    contents.put(new Item(Kind.LOG, "000000000001"), "x".repeat(200_000).getBytes(UTF_8));
    contents.put(new Item(Kind.SETTING, "largest"), noise(EncryptedStore.MAX_CONTENT_BYTES));
    store = EncryptedStore.create(home.resolve("wallet"), unlock(), contents);
  }

  @Test
  void restoresEveryItemByteForByte() throws Exception {
    var restored = received(file()).restore(home.resolve("new"), unlock());

    for (var kind : Kind.values()) {
      assertThat(restored.items(kind)).isEqualTo(store.items(kind));
    }
    for (var entry : contents.entrySet()) {
      assertThat(restored.read(entry.getKey()))
          .as(entry.getKey().toString())
          .isEqualTo(entry.getValue());
    }
  }

  @Test
  void saysWhatIsInIt() throws Exception {
    var backup = received(file());

    assertThat(backup.created()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    assertThat(backup.count(Kind.CREDENTIAL)).isEqualTo(3);
    assertThat(backup.toString()).isEqualTo("Backup of 6 items, 2026-11-21T10:00:00Z");
  }

  @Test
  void doesNotRestoreOverAnything() throws Exception {
    var backup = received(file());
    var taken = Files.createDirectory(home.resolve("taken"));
    Files.writeString(taken.resolve("letter.txt"), "dear Amara");

    assertThat(reason(() -> backup.restore(taken, unlock()))).isEqualTo(Reason.OCCUPIED);
    assertThat(reason(() -> backup.restore(home.resolve("wallet"), unlock())))
        .isEqualTo(Reason.OCCUPIED);
    assertThat(taken.resolve("letter.txt")).hasContent("dear Amara");
  }

  @Test
  void opensWithItsOwnRecoveryKeyOnly() throws Exception {
    var file = file();

    assertThat(reason(() -> Backup.received(file, RecoveryIdentity.fresh())))
        .isEqualTo(Reason.BACKUP_LOCKED);
  }

  @Test
  void leavesOutWhatIsDamagedAndNamesIt() throws Exception {
    Files.write(home.resolve("wallet/credential/text.sealed"), new byte[] {1, 2, 3});

    var backup = Backup.of(store, CLOCK);

    assertThat(backup.unreadable()).containsExactly(new Item(Kind.CREDENTIAL, "text"));
    assertThat(backup.count(Kind.CREDENTIAL)).isEqualTo(2);
    assertThat(backup.count(Kind.KEY)).isEqualTo(1);
  }

  @Test
  void noticesEveryFlippedBit() throws Exception {
    var file = small("{\"format\":\"work-commons-backup\"}");
    for (int bit = 0; bit < file.length * 8; bit++) {
      var altered = file.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(reason(() -> Backup.received(altered, identity)))
          .as("bit " + bit)
          .isIn(Reason.BACKUP_DAMAGED, Reason.BACKUP_LOCKED);
    }
  }

  @Test
  void noticesEveryLostEnd() throws Exception {
    var file = small("{\"format\":\"work-commons-backup\"}");
    for (int length = 0; length < file.length; length++) {
      var cut = Arrays.copyOf(file, length);
      assertThat(reason(() -> Backup.received(cut, identity)))
          .as(length + " bytes")
          .isEqualTo(Reason.BACKUP_DAMAGED);
    }
    assertThat(reason(() -> Backup.received(Arrays.copyOf(file, file.length + 1), identity)))
        .isEqualTo(Reason.BACKUP_DAMAGED);
  }

  @Test
  void noticesThatWholeChunksAreMissing() throws Exception {
    var file = file();
    int chunk = (64 << 10) + 16;
    for (int end = file.length - chunk; end > chunk; end -= chunk) {
      var cut = Arrays.copyOf(file, end);
      assertThat(reason(() -> Backup.received(cut, identity))).isEqualTo(Reason.BACKUP_DAMAGED);
    }
  }

  @Test
  void survivesHeadersMadeToConfuse() {
    var random = new Random(SEED);
    var alphabet = "-> X25519AB09+/=\n \u0000é-".toCharArray();
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder("age-encryption.org/v1\n");
      for (int length = random.nextInt(300); length > 0; length--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      var file = text.append("\n--- ").append("A".repeat(43)).append("\n").append("B".repeat(40));
      assertThat(reason(() -> Backup.received(file.toString().getBytes(UTF_8), identity)))
          .as("seed " + SEED + ", round " + i)
          .isIn(Reason.BACKUP_DAMAGED, Reason.BACKUP_LOCKED);
    }
  }

  @Test
  void refusesAHeaderWithoutEnd() {
    var file = ("age-encryption.org/v1\n" + "-> X25519 A\nA\n".repeat(1_000_000)).getBytes(UTF_8);

    assertThat(reason(() -> Backup.received(file, identity))).isEqualTo(Reason.BACKUP_DAMAGED);
  }

  @Test
  void refusesAFileTooLargeToBeOne() {
    assertThat(reason(() -> Backup.received(new byte[Backup.MAX_FILE_BYTES + 1], identity)))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON",
        "[]",
        "{\"format\":\"another\",\"version\":1,\"created\":\"2026-11-21T10:00:00Z\",\"items\":[]}",
        "{\"format\":\"work-commons-backup\",\"version\":1,\"created\":\"2026-11-21\",\"items\":[]}",
        "{\"format\":\"work-commons-backup\",\"version\":\"1\",\"created\":\"2026-11-21T10:00:00Z\",\"items\":[]}",
        "{\"format\":\"work-commons-backup\",\"version\":0,\"created\":\"2026-11-21T10:00:00Z\",\"items\":[]}",
        "{\"format\":\"work-commons-backup\",\"version\":1,\"created\":\"2026-11-21T10:00:00Z\",\"items\":{}}",
        "{\"format\":\"work-commons-backup\",\"version\":1,\"created\":\"2026-11-21T10:00:00Z\",\"items\":[],\"x\":1}"
      })
  void refusesADocumentOfAnotherShape(String text) {
    assertThat(reason(() -> Backup.received(small(text), identity)))
        .isEqualTo(Reason.BACKUP_DAMAGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"key\",\"name\":\"../../key\",\"text\":\"x\"}",
        "{\"kind\":\"key\",\"name\":\"K\",\"text\":\"x\"}",
        "{\"kind\":\"secret\",\"name\":\"k\",\"text\":\"x\"}",
        "{\"kind\":\"KEY\",\"name\":\"k\",\"text\":\"x\"}",
        "{\"kind\":\"key\",\"name\":\"k\"}",
        "{\"kind\":\"key\",\"name\":\"k\",\"text\":\"x\",\"base64url\":\"AA\"}",
        "{\"kind\":\"key\",\"name\":\"k\",\"base64url\":\"AB\"}",
        "{\"kind\":\"key\",\"name\":\"k\",\"base64url\":\"AA==\"}",
        "{\"kind\":\"key\",\"name\":\"k\",\"text\":\"x\",\"more\":1}",
        "{\"kind\":\"key\",\"name\":\"k\",\"text\":\"x\"},{\"kind\":\"key\",\"name\":\"k\",\"text\":\"x\"}"
      })
  void refusesItemsThatAreNone(String items) {
    assertThat(reason(() -> Backup.received(document(1, items), identity)))
        .isEqualTo(Reason.BACKUP_DAMAGED);
  }

  @Test
  void refusesAFormatOfTheFuture() {
    assertThat(reason(() -> Backup.received(document(2, ""), identity)))
        .isEqualTo(Reason.NEWER_FORMAT);
  }

  @Test
  void writesNothingWhenAnItemCannotBeRestored() throws Exception {
    var tooLarge = "x".repeat(EncryptedStore.MAX_CONTENT_BYTES + 1);
    var backup =
        Backup.received(
            document(1, "{\"kind\":\"key\",\"name\":\"k\",\"text\":\"" + tooLarge + "\"}"),
            identity);
    var place = home.resolve("new");

    assertThat(reason(() -> backup.restore(place, unlock()))).isEqualTo(Reason.TOO_LARGE);
    try (var entries = Files.list(home)) {
      assertThat(entries.map(path -> path.getFileName().toString())).containsExactly("wallet");
    }
  }

  @Test
  void refusesMoreItemsThanAStoreHolds() throws Exception {
    var many = new LinkedHashMap<Item, byte[]>();
    for (int i = 0; i <= Limits.ITEMS; i++) {
      many.put(new Item(Kind.LOG, "n" + i), new byte[0]);
    }
    var document = new BackupDocument(CLOCK.instant(), many);
    var file = AgeFile.encrypt(document.toBytes(), identity.recipient());

    var tooMany = reason(() -> Backup.received(file, identity));

    assertThat(tooMany).isEqualTo(Reason.BACKUP_DAMAGED);
  }

  @Test
  void showsNothingOfItsContent() throws Exception {
    var file = new String(file(), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(file).doesNotContain("a secret", "work-commons", "credential");
  }

  private Backup received(byte[] file) throws WalletException {
    return Backup.received(file, identity);
  }

  private byte[] file() throws WalletException {
    return Backup.of(store, CLOCK).encrypted(identity.recipient());
  }

  private byte[] small(String text) {
    return AgeFile.encrypt(text.getBytes(UTF_8), identity.recipient());
  }

  private byte[] document(int version, String items) {
    return small(
        "{\"format\":\"work-commons-backup\",\"version\":"
            + version
            + ",\"created\":\"2026-11-21T10:00:00Z\",\"items\":["
            + items
            + "]}");
  }

  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private Unlock unlock() throws WalletException {
    return Unlock.freshKeyFile(home.resolveSibling(home.getFileName() + "-" + System.nanoTime()));
  }

  private static Reason reason(ThrowingCallable call) {
    var thrown = catchThrowableOfType(WalletException.class, call);
    return thrown == null ? null : thrown.reason();
  }
}
