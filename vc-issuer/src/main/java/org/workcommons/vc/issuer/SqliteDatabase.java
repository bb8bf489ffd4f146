package org.workcommons.vc.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A register in one SQLite file. Reads and single changes take turns on one connection; each batch
 * has one of its own, so that it can wait for a slow key without holding up readers.
 */
final class SqliteDatabase implements RegisterDatabase {
  private final RegisterFile file;
  private final String listBase;
  private final Connection shared;
  private final ReentrantLock turn = new ReentrantLock();

  private SqliteDatabase(RegisterFile file, String listBase, Connection shared) {
    this.file = file;
    this.listBase = listBase;
    this.shared = shared;
  }

  static SqliteDatabase open(Path path, URI listBase) throws IssuingException {
    var base = SqlRegister.listBase(listBase);
    var file = RegisterFile.of(path);
    file.prepare();
    return new SqliteDatabase(file, base, file.connect());
  }

  @Override
  public Transaction read() throws SQLException {
    return onShared("BEGIN");
  }

  @Override
  public Transaction change() throws SQLException {
    return onShared(RegisterFile.BEGIN_WRITING);
  }

  @Override
  public Transaction batch() throws IssuingException {
    return new OfItsOwn(new Sql(file.connectAndBegin()));
  }

  @Override
  public IssuingException unusable(SQLException cause) {
    return file.unusable(cause);
  }

  @Override
  public void close() throws SQLException {
    turn.lock();
    try {
      shared.close();
    } finally {
      turn.unlock();
    }
  }

  private Transaction onShared(String begin) throws SQLException {
    turn.lock();
    boolean begun = false;
    try {
      var sql = new Sql(shared);
      sql.execute(begin);
      begun = true;
      return new InTurn(sql);
    } finally {
      if (!begun) {
        turn.unlock();
      }
    }
  }

  private SqliteDialect dialect(Sql sql) {
    return new SqliteDialect(sql, listBase);
  }

  private final class InTurn extends Transaction {
    InTurn(Sql sql) {
      super(sql, dialect(sql));
    }

    @Override
    void finish(Sql sql) throws SQLException {
      sql.execute("COMMIT");
    }

    @Override
    void undo(Sql sql) throws SQLException {
      sql.execute("ROLLBACK");
    }

    @Override
    void release(Sql sql) {
      turn.unlock();
    }
  }

  private final class OfItsOwn extends Transaction {
    OfItsOwn(Sql sql) {
      super(sql, dialect(sql));
    }

    @Override
    void finish(Sql sql) throws SQLException {
      sql.execute("COMMIT");
    }

    /** Closing the connection rolls back what was not committed. */
    @Override
    void undo(Sql sql) {}

    @Override
    void release(Sql sql) throws SQLException {
      sql.connection().close();
    }
  }
}
