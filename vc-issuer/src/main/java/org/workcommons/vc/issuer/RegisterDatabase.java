package org.workcommons.vc.issuer;

import java.sql.SQLException;

/** Where the register's tables are, and how work on them begins. */
interface RegisterDatabase {
  /** {@return a transaction that changes nothing, and waits for nobody} */
  Transaction read() throws IssuingException, SQLException;

  /** {@return a transaction for one quick change} */
  Transaction change() throws IssuingException, SQLException;

  /** {@return a transaction that may take long without holding up readers} */
  Transaction batch() throws IssuingException, SQLException;

  /** {@return what {@code cause} means for a person} */
  IssuingException unusable(SQLException cause);

  void close() throws SQLException;
}
