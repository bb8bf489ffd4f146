package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the worker did in a month.
 *
 * @param engagements completed engagements; a cancelled one is none
 * @param hours paid hours, empty where whoever shows the statement withholds them
 * @param distanceKm kilometres, empty where the platform does not measure them, or they are
 *     withheld
 * @param cancelledByWorker engagements that she accepted and cancelled, empty where the platform
 *     does not count them; what a client cancelled is never held against her
 * @param netIncome what she was paid, empty where the platform does not say
 */
public record Work(
    long engagements,
    Optional<Quantity> hours,
    Optional<Quantity> distanceKm,
    Optional<Long> cancelledByWorker,
    Optional<Money> netIncome) {
  public Work {
    Counts.require(engagements);
    requireNonNull(hours);
    requireNonNull(distanceKm);
    cancelledByWorker.ifPresent(Counts::require);
    requireNonNull(netIncome);
  }

  /** {@return work of which nothing more is known} */
  public static Work of(long engagements, Quantity hours) {
    return new Work(
        engagements, Optional.of(hours), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** {@return a copy with a distance in kilometres} */
  public Work withDistanceKm(Quantity distance) {
    return new Work(engagements, hours, Optional.of(distance), cancelledByWorker, netIncome);
  }

  /** {@return a copy with a count of the engagements that the worker cancelled} */
  public Work withCancelledByWorker(long cancelled) {
    return new Work(engagements, hours, distanceKm, Optional.of(cancelled), netIncome);
  }

  /** {@return a copy with an income} */
  public Work withNetIncome(Money income) {
    return new Work(engagements, hours, distanceKm, cancelledByWorker, Optional.of(income));
  }
}
