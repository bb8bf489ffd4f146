package org.workcommons.vc.issuer;

import java.util.Optional;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;

/**
 * How the register keeps the status of a token. A list for revocations has one bit, kept as it is.
 * A list for suspensions has two, and keeps 1 for a suspension, as in its form of bits, and 2 for a
 * revocation: what is worse is larger, and never becomes smaller again.
 */
final class RaisedStatus {
  private static final int REVOKED_FOR_GOOD = 2;

  private RaisedStatus() {}

  /** {@return how many bits a status has in a list for {@code purpose}} */
  static int bits(StatusPurpose purpose) {
    return purpose == StatusPurpose.REVOCATION ? 1 : 2;
  }

  /** {@return what is kept for {@code status}, empty where such a list can't say it} */
  static Optional<Integer> raised(StatusPurpose purpose, TokenStatus status) {
    if (purpose == StatusPurpose.REVOCATION) {
      return status == TokenStatus.INVALID ? Optional.of(1) : Optional.empty();
    }
    if (purpose != StatusPurpose.SUSPENSION) {
      return Optional.empty();
    }
    return switch (status) {
      case VALID -> Optional.of(0);
      case SUSPENDED -> Optional.of(1);
      case INVALID -> Optional.of(REVOKED_FOR_GOOD);
      default -> Optional.empty();
    };
  }

  /** {@return the value that a status list token has for what is kept} */
  static int value(StatusPurpose purpose, int raised) {
    boolean suspended = purpose == StatusPurpose.SUSPENSION && raised < REVOKED_FOR_GOOD;
    return (suspended ? TokenStatus.SUSPENDED : TokenStatus.INVALID).ordinal();
  }
}
