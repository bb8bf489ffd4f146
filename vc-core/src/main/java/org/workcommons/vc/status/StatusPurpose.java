package org.workcommons.vc.status;

import java.util.Optional;

/** What a status is for. Bitstring Status List 1.0 §2.1, {@code statusPurpose}. */
public enum StatusPurpose {
  /** The credential was withdrawn. That can't be taken back. */
  REVOCATION("revocation"),
  /** The credential does not count for now. */
  SUSPENSION("suspension"),
  /**
   * There is a newer one, to be had from the credential's refresh service. It counts all the same.
   */
  REFRESH("refresh"),
  /** The issuer says something about it, one of several messages. It counts all the same. */
  MESSAGE("message");

  private final String term;

  StatusPurpose(String term) {
    this.term = term;
  }

  /** {@return the text that names it in an entry and in a list} */
  public String term() {
    return term;
  }

  /** {@return whether a credential does not count whose status for this purpose is not zero} */
  public boolean invalidates() {
    return this == REVOCATION || this == SUSPENSION;
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
