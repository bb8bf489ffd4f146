package org.workcommons.vc.issuer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The register's file: who may read it, which format it has, and how it is locked. Every change is
 * on the disk before the call that made it returns ({@code synchronous=FULL}), and every writer
 * takes the write lock at the start of its transaction, so that none has to give up in the middle
 * of one.
 */
final class RegisterFile {
  private static final int APPLICATION = 0x57435231;
  private static final int FORMAT = SqliteFormat.STEPS.size();
  private static final int BUSY_MILLIS = 60_000;

  /** Takes the write lock now, and not at the first change. */
  static final String BEGIN_WRITING = "BEGIN IMMEDIATE";

  private final Path path;

  private RegisterFile(Path path) {
    this.path = path;
  }

  static RegisterFile of(Path path) {
    if (path.toString().contains("?")) {
      throw new IllegalArgumentException("a register's path must not contain a question mark");
    }
    return new RegisterFile(path.toAbsolutePath());
  }

  /** Makes the file if it is not there, and its tables if it is empty. */
  void prepare() throws IssuingException {
    create();
    try (var connection = connect()) {
      useLog(connection);
      execute(connection, BEGIN_WRITING);
      bringToFormat(connection);
      execute(connection, "COMMIT");
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** {@return a connection, in no transaction} */
  Connection connect() throws IssuingException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    try {
      return config.createConnection("jdbc:sqlite:" + path);
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** {@return a connection that holds the write lock; closing it undoes what was not committed} */
  Connection connectAndBegin() throws IssuingException {
    var connection = connect();
    try {
      execute(connection, BEGIN_WRITING);
      return connection;
    } catch (SQLException e) {
      closeAfter(e, connection);
      throw unusable(e);
    }
  }

  private static void closeAfter(SQLException failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  IssuingException unusable(SQLException cause) {
    if (isBusy(cause)) {
      return new IssuingException(
          "the register is in use by another program", "Try again when it has finished.", cause);
    }
    if (cause instanceof SQLiteException e && e.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
      return notARegister();
    }
    return new IssuingException(
        "the register can't be used: " + path,
        "Check that you may write the file and its folder, and that the disk has room.",
        cause);
  }

  private void create() throws IssuingException {
    try {
      if (Files.notExists(path)) {
        WholeFile.create(path);
      }
    } catch (FileAlreadyExistsException e) {
      return; // another process was faster
    } catch (IOException e) {
      throw new IssuingException(
          "the register can't be made: " + path,
          "Check that its folder exists and that you may write there.",
          e);
    }
  }

  /** Changing the journal needs the file alone for a moment, and SQLite does not always wait. */
  private void useLog(Connection connection) throws SQLException, IssuingException {
    long deadline = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
    while (true) {
      try {
        execute(connection, "PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        if (!isBusy(e) || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws IssuingException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssuingException("interrupted while opening the register", "Try again.", e);
    }
  }

  private void bringToFormat(Connection connection) throws SQLException, IssuingException {
    int application = pragma(connection, "application_id");
    int format = pragma(connection, "user_version");
    if (application == 0 && format == 0 && isEmpty(connection)) {
      execute(connection, "PRAGMA application_id = " + APPLICATION);
    } else {
      requireFormat(application, format);
      if (format < FORMAT) {
        keepCopy(format);
      }
    }
    for (var step : SqliteFormat.STEPS.subList(format, FORMAT)) {
      for (var statement : step) {
        execute(connection, statement);
      }
    }
    execute(connection, "PRAGMA user_version = " + FORMAT);
  }

  /** The write lock is held meanwhile, so the copy is what the change of format begins with. */
  private void keepCopy(int format) throws SQLException, IssuingException {
    var copy = path.resolveSibling(path.getFileName() + ".format-" + format);
    try (var reader = connect()) {
      var part = WholeFile.begin(copy);
      try (var vacuum = new Sql(reader).prepare("VACUUM INTO ?", part.toString())) {
        vacuum.execute();
      }
      WholeFile.finish(part, copy);
    } catch (IOException e) {
      throw new IssuingException(
          "the register can't be copied before its format changes: " + copy,
          "Check that the folder can be written to, and that the disk has room.",
          e);
    }
  }

  private void requireFormat(int application, int format) throws IssuingException {
    if (application != APPLICATION || format < 1) {
      throw notARegister();
    }
    if (format > FORMAT) {
      throw new IssuingException(
          "a newer version of this program wrote the register: format " + format,
          "Update this program. It knows formats up to " + FORMAT + ".");
    }
  }

  private IssuingException notARegister() {
    return new IssuingException(
        "not a register of this program: " + path, "Name another file, or one that is not there.");
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1 FROM sqlite_schema")) {
      return !rows.next();
    }
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.getInt(1);
    }
  }

  private static boolean isBusy(SQLException e) {
    return e instanceof SQLiteException sqlite
        && sqlite.getResultCode().name().startsWith(SQLiteErrorCode.SQLITE_BUSY.name());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
