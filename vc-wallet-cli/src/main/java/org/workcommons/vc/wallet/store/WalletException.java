package org.workcommons.vc.wallet.store;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The wallet could not do it, and not because of what a credential says: the disk, a lock, a
 * passphrase, a damaged file. The message is one plain sentence that names files and holds no
 * secrets and no claims.
 */
public final class WalletException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. Stable; programs may decide on it. */
  public enum Reason {
    /** The passphrase or key file does not open it, or what it would open was altered. */
    LOCKED,
    /** The key file can be read by others. */
    KEY_FILE_EXPOSED,
    /** There is no wallet at this place. */
    NO_WALLET,
    /** There is no file of this name. */
    NO_FILE,
    /** The wallet has no such thing. */
    NOT_FOUND,
    /** A file was cut, altered, renamed or swapped. */
    DAMAGED,
    /** Every copy of a credential was used, or is over. */
    COPIES_USED_UP,
    /** It was written by a later version of this program. */
    NEWER_FORMAT,
    /** The place is taken: nothing is ever overwritten unasked. */
    OCCUPIED,
    /** Somebody else is writing. */
    BUSY,
    /** It is larger than this program keeps. */
    TOO_LARGE,
    /** The disk does not do what it should. */
    DISK,
    /** The recovery key does not open the backup. */
    BACKUP_LOCKED,
    /** The backup was cut or altered, or is none. */
    BACKUP_DAMAGED
  }

  private final Reason reason;
  private final String detail;

  /**
   * @param detail what happened, one plain lower-case sentence without a final full stop
   */
  public WalletException(Reason reason, String detail) {
    super(requireNonNull(detail));
    this.detail = detail;
    this.reason = requireNonNull(reason);
  }

  /**
   * @param detail what happened, one plain lower-case sentence without a final full stop
   */
  public WalletException(Reason reason, String detail, Throwable cause) {
    super(requireNonNull(detail), cause);
    this.detail = detail;
    this.reason = requireNonNull(reason);
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }

  /** {@return what happened, one plain lower-case sentence without a final full stop} */
  public String detail() {
    return detail;
  }

  /** {@return what a person can do about it, in English} */
  public String remedy() {
    return ResourceBundle.getBundle("org.workcommons.vc.wallet.store.remedies", Locale.ROOT)
        .getString(reason.name());
  }
}
