package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;

/** The status lists, the places in them that are taken, and the bits that are set. */
record ListTables(Sql sql, Dialect dialect) {
  StatusEntry allocate(StatusPurpose purpose) throws SQLException {
    var place = dialect.take(purpose);
    return new StatusEntry(purpose, URI.create(place.url()), place.position());
  }

  /** {@return whether there is such an entry} */
  boolean set(StatusEntry entry, boolean on) throws SQLException {
    return sql.change(
            "UPDATE entry SET raised = ? WHERE position = ? AND list ="
                + " (SELECT number FROM list WHERE url = ? AND purpose = ?)",
            on ? 1 : 0,
            entry.index(),
            entry.list().toString(),
            entry.purpose().term())
        == 1;
  }

  List<URI> lists() throws SQLException {
    try (var select = sql.prepare("SELECT url FROM list ORDER BY number");
        var rows = select.executeQuery()) {
      var lists = new ArrayList<URI>();
      while (rows.next()) {
        lists.add(URI.create(rows.getString(1)));
      }
      return List.copyOf(lists);
    }
  }

  Optional<StatusList> list(URI url) throws SQLException {
    try (var select =
            sql.prepare("SELECT number, purpose FROM list WHERE url = ?", url.toString());
        var rows = select.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      var bits = BitstringStatusList.of(Dialect.LIST_SIZE, raised(rows.getInt(1)));
      return Optional.of(
          new StatusList(Set.of(purpose(rows.getString(2))), bits, Optional.empty()));
    }
  }

  private IntStream raised(int list) throws SQLException {
    try (var select =
            sql.prepare("SELECT position FROM entry WHERE list = ? AND raised = 1", list);
        var rows = select.executeQuery()) {
      var positions = IntStream.builder();
      while (rows.next()) {
        positions.add(rows.getInt(1));
      }
      return positions.build();
    }
  }

  static StatusPurpose purpose(String term) {
    for (var purpose : StatusPurpose.values()) {
      if (purpose.term().equals(term)) {
        return purpose;
      }
    }
    throw new IllegalStateException("a register of this format knows only the purposes of ours");
  }
}
