package org.workcommons.vc.issuer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** One transaction, begun, on a connection of its own. */
final class SqliteBatch implements StatusRegister.Batch {
  private final RegisterFile file;
  private final Connection connection;
  private final RegisterTables tables;
  private boolean open = true;

  SqliteBatch(RegisterFile file, Connection connection, RegisterTables tables) {
    this.file = file;
    this.connection = connection;
    this.tables = tables;
  }

  @Override
  public StatusEntry allocate(StatusPurpose purpose) throws IssuingException {
    requireOpen();
    try {
      return tables.allocate(purpose);
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  @Override
  public List<Issued> kept(StatusRegister.Series series) throws IssuingException {
    requireOpen();
    try {
      return tables.kept(series);
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  @Override
  public void keep(StatusRegister.Series series, Issued issued) throws IssuingException {
    requireOpen();
    try {
      tables.keep(series, issued);
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  @Override
  public void commit() throws IssuingException {
    requireOpen();
    try {
      RegisterFile.commit(connection);
      open = false;
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  /** Closing the connection rolls back what was not committed. */
  @Override
  public void close() throws IssuingException {
    open = false;
    try {
      connection.close();
    } catch (SQLException e) {
      throw file.unusable(e);
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("this batch is over");
    }
  }
}
