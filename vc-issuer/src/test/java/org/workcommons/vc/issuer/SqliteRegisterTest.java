package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** A register in a file, and what only files do. */
class SqliteRegisterTest extends StatusRegisterContract {
  @TempDir private Path folder;

  @Override
  protected StatusRegister connect(URI listBase) throws IssuingException {
    return StatusRegister.open(file(), listBase);
  }

  @Override
  protected void leaveRoomFor(int places) throws SQLException {
    execute(file(), "UPDATE list SET taken = " + (Dialect.CROWDED - places));
  }

  @Test
  void fillsHalfOfAList() throws Exception {
    int half = BitstringStatusList.MIN_ENTRIES / 2;
    var places = new HashSet<StatusEntry>();
    try (var batch = register.begin()) {
      for (int i = 0; i < half; i++) {
        places.add(batch.allocate(StatusPurpose.REVOCATION));
      }
      batch.commit();
    }
    assertThat(places).hasSize(half);
    assertThat(register.lists()).hasSize(1);
    var next = register.allocate(StatusPurpose.REVOCATION);
    assertThat(next.list()).hasToString("https://coop.example/status/2");
    assertThat(register.lists()).hasSize(2);
  }

  @Test
  void letsOnlyItsOwnerReadTheFile() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    register.allocate(StatusPurpose.REVOCATION);
    try (var files = Files.list(folder)) {
      var names = files.toList();
      assertThat(names).hasSizeGreaterThan(1);
      for (Path file : names) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void syncsEveryChangeToTheDisk() throws Exception {
    try (var connection = RegisterFile.of(file()).connect();
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery("PRAGMA synchronous")) {
        assertThat(rows.getInt(1)).as("FULL").isEqualTo(2);
      }
      try (var rows = statement.executeQuery("PRAGMA journal_mode")) {
        assertThat(rows.getString(1)).isEqualTo("wal");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 1000, Integer.MAX_VALUE})
  void refusesARegisterOfANewerFormat(int format) throws Exception {
    register.close();
    execute(file(), "PRAGMA user_version = " + format);
    var refused = refusal(file());
    assertThat(refused).hasMessageContaining("newer version").hasMessageContaining("" + format);
    assertThat(refused.remedy()).contains("Update");
    execute(file(), "PRAGMA user_version = 3");
    StatusRegister.open(file(), BASE).close();
  }

  @Test
  void refusesADatabaseOfAnotherProgram() throws Exception {
    var other = folder.resolve("other.db");
    execute(other, "CREATE TABLE mine (a)");
    assertThat(refusal(other)).hasMessageContaining("not a register");
    var versioned = folder.resolve("versioned.db");
    execute(versioned, "PRAGMA user_version = 1");
    assertThat(refusal(versioned)).hasMessageContaining("not a register");
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws Exception {
    var text = folder.resolve("notes.txt");
    Files.writeString(text, "my notes, which are dear to me ".repeat(100));
    assertThat(refusal(text)).hasMessageContaining("not a register");
    assertThat(Files.readString(text)).startsWith("my notes");
  }

  @Test
  void saysWhatToDoWhereTheFileCannotBe() throws Exception {
    assertThat(refusal(folder.resolve("absent").resolve("register.db")).remedy())
        .contains("folder");
    assertThat(refusal(Files.createDirectory(folder.resolve("folder.db"))).remedy()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "urn:status", "https://coop.example/status#x"})
  void refusesABaseThatNoListCanBePublishedUnder(String base) {
    assertThatThrownBy(() -> StatusRegister.open(folder.resolve("x.db"), URI.create(base)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("x.db")).doesNotExist();
  }

  @Test
  void refusesAPathThatTheDriverWouldCut() {
    assertThatThrownBy(() -> StatusRegister.open(folder.resolve("a?b.db"), BASE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path file() {
    return folder.resolve("register.db");
  }

  private static IssuingException refusal(Path file) {
    var thrown =
        catchThrowableOfType(IssuingException.class, () -> StatusRegister.open(file, BASE));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
