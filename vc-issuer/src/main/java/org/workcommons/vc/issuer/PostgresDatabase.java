package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A register in a schema of its own in a PostgreSQL database. Each transaction has a connection for
 * itself and leaves no trace on it, so that a pool can lend it to others afterwards.
 */
final class PostgresDatabase implements RegisterDatabase {
  /** Every setting ends with the transaction, also where a pool keeps the session. */
  private static final String SETTINGS =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL search_path TO "
          + PostgresSchema.NAME
          + "; SET LOCAL lock_timeout TO '60s'";

  private final DataSource source;
  private final String listBase;

  private PostgresDatabase(DataSource source, String listBase) {
    this.source = source;
    this.listBase = listBase;
  }

  static PostgresDatabase connect(DataSource source, URI listBase) throws IssuingException {
    var database = new PostgresDatabase(source, SqlRegister.listBase(listBase));
    database.prepare();
    return database;
  }

  @Override
  public Transaction read() throws SQLException {
    return begin();
  }

  @Override
  public Transaction change() throws SQLException {
    return begin();
  }

  @Override
  public Transaction batch() throws SQLException {
    return begin();
  }

  @Override
  public IssuingException unusable(SQLException cause) {
    return PostgresTrouble.of(cause);
  }

  /** Connections are given back one by one; the source of them stays the caller's. */
  @Override
  public void close() {}

  private void prepare() throws IssuingException {
    try {
      requirePostgres();
      try (var transaction = new Lent(lease())) {
        new PostgresSchema(transaction.sql()).prepare();
        transaction.commit();
      }
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  private void requirePostgres() throws SQLException, IssuingException {
    try (var connection = source.getConnection()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        throw new IssuingException(
            "not a PostgreSQL database", "Name one, or keep the register in a file.");
      }
    }
  }

  private Lent begin() throws SQLException {
    return new Lent(lease());
  }

  private Sql lease() throws SQLException {
    var connection = source.getConnection();
    try {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      sql.execute(SETTINGS);
      return sql;
    } catch (SQLException e) {
      giveBackAfter(e, connection);
      throw e;
    }
  }

  private static void giveBackAfter(SQLException failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** A transaction on a connection that somebody else gets next. */
  private final class Lent extends Transaction {
    Lent(Sql sql) {
      super(sql, new PostgresDialect(sql, listBase));
    }

    @Override
    void finish(Sql sql) throws SQLException {
      sql.connection().commit();
    }

    @Override
    void undo(Sql sql) throws SQLException {
      sql.connection().rollback();
    }

    @Override
    void release(Sql sql) throws SQLException {
      try (var connection = sql.connection()) {
        connection.setAutoCommit(true);
      }
    }
  }
}
