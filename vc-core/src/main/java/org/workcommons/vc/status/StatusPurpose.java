package org.workcommons.vc.status;

import java.util.Optional;

/**
 * What it means that a status bit is set. Bitstring Status List 1.0 §2.1, {@code statusPurpose}.
 */
public enum StatusPurpose {
  /** The credential was withdrawn. That can't be taken back. */
  REVOCATION("revocation"),
  /** The credential does not count for now. */
  SUSPENSION("suspension");

  private final String term;

  StatusPurpose(String term) {
    this.term = term;
  }

  /** {@return the text that names it in an entry and in a list} */
  public String term() {
    return term;
  }

  /** {@return the purpose that {@code term} names, empty for one that is not known here} */
  static Optional<StatusPurpose> of(String term) {
    for (var purpose : values()) {
      if (purpose.term.equals(term)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }
}
