package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusEntry;

/** What was issued, series by series. */
record SeriesTable(Sql sql, Dialect dialect) {
  List<Issued> kept(StatusRegister.Series series) throws SQLException {
    lock(series);
    try (var select =
            sql.prepare(
                "SELECT purpose, url, position, credential FROM issued"
                    + " JOIN list ON list.number = issued.list"
                    + " WHERE issuer = ? AND subject = ? AND type = ? ORDER BY issued.number",
                series.issuer().value(),
                series.subject().value(),
                series.credentialType());
        var rows = select.executeQuery()) {
      var kept = new ArrayList<Issued>();
      while (rows.next()) {
        var purpose = ListTables.purpose(rows.getString(1));
        var entry = new StatusEntry(purpose, URI.create(rows.getString(2)), rows.getInt(3));
        kept.add(
            new Issued(
                VerifiableCredential.received(
                    MediaType.ofCredential(rows.getBytes(4)), rows.getBytes(4)),
                entry));
      }
      return List.copyOf(kept);
    }
  }

  void keep(StatusRegister.Series series, Issued issued) throws SQLException {
    lock(series);
    var entry = issued.entry();
    int rows =
        sql.change(
            "INSERT INTO issued (issuer, subject, type, list, position, credential)"
                + " SELECT ?, ?, ?, number, ?, ? FROM list WHERE url = ? AND purpose = ?",
            series.issuer().value(),
            series.subject().value(),
            series.credentialType(),
            entry.index(),
            issued.credential().toByteArray(),
            entry.list().toString(),
            entry.purpose().term());
    if (rows != 1) {
      throw new IllegalArgumentException("only what has an entry of this register can be kept");
    }
  }

  /** Who reads a series means to continue it, and two must not continue the same end. */
  private void lock(StatusRegister.Series series) throws SQLException {
    dialect.lock(
        "series " + series.issuer() + " " + series.subject() + " " + series.credentialType());
  }
}
