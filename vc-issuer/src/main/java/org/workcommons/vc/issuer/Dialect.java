package org.workcommons.vc.issuer;

import java.sql.SQLException;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusPurpose;

/** What the databases do each in its own way. Everything else about the tables is the same SQL. */
interface Dialect {
  int LIST_SIZE = BitstringStatusList.MIN_ENTRIES;

  /** Half full: from there on a new list is begun. */
  int CROWDED = LIST_SIZE / 2;

  /** {@return a place that nobody had before, now taken} */
  Place take(StatusPurpose purpose) throws SQLException;

  /** Keeps others who lock the same {@code name} waiting until the transaction is over. */
  void lock(String name) throws SQLException;

  /** A place in a list. */
  record Place(int list, String url, int position) {}

  /** A list that may have room. */
  record Room(int list, String url) {}
}
