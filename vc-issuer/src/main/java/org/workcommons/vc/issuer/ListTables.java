package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;

/** The status lists, the places in them that are taken, and the bits that are set. */
record ListTables(Sql sql, Dialect dialect) {
  StatusEntry allocate(StatusPurpose purpose) throws SQLException {
    var place = dialect.take(purpose);
    return new StatusEntry(purpose, URI.create(place.url()), place.position());
  }

  /**
   * {@return whether there is such an entry, and it was not revoked where it could be suspended}
   */
  boolean set(StatusEntry entry, boolean on) throws SQLException {
    return sql.change(
            "UPDATE entry SET raised = ? WHERE position = ? AND raised < 2 AND list ="
                + " (SELECT number FROM list WHERE url = ? AND purpose = ?)",
            on ? 1 : 0,
            entry.index(),
            entry.list().toString(),
            entry.purpose().term())
        == 1;
  }

  /** {@return whether there is such an entry, and {@code status} is one that it can still have} */
  boolean set(TokenStatusEntry entry, TokenStatus status) throws SQLException {
    var raised = purpose(entry.uri()).flatMap(purpose -> RaisedStatus.raised(purpose, status));
    return raised.isPresent()
        && sql.change(
                "UPDATE entry SET raised = ? WHERE position = ? AND raised <= ? AND list ="
                    + " (SELECT number FROM list WHERE url = ?)",
                raised.get(),
                entry.idx(),
                Math.max(raised.get(), 1),
                entry.uri().toString())
            == 1;
  }

  private Optional<StatusPurpose> purpose(URI url) throws SQLException {
    try (var select = sql.prepare("SELECT purpose FROM list WHERE url = ?", url.toString());
        var rows = select.executeQuery()) {
      return rows.next() ? Optional.of(purpose(rows.getString(1))) : Optional.empty();
    }
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
      var raised = raised(rows.getInt(1)).keySet().stream().mapToInt(position -> position);
      var bits = BitstringStatusList.of(Dialect.LIST_SIZE, raised);
      return Optional.of(
          new StatusList(Set.of(purpose(rows.getString(2))), bits, Optional.empty()));
    }
  }

  /** {@return the list {@code url} with the values of a token, if there is one that has them} */
  Optional<TokenStatusList> tokenList(URI url) throws SQLException {
    try (var select =
            sql.prepare("SELECT number, purpose FROM list WHERE url = ?", url.toString());
        var rows = select.executeQuery()) {
      if (!rows.next() || !purpose(rows.getString(2)).invalidates()) {
        return Optional.empty();
      }
      var purpose = purpose(rows.getString(2));
      var values = raised(rows.getInt(1));
      values.replaceAll((position, raised) -> RaisedStatus.value(purpose, raised));
      return Optional.of(TokenStatusList.of(RaisedStatus.bits(purpose), Dialect.LIST_SIZE, values));
    }
  }

  private Map<Integer, Integer> raised(int list) throws SQLException {
    try (var select =
            sql.prepare("SELECT position, raised FROM entry WHERE list = ? AND raised > 0", list);
        var rows = select.executeQuery()) {
      var raised = new HashMap<Integer, Integer>();
      while (rows.next()) {
        raised.put(rows.getInt(1), rows.getInt(2));
      }
      return raised;
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
