package org.workcommons.vc.issuer;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;

/** A register in the tables of a database. */
record SqlRegister(RegisterDatabase database) implements StatusRegister {
  /** {@return the base without the slash at its end, if lists can be published under it} */
  static String listBase(URI listBase) {
    var text = listBase.toString();
    var base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    // throws for what can't be the URL of a list
    var unused = new StatusEntry(StatusPurpose.REVOCATION, URI.create(base + "/1"), 0);
    return base;
  }

  @Override
  public StatusEntry allocate(StatusPurpose purpose) throws IssuingException {
    return change(transaction -> transaction.lists().allocate(purpose));
  }

  @Override
  public void set(StatusEntry entry, StatusPurpose purpose, boolean on) throws IssuingException {
    if (entry.purpose() != purpose) {
      throw new IllegalArgumentException("this entry is for " + entry.purpose().term());
    }
    if (purpose == StatusPurpose.REVOCATION && !on) {
      throw new IllegalArgumentException("a revocation can't be taken back");
    }
    boolean known = change(transaction -> transaction.lists().set(entry, on));
    if (!known) {
      throw unknownEntry();
    }
  }

  static IssuingException unknownEntry() {
    return new IssuingException(
        "this register has no such entry", "Use the register of the issuer that issued it.");
  }

  @Override
  public void set(TokenStatusEntry entry, TokenStatus status) throws IssuingException {
    boolean changed = change(transaction -> transaction.lists().set(entry, status));
    if (!changed) {
      throw new IssuingException(
          "this register has no such entry that can become " + status,
          "Use the register of the issuer that issued it. What was revoked stays revoked.");
    }
  }

  @Override
  public List<URI> lists() throws IssuingException {
    return read(transaction -> transaction.lists().lists());
  }

  @Override
  public StatusList list(URI url) throws IssuingException {
    return read(transaction -> transaction.lists().list(url))
        .orElseThrow(
            () ->
                new IssuingException(
                    "this register has no such list", "Ask for one of the lists that it has."));
  }

  @Override
  public TokenStatusList tokenList(URI url) throws IssuingException {
    return read(transaction -> transaction.lists().tokenList(url))
        .orElseThrow(
            () ->
                new IssuingException(
                    "this register has no such list for tokens",
                    "Ask for one of its lists for revocations or suspensions."));
  }

  @Override
  public Batch begin() throws IssuingException {
    try {
      return new SqlBatch(database, database.batch());
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  @Override
  public void close() throws IssuingException {
    try {
      database.close();
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  private <T> T change(Work<T> work) throws IssuingException {
    try (var transaction = database.change()) {
      var result = work.in(transaction);
      transaction.commit();
      return result;
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  private <T> T read(Work<T> work) throws IssuingException {
    try (var transaction = database.read()) {
      return work.in(transaction);
    } catch (SQLException e) {
      throw database.unusable(e);
    }
  }

  private interface Work<T> {
    T in(Transaction transaction) throws SQLException;
  }
}
