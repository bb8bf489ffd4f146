package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

/**
 * Where the credentials of a run go, and who hears how far it is. Called on the thread that runs
 * it, once for each item. What it throws ends the run, and takes nothing back.
 */
@FunctionalInterface
public interface Delivery {
  /** Takes one credential, which is recorded: it will never be issued again, nor differently. */
  void deliver(Delivered credential);

  /**
   * A credential of a run, on its way to its holder.
   *
   * @param number the how-many-th item of this call it is, counted from 1
   * @param key the item's key
   * @param issued the credential and its place
   * @param origin which call issued it
   */
  record Delivered(long number, String key, Issued issued, Origin origin) {
    public Delivered {
      requireNonNull(key);
      requireNonNull(issued);
      requireNonNull(origin);
    }
  }

  /** Which call of a run issued a credential. */
  enum Origin {
    /** This one. */
    NEW,
    /** An earlier one, or one that runs at the same time. */
    EARLIER
  }
}
