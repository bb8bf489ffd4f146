package org.workcommons.vc.issuer;

import java.sql.SQLException;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.status.StatusPurpose;

/**
 * Every writer has the whole file to itself, so a place can be tried for and the places taken can
 * be counted. In lists that are at most half full a random place is free at the second try on
 * average.
 */
record SqliteDialect(Sql sql, String listBase) implements Dialect {
  @Override
  public Place take(StatusPurpose purpose) throws SQLException {
    var room = roomyList(purpose);
    int position;
    do {
      position = Randomness.below(LIST_SIZE);
    } while (!take(room.list(), position));
    return new Place(room.list(), room.url(), position);
  }

  /** The write lock of the file is enough. */
  @Override
  public void lock(String name) {}

  private Room roomyList(StatusPurpose purpose) throws SQLException {
    try (var select =
            sql.prepare(
                "SELECT number, url FROM list WHERE purpose = ? AND taken < ?"
                    + " ORDER BY number DESC LIMIT 1",
                purpose.term(),
                CROWDED);
        var rows = select.executeQuery()) {
      return rows.next() ? new Room(rows.getInt(1), rows.getString(2)) : newList(purpose);
    }
  }

  private Room newList(StatusPurpose purpose) throws SQLException {
    int number = sql.number("SELECT coalesce(max(number), 0) + 1 FROM list");
    var url = listBase + "/" + number;
    sql.change("INSERT INTO list VALUES (?, ?, ?, 0)", number, url, purpose.term());
    return new Room(number, url);
  }

  private boolean take(int list, int position) throws SQLException {
    return sql.change("INSERT INTO entry VALUES (?, ?, 0) ON CONFLICT DO NOTHING", list, position)
            == 1
        && sql.change("UPDATE list SET taken = taken + 1 WHERE number = ?", list) == 1;
  }
}
