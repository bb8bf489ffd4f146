package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.status.StatusPurpose;

/**
 * A status that does not decide whether a credential counts: that there is a newer one, or what its
 * issuer has to say about it. Bitstring Status List 1.0 §3.2.
 *
 * @param pointer where the entry stands in what was verified
 * @param purpose {@link StatusPurpose#REFRESH} or {@link StatusPurpose#MESSAGE}
 * @param value from 0 to the largest that the entry's size allows
 * @param message what the issuer says that the value means; for developers, not for display
 */
public record StatusMessage(Pointer pointer, StatusPurpose purpose, int value, String message) {
  public StatusMessage {
    requireNonNull(pointer);
    requireNonNull(purpose);
    requireNonNull(message);
  }

  /** {@return where and what, without the issuer's words} */
  @Override
  public String toString() {
    return purpose.term() + " " + value + " at " + pointer;
  }
}
