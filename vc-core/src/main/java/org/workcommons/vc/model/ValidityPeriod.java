package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a credential counts. VCDM 2.0 §4.9.
 *
 * @param validFrom the first instant, empty for always
 * @param validUntil the last instant, empty for ever
 */
public record ValidityPeriod(Optional<Instant> validFrom, Optional<Instant> validUntil) {
  public ValidityPeriod {
    requireNonNull(validFrom);
    requireNonNull(validUntil);
  }

  /** {@return whether it has begun at {@code now}, clocks differing by up to {@code skew}} */
  public boolean hasBegun(Instant now, Duration skew) {
    return validFrom.isEmpty() || !now.plus(skew).isBefore(validFrom.get());
  }

  /** {@return whether it is over at {@code now}, clocks differing by up to {@code skew}} */
  public boolean isOver(Instant now, Duration skew) {
    return validUntil.isPresent() && now.minus(skew).isAfter(validUntil.get());
  }
}
