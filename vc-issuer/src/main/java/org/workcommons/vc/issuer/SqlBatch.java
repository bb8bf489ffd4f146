package org.workcommons.vc.issuer;

import java.sql.SQLException;
import java.util.List;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** One transaction as a batch. */
record SqlBatch(RegisterDatabase database, Transaction transaction)
    implements StatusRegister.Batch {
  @Override
  public StatusEntry allocate(StatusPurpose purpose) throws IssuingException {
    return within(() -> transaction.lists().allocate(purpose));
  }

  @Override
  public void raise(StatusEntry entry) throws IssuingException {
    boolean known = within(() -> transaction.lists().set(entry, true));
    if (!known) {
      throw SqlRegister.unknownEntry();
    }
  }

  @Override
  public List<Issued> kept(StatusRegister.Series series) throws IssuingException {
    return within(() -> transaction.series().kept(series));
  }

  @Override
  public void keep(StatusRegister.Series series, Issued issued) throws IssuingException {
    within(
        () -> {
          transaction.series().keep(series, issued);
          return true;
        });
  }

  @Override
  public StatusRegister.Order order(
      StatusRegister.RunItem item, String claims, StatusPurpose purpose) throws IssuingException {
    return within(() -> transaction.orders().order(item, claims, purpose));
  }

  @Override
  public StatusRegister.Order fulfil(
      StatusRegister.RunItem item, String claims, VerifiableCredential credential)
      throws IssuingException {
    return within(() -> transaction.orders().fulfil(item, claims, credential));
  }

  @Override
  public void commit() throws IssuingException {
    within(
        () -> {
          transaction.commit();
          return true;
        });
  }

  @Override
  public void close() throws IssuingException {
    try {
      transaction.close();
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  private <T> T within(Step<T> step) throws IssuingException {
    if (!transaction.isOpen()) {
      throw new IllegalStateException("this batch is over");
    }
    try {
      return step.take();
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  private interface Step<T> {
    T take() throws SQLException;
  }
}
