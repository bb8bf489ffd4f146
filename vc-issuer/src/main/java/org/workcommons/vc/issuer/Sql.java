package org.workcommons.vc.issuer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Statements over one connection. What comes from outside goes in as a value, never as text. */
record Sql(Connection connection) {
  /** {@return the statement {@code text} whose question marks stand for {@code values}} */
  PreparedStatement prepare(String text, Object... values) throws SQLException {
    var statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  void execute(String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** {@return how many rows the change touched} */
  int change(String text, Object... values) throws SQLException {
    try (var statement = prepare(text, values)) {
      return statement.executeUpdate();
    }
  }

  /** {@return the whole number that is the only answer to {@code text}} */
  int number(String text) throws SQLException {
    try (var statement = prepare(text);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
