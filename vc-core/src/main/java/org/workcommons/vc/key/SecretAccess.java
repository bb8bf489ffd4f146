package org.workcommons.vc.key;

/**
 * The token without which no secret leaves its object. It protects against accidents, not against
 * attackers: code that handles raw secrets has to say so, and a search for this name finds every
 * such place.
 */
public enum SecretAccess {
  /** This code handles raw secret keys, on purpose. */
  GRANTED
}
