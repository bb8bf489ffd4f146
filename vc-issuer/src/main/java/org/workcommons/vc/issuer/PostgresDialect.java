package org.workcommons.vc.issuer;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.status.StatusPurpose;

/**
 * Many writers at once, none of whom waits for another: the places of a list that may be given out
 * are drawn by lot when it is begun, and each lies in the table {@code vacancy} until somebody
 * takes it. Whoever finds a vacancy locked takes the next one.
 */
record PostgresDialect(Sql sql, String listBase) implements Dialect {
  private static final String NEW_LIST = "new list";

  @Override
  public Place take(StatusPurpose purpose) throws SQLException {
    var room = newest(purpose);
    while (true) {
      var position = room.isPresent() ? vacancy(room.get().list()) : OptionalInt.empty();
      if (position.isPresent()) {
        var place = new Place(room.get().list(), room.get().url(), position.getAsInt());
        sql.change("INSERT INTO entry VALUES (?, ?, 0)", place.list(), place.position());
        return place;
      }
      room = next(purpose, room);
    }
  }

  @Override
  public void lock(String name) throws SQLException {
    try (var select = sql.prepare("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", name);
        var rows = select.executeQuery()) {
      rows.next();
    }
  }

  private Optional<Room> newest(StatusPurpose purpose) throws SQLException {
    try (var select =
            sql.prepare(
                "SELECT number, url FROM list WHERE purpose = ? ORDER BY number DESC LIMIT 1",
                purpose.term());
        var rows = select.executeQuery()) {
      return rows.next()
          ? Optional.of(new Room(rows.getInt(1), rows.getString(2)))
          : Optional.empty();
    }
  }

  /** One new list is begun at a time, so that several who need one share it. */
  private Optional<Room> next(StatusPurpose purpose, Optional<Room> full) throws SQLException {
    lock(NEW_LIST);
    var newest = newest(purpose);
    return newest.equals(full) ? Optional.of(newList(purpose)) : newest;
  }

  private Room newList(StatusPurpose purpose) throws SQLException {
    int number = sql.number("SELECT coalesce(max(number), 0) + 1 FROM list");
    var url = listBase + "/" + number;
    sql.change("INSERT INTO list VALUES (?, ?, ?)", number, url, purpose.term());
    var lots = sql.connection().createArrayOf("integer", lots());
    sql.change(
        "INSERT INTO vacancy SELECT ?, lot.ticket - 1, lot.position"
            + " FROM unnest(?) WITH ORDINALITY AS lot(position, ticket)",
        number,
        lots);
    return new Room(number, url);
  }

  /** Half of all places, each at most once, in random order. */
  private static Integer[] lots() {
    var places = new Integer[LIST_SIZE];
    for (int i = 0; i < LIST_SIZE; i++) {
      places[i] = i;
    }
    var lots = new Integer[CROWDED];
    for (int i = 0; i < CROWDED; i++) {
      int drawn = i + Randomness.below(LIST_SIZE - i);
      lots[i] = places[drawn];
      places[drawn] = places[i];
    }
    return lots;
  }

  /** Starts anywhere, so as not to walk over the places that others have just taken. */
  private OptionalInt vacancy(int list) throws SQLException {
    var later = vacancyFrom(list, Randomness.below(CROWDED));
    return later.isPresent() ? later : vacancyFrom(list, 0);
  }

  private OptionalInt vacancyFrom(int list, int ticket) throws SQLException {
    try (var delete =
            sql.prepare(
                "DELETE FROM vacancy WHERE list = ? AND ticket = (SELECT ticket FROM vacancy"
                    + " WHERE list = ? AND ticket >= ? ORDER BY ticket LIMIT 1"
                    + " FOR UPDATE SKIP LOCKED) RETURNING position",
                list,
                list,
                ticket);
        var rows = delete.executeQuery()) {
      return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
    }
  }
}
