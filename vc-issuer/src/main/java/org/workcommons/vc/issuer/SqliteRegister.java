package org.workcommons.vc.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;

/**
 * A register in one SQLite file. Reads and single changes share one connection; each batch has one
 * of its own, so that it can wait for a slow key without holding up readers.
 */
final class SqliteRegister implements StatusRegister {
  private final RegisterFile file;
  private final String listBase;
  private final Connection connection;

  private SqliteRegister(RegisterFile file, String listBase, Connection connection) {
    this.file = file;
    this.listBase = listBase;
    this.connection = connection;
  }

  static StatusRegister open(Path path, URI listBase) throws IssuingException {
    // throws for what can't be the URL of a list
    var first = new StatusEntry(StatusPurpose.REVOCATION, URI.create(listBase + "/1"), 0);
    var file = RegisterFile.of(path);
    file.prepare();
    var base = first.list().toString();
    return new SqliteRegister(file, base.substring(0, base.length() - 2), file.connect());
  }

  @Override
  public synchronized StatusEntry allocate(StatusPurpose purpose) throws IssuingException {
    return changing(tables -> tables.allocate(purpose));
  }

  @Override
  public synchronized void set(StatusEntry entry, StatusPurpose purpose, boolean on)
      throws IssuingException {
    if (entry.purpose() != purpose) {
      throw new IllegalArgumentException("this entry is for " + entry.purpose().term());
    }
    if (purpose == StatusPurpose.REVOCATION && !on) {
      throw new IllegalArgumentException("a revocation can't be taken back");
    }
    boolean known = changing(tables -> tables.set(entry, on));
    if (!known) {
      throw new IssuingException(
          "this register has no such entry", "Use the register of the issuer that issued it.");
    }
  }

  @Override
  public synchronized List<URI> lists() throws IssuingException {
    try {
      return tables(connection).lists();
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  @Override
  public synchronized StatusList list(URI url) throws IssuingException {
    try {
      return tables(connection)
          .list(url)
          .orElseThrow(
              () ->
                  new IssuingException(
                      "this register has no such list", "Ask for one of the lists that it has."));
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  @Override
  public Batch begin() throws IssuingException {
    var own = file.connectAndBegin();
    return new SqliteBatch(file, own, tables(own));
  }

  @Override
  public synchronized void close() throws IssuingException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  private <T> T changing(Change<T> change) throws IssuingException {
    try {
      RegisterFile.begin(connection);
      boolean done = false;
      try {
        var result = change.in(tables(connection));
        RegisterFile.commit(connection);
        done = true;
        return result;
      } finally {
        if (!done) {
          RegisterFile.rollBack(connection);
        }
      }
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  private RegisterTables tables(Connection of) {
    return new RegisterTables(of, listBase);
  }

  private interface Change<T> {
    T in(RegisterTables tables) throws SQLException;
  }
}
