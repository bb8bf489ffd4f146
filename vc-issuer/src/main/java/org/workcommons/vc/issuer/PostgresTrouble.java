package org.workcommons.vc.issuer;

import java.sql.SQLException;

/**
 * What the database's refusals mean for a person. By SQLSTATE, never by the driver's words, which
 * may repeat the address and what was sent.
 */
final class PostgresTrouble {
  private PostgresTrouble() {}

  static IssuingException of(SQLException cause) {
    var state = cause.getSQLState() == null ? "" : cause.getSQLState();
    if (state.equals(DriverSource.NO_DRIVER)) {
      return new IssuingException(
          "this program has no driver for PostgreSQL",
          "Add the library org.postgresql:postgresql to it.",
          cause);
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new IssuingException(
          "the connection to the register's database failed",
          "Run it again when the database answers: what was recorded is not done twice.",
          cause);
    }
    if (state.startsWith("28")) {
      return new IssuingException(
          "the register's database refused the login",
          "Check the user's name and password.",
          cause);
    }
    if (state.startsWith("40") || state.equals("55P03")) {
      return new IssuingException(
          "the register is in use by another program", "Try again when it has finished.", cause);
    }
    if (state.startsWith("3D") || state.equals("42501") || state.equals("25006")) {
      return new IssuingException(
          "the register's database can't be used",
          "Check that it exists, and that the user may create a schema there and write to it.",
          cause);
    }
    return new IssuingException(
        "the register's database failed with SQLSTATE " + state,
        "Look into the log of the database.",
        cause);
  }
}
