package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.workcommons.vc.issuer.StatusRegister.Order;
import org.workcommons.vc.issuer.StatusRegister.RunItem;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** What is to be issued in runs, and what was. */
record OrderTable(Sql sql, Dialect dialect) {
  Order order(RunItem item, String claims, StatusPurpose purpose) throws SQLException {
    dialect.lock("run " + item.issuer() + " " + item.run());
    var standing = standing(item);
    if (standing.isEmpty()) {
      place(item, claims, purpose);
    } else if (standing.get().credential().isEmpty() && !standing.get().claims().equals(claims)) {
      change(item, claims, standing.get().entry(), purpose);
    } else {
      return standing.get();
    }
    return standing(item).orElseThrow();
  }

  Order fulfil(RunItem item, String claims, VerifiableCredential credential) throws SQLException {
    sql.change(
        "UPDATE ordered SET credential = ?"
            + " WHERE issuer = ? AND run = ? AND item = ? AND claims = ? AND credential IS NULL",
        credential.toByteArray(),
        item.issuer().value(),
        item.run(),
        item.key(),
        claims);
    return standing(item)
        .orElseThrow(() -> new IllegalArgumentException("only what was ordered can be fulfilled"));
  }

  private void place(RunItem item, String claims, StatusPurpose purpose) throws SQLException {
    var place = dialect.take(purpose);
    sql.change(
        "INSERT INTO ordered (issuer, run, item, claims, list, position) VALUES (?, ?, ?, ?, ?, ?)",
        item.issuer().value(),
        item.run(),
        item.key(),
        claims,
        place.list(),
        place.position());
  }

  private void change(RunItem item, String claims, StatusEntry entry, StatusPurpose purpose)
      throws SQLException {
    if (entry.purpose() != purpose) {
      sql.change(
          "DELETE FROM ordered WHERE issuer = ? AND run = ? AND item = ?",
          item.issuer().value(),
          item.run(),
          item.key());
      place(item, claims, purpose);
      return;
    }
    sql.change(
        "UPDATE ordered SET claims = ? WHERE issuer = ? AND run = ? AND item = ?",
        claims,
        item.issuer().value(),
        item.run(),
        item.key());
  }

  private Optional<Order> standing(RunItem item) throws SQLException {
    try (var select =
            sql.prepare(
                "SELECT claims, purpose, url, position, credential FROM ordered"
                    + " JOIN list ON list.number = ordered.list"
                    + " WHERE issuer = ? AND run = ? AND item = ?",
                item.issuer().value(),
                item.run(),
                item.key());
        var rows = select.executeQuery()) {
      return rows.next() ? Optional.of(order(rows)) : Optional.empty();
    }
  }

  private static Order order(ResultSet row) throws SQLException {
    var credential = Optional.ofNullable(row.getBytes(5));
    return new Order(
        row.getString(1),
        new StatusEntry(
            ListTables.purpose(row.getString(2)), URI.create(row.getString(3)), row.getInt(4)),
        credential.map(
            bytes -> VerifiableCredential.received(MediaType.ofCredential(bytes), bytes)));
  }
}
