package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;

/** What the register's tables hold, read and changed over one connection. */
final class RegisterTables {
  /** Format 1, as statements that make it in an empty file. */
  static final List<String> FORMAT_1 =
      List.of(
          """
          CREATE TABLE list (
            number INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE,
            purpose TEXT NOT NULL,
            taken INTEGER NOT NULL) STRICT""",
          """
          CREATE TABLE entry (
            list INTEGER NOT NULL REFERENCES list,
            position INTEGER NOT NULL,
            raised INTEGER NOT NULL,
            PRIMARY KEY (list, position)) STRICT, WITHOUT ROWID""",
          """
          CREATE TABLE issued (
            number INTEGER PRIMARY KEY,
            issuer TEXT NOT NULL,
            subject TEXT NOT NULL,
            type TEXT NOT NULL,
            list INTEGER NOT NULL,
            position INTEGER NOT NULL,
            credential BLOB NOT NULL,
            FOREIGN KEY (list, position) REFERENCES entry) STRICT""",
          "CREATE INDEX issued_series ON issued (issuer, subject, type, number)");

  static final int LIST_SIZE = BitstringStatusList.MIN_ENTRIES;

  /** Half full: a random place is free at the second try on average, and a new list is begun. */
  private static final int CROWDED = LIST_SIZE / 2;

  private final Connection connection;
  private final String listBase;

  RegisterTables(Connection connection, String listBase) {
    this.connection = connection;
    this.listBase = listBase;
  }

  StatusEntry allocate(StatusPurpose purpose) throws SQLException {
    var list = roomyList(purpose);
    int position;
    do {
      position = Randomness.below(LIST_SIZE);
    } while (!take(list.number, position));
    return new StatusEntry(purpose, URI.create(list.url), position);
  }

  boolean set(StatusEntry entry, boolean on) throws SQLException {
    try (var update =
        prepare(
            "UPDATE entry SET raised = ? WHERE position = ? AND list ="
                + " (SELECT number FROM list WHERE url = ? AND purpose = ?)",
            on ? 1 : 0,
            entry.index(),
            entry.list().toString(),
            entry.purpose().term())) {
      return update.executeUpdate() == 1;
    }
  }

  List<URI> lists() throws SQLException {
    try (var select = prepare("SELECT url FROM list ORDER BY number");
        var rows = select.executeQuery()) {
      var lists = new ArrayList<URI>();
      while (rows.next()) {
        lists.add(URI.create(rows.getString(1)));
      }
      return List.copyOf(lists);
    }
  }

  Optional<StatusList> list(URI url) throws SQLException {
    try (var select = prepare("SELECT number, purpose FROM list WHERE url = ?", url.toString());
        var rows = select.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      var bits = BitstringStatusList.of(LIST_SIZE, raised(rows.getInt(1)));
      return Optional.of(
          new StatusList(Set.of(purpose(rows.getString(2))), bits, Optional.empty()));
    }
  }

  List<Issued> kept(StatusRegister.Series series) throws SQLException {
    try (var select =
            prepare(
                "SELECT purpose, url, position, credential FROM issued"
                    + " JOIN list ON list.number = issued.list"
                    + " WHERE issuer = ? AND subject = ? AND type = ? ORDER BY issued.number",
                series.issuer().value(),
                series.subject().value(),
                series.credentialType());
        var rows = select.executeQuery()) {
      var kept = new ArrayList<Issued>();
      while (rows.next()) {
        kept.add(issued(rows));
      }
      return List.copyOf(kept);
    }
  }

  void keep(StatusRegister.Series series, Issued issued) throws SQLException {
    var entry = issued.entry();
    try (var insert =
        prepare(
            "INSERT INTO issued (issuer, subject, type, list, position, credential)"
                + " SELECT ?, ?, ?, number, ?, ? FROM list WHERE url = ? AND purpose = ?",
            series.issuer().value(),
            series.subject().value(),
            series.credentialType(),
            entry.index(),
            issued.credential().toByteArray(),
            entry.list().toString(),
            entry.purpose().term())) {
      if (insert.executeUpdate() != 1) {
        throw new IllegalArgumentException("only what has an entry of this register can be kept");
      }
    }
  }

  private ListRow roomyList(StatusPurpose purpose) throws SQLException {
    try (var select =
            prepare(
                "SELECT number, url FROM list WHERE purpose = ? AND taken < ?"
                    + " ORDER BY number DESC LIMIT 1",
                purpose.term(),
                CROWDED);
        var rows = select.executeQuery()) {
      return rows.next() ? new ListRow(rows.getInt(1), rows.getString(2)) : newList(purpose);
    }
  }

  private ListRow newList(StatusPurpose purpose) throws SQLException {
    int number;
    try (var select = prepare("SELECT coalesce(max(number), 0) + 1 FROM list");
        var rows = select.executeQuery()) {
      rows.next();
      number = rows.getInt(1);
    }
    var url = listBase + "/" + number;
    try (var insert =
        prepare("INSERT INTO list VALUES (?, ?, ?, 0)", number, url, purpose.term())) {
      insert.executeUpdate();
    }
    return new ListRow(number, url);
  }

  private boolean take(int list, int position) throws SQLException {
    try (var insert = prepare("INSERT OR IGNORE INTO entry VALUES (?, ?, 0)", list, position);
        var update = prepare("UPDATE list SET taken = taken + 1 WHERE number = ?", list)) {
      return insert.executeUpdate() == 1 && update.executeUpdate() == 1;
    }
  }

  private IntStream raised(int list) throws SQLException {
    try (var select = prepare("SELECT position FROM entry WHERE list = ? AND raised = 1", list);
        var rows = select.executeQuery()) {
      var positions = IntStream.builder();
      while (rows.next()) {
        positions.add(rows.getInt(1));
      }
      return positions.build();
    }
  }

  private static Issued issued(ResultSet row) throws SQLException {
    return new Issued(
        VerifiableCredential.received(MediaType.VC, row.getBytes(4)),
        new StatusEntry(purpose(row.getString(1)), URI.create(row.getString(2)), row.getInt(3)));
  }

  private static StatusPurpose purpose(String term) {
    for (var purpose : StatusPurpose.values()) {
      if (purpose.term().equals(term)) {
        return purpose;
      }
    }
    throw new IllegalStateException("a register of this format knows only the purposes of ours");
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private record ListRow(int number, String url) {}
}
