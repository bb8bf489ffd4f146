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
  SETTING;

  /** {@return the name of this kind in the store's format} */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
