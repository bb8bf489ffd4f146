package org.workcommons.vc.wallet.store;

import java.util.Locale;

/** What an item of the store is. The name is visible on the disk. */
public enum Kind {
  /** A secret key with the identifier that it controls. */
  KEY,
  /** A credential that the worker holds. */
  CREDENTIAL,
  /** What was done, in order: numbered, never changed. */
  LOG,
  /** What the worker decided once, such as where backups go. */
  SETTING,
  /** A fresh secret key on which a copy of a credential was asked for. */
  COPY_KEY,
  /** A one-time copy of a credential, with its secret key. */
  COPY,
  /** For whom a copy was used, by the copy's own name. */
  COPY_USE;

  /** {@return the name of this kind in the store's format} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return whether backups hold it} They hold no copies: nobody who restores one could say which
   * of them were used since.
   */
  public boolean isBackedUp() {
    return this != COPY_KEY && this != COPY && this != COPY_USE;
  }
}
