package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** Registers in a file of an older format. */
class RegisterMigrationTest {
  private static final URI BASE = URI.create("https://coop.example/status");
  private static final URI LIST = URI.create("https://coop.example/status/1");

  @TempDir private Path folder;
  private Path file;
  private Path copy;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("register.db");
    copy = folder.resolve("register.db.format-1");
    Format1.write(file);
  }

  @Test
  void keepsEverythingThatAnOlderFormatHeld() throws Exception {
    try (var register = StatusRegister.open(file, BASE)) {
      assertHoldsWhatFormat1Held(register);
      var item = new StatusRegister.RunItem(Did.of("did:web:coop.example"), "run", "key");
      try (var batch = register.begin()) {
        assertThat(batch.order(item, "claims", StatusPurpose.REVOCATION).entry().list())
            .isEqualTo(LIST);
        batch.commit();
      }
    }
    assertThat(number(file, "PRAGMA user_version")).isEqualTo(3);
  }

  @Test
  void leavesACopyOfTheOlderFormatThatCanBePutBack() throws Exception {
    StatusRegister.open(file, BASE).close();
    assertThat(number(copy, "PRAGMA user_version")).isEqualTo(1);
    assertThat(number(copy, "PRAGMA application_id")).isEqualTo(0x57435231);
    assertThat(number(copy, "SELECT count(*) FROM entry")).isEqualTo(2);
    assertThat(number(copy, "SELECT count(*) FROM sqlite_schema WHERE name = 'ordered'")).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    try (var register = StatusRegister.open(copy, BASE)) {
      assertHoldsWhatFormat1Held(register);
    }
  }

  @Test
  void changesTheFormatOnce() throws Exception {
    StatusRegister.open(file, BASE).close();
    Files.delete(copy);
    StatusRegister.open(file, BASE).close();
    assertThat(copy).doesNotExist();
  }

  @Test
  void changesTheFormatOnceForSeveralAtTheSameTime() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try {
      var work = new ArrayList<Callable<StatusEntry>>();
      for (int i = 0; i < 4; i++) {
        work.add(() -> StatusRegister.open(file, BASE).allocate(StatusPurpose.REVOCATION));
      }
      for (var done : pool.invokeAll(work)) {
        assertThat(done.get().list()).isEqualTo(LIST);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(number(copy, "PRAGMA user_version")).isEqualTo(1);
    assertThat(number(copy, "SELECT count(*) FROM entry")).isEqualTo(2);
    assertThat(number(file, "SELECT count(*) FROM entry")).isEqualTo(6);
  }

  @Test
  void startsAgainWhereAnEarlierAttemptStoppedHalfWay() throws Exception {
    Files.writeString(folder.resolve("register.db.format-1.part"), "half a copy");
    StatusRegister.open(file, BASE).close();
    assertThat(number(copy, "PRAGMA user_version")).isEqualTo(1);
    assertThat(folder.resolve("register.db.format-1.part")).doesNotExist();
  }

  @Test
  void changesNothingWhereNoCopyCanBeMade() throws Exception {
    var inTheWay = Files.createDirectory(folder.resolve("register.db.format-1.part"));
    Files.createFile(inTheWay.resolve("x"));
    var refused =
        catchThrowableOfType(IssuingException.class, () -> StatusRegister.open(file, BASE));
    assertThat(refused).hasMessageContaining("copied");
    assertThat(refused.remedy()).contains("disk");
    assertThat(number(file, "PRAGMA user_version")).isEqualTo(1);
    assertThat(number(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'ordered'")).isZero();
  }

  private static void assertHoldsWhatFormat1Held(StatusRegister register) throws Exception {
    var bits = register.list(LIST).bits();
    assertThat(bits.isSet(7)).isTrue();
    assertThat(bits.isSet(70_000)).isFalse();
    try (var batch = register.begin()) {
      var kept = batch.kept(StatusRegisterContract.SERIES);
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).credential().toByteArray())
          .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
      assertThat(kept.get(0).entry())
          .isEqualTo(new StatusEntry(StatusPurpose.REVOCATION, LIST, 70_000));
    }
  }

  private static int number(Path file, String question) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return new Sql(connection).number(question);
    }
  }
}
