package org.workcommons.vc.verifier;

import java.time.Duration;

/**
 * How old the news of a revocation may be. A credential that declares a status whose list can't be
 * had is {@link Verdict.Undecided}, never a pass.
 *
 * @param maxAge the oldest acceptable status list, counted from its {@code validFrom}
 */
public record StatusPolicy(Duration maxAge) {
  public StatusPolicy {
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("the greatest age of a status list must be positive");
    }
  }

  /** {@return the policy that a status list was issued at most {@code maxAge} ago} */
  public static StatusPolicy notOlderThan(Duration maxAge) {
    return new StatusPolicy(maxAge);
  }
}
