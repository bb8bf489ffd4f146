package org.workcommons.vc.issuer;

import java.sql.SQLException;

/**
 * Work on the tables that happens as a whole or not at all. Closing undoes what is not committed.
 */
abstract class Transaction implements AutoCloseable {
  private final Sql sql;
  private final Dialect dialect;
  private boolean open = true;
  private boolean released;

  Transaction(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Makes it lasting. */
  abstract void finish(Sql sql) throws SQLException;

  /** Undoes it. */
  abstract void undo(Sql sql) throws SQLException;

  /** Gives the connection back. */
  abstract void release(Sql sql) throws SQLException;

  final Sql sql() {
    return sql;
  }

  final ListTables lists() {
    return new ListTables(sql, dialect);
  }

  final SeriesTable series() {
    return new SeriesTable(sql, dialect);
  }

  final OrderTable orders() {
    return new OrderTable(sql, dialect);
  }

  final boolean isOpen() {
    return open;
  }

  final void commit() throws SQLException {
    finish(sql);
    open = false;
  }

  @Override
  public final void close() throws SQLException {
    if (released) {
      return;
    }
    released = true;
    try {
      if (open) {
        open = false;
        undo(sql);
      }
    } finally {
      release(sql);
    }
  }
}
