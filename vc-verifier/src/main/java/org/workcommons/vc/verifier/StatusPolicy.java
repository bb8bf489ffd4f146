package org.workcommons.vc.verifier;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.workcommons.vc.status.TokenStatus;

/**
 * How old the news of a revocation may be. A credential that declares a status whose list can't be
 * had is {@link Verdict.Undecided}, never a pass.
 *
 * @param maxAge the oldest acceptable status list, counted from its {@code validFrom}, or the
 *     {@code iat} of a status list token
 * @param accepted the application-specific statuses of a token that do not stand in its way. Token
 *     Status List §7.1
 */
public record StatusPolicy(Duration maxAge, Set<Integer> accepted) {
  public StatusPolicy {
    accepted = Set.copyOf(accepted);
    for (int value : accepted) {
      if (TokenStatus.of(value) != TokenStatus.APPLICATION_SPECIFIC) {
        throw new IllegalArgumentException("not a status of an application's own: " + value);
      }
    }
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("the greatest age of a status list must be positive");
    }
  }

  /** {@return the policy that a status list was issued at most {@code maxAge} ago} */
  public static StatusPolicy notOlderThan(Duration maxAge) {
    return new StatusPolicy(maxAge, Set.of());
  }

  /**
   * {@return a copy by which a token with the status {@code value} counts as one that is valid}
   * Without it, such a token is {@link Verdict.Undecided}.
   *
   * @param value 3, or from 12 to 15, with the meaning that the issuer gives it
   */
  public StatusPolicy accepting(int value) {
    var more = new HashSet<>(accepted);
    more.add(value);
    return new StatusPolicy(maxAge, more);
  }
}
