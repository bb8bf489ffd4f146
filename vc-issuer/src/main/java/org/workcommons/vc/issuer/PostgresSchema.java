package org.workcommons.vc.issuer;

import java.sql.SQLException;

/** The schema in which the register's tables are, and the format that they have. */
record PostgresSchema(Sql sql) {
  static final String NAME = "vc_register";

  private static final int FORMAT = PostgresFormat.STEPS.size();

  /** Brings the tables to our format; whoever comes at the same time waits, and finds it done. */
  void prepare() throws SQLException, IssuingException {
    if (isThere() && format() == FORMAT) {
      return;
    }
    new PostgresDialect(sql, "").lock("format of " + NAME);
    if (!isThere()) {
      if (!isMade()) {
        sql.execute("CREATE SCHEMA " + NAME);
      }
      sql.execute("CREATE TABLE format (version INTEGER NOT NULL)");
      sql.execute("INSERT INTO format VALUES (0)");
    }
    migrate(format());
  }

  private void migrate(int from) throws SQLException, IssuingException {
    if (from > FORMAT) {
      throw new IssuingException(
          "a newer version of this program made the register: format " + from,
          "Update this program. It knows formats up to " + FORMAT + ".");
    }
    for (var step : PostgresFormat.STEPS.subList(from, FORMAT)) {
      for (var statement : step) {
        sql.execute(statement);
      }
    }
    sql.change("UPDATE format SET version = ?", FORMAT);
  }

  /** Making it needs a right that the user lacks where the DBA made it. */
  private boolean isMade() throws SQLException {
    return exists("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = ?)");
  }

  private boolean isThere() throws SQLException {
    return exists(
        "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'format')");
  }

  /** Asks the catalogue's tables: what the server remembers of them may be older than our lock. */
  private boolean exists(String question) throws SQLException {
    try (var select = sql.prepare(question, NAME);
        var rows = select.executeQuery()) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private int format() throws SQLException {
    return sql.number("SELECT version FROM format");
  }
}
