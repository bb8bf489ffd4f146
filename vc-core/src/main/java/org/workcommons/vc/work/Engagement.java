package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;

/**
 * One job, signed by both sides: the worker, and the platform that brought it or the customer for
 * whom it was. {@code specs/engagement.md}. It has exact times, so a worker shows it only where a
 * single job matters: in a dispute, or to prove that a rating has a job behind it.
 *
 * @param worker who did it
 * @param id the engagement's own name, a {@code urn:uuid:}
 * @param platform who brought worker and customer together
 * @param customer for whom it was done, an identifier that the customer uses for this worker alone
 * @param outcome how it ended
 * @param startedAt when it began, to the second
 * @param endedAt when it was over, to the second, not before its start
 * @param repeatIndex the how-many-th engagement of these two it was in the twelve months up to it,
 *     from 1 to {@link #MAX_REPEAT_INDEX}
 * @param rateBefore until when both sides may rate it, to the second, after its end
 * @param netPay what the worker got for it
 * @param occupation the kind of work, as in {@link WorkStatement#occupation()}
 * @param area where, as in {@link WorkStatement#area()}
 */
public record Engagement(
    Did worker,
    URI id,
    Did platform,
    Did customer,
    EngagementOutcome outcome,
    Instant startedAt,
    Instant endedAt,
    int repeatIndex,
    Instant rateBefore,
    Optional<Money> netPay,
    Optional<URI> occupation,
    Optional<String> area) {
  /** Credentials of the type {@code EngagementCredential}. */
  public static final ClaimType<Engagement> TYPE =
      ClaimType.of(
              "EngagementCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/engagement/1"),
              EngagementForm::read,
              EngagementForm::write)
          .withSingleSubject()
          .withRule(Rules::engagement);

  /** The largest {@link #repeatIndex()}. */
  public static final int MAX_REPEAT_INDEX = 1000;

  public Engagement {
    requireNonNull(outcome);
    requireNonNull(netPay);
    if (!Terms.URN_UUID.matcher(id.toString()).matches()) {
      throw new IllegalArgumentException("an engagement is named by a urn:uuid: in small letters");
    }
    if (repeatIndex < 1 || repeatIndex > MAX_REPEAT_INDEX) {
      throw new IllegalArgumentException("a repeat index goes from 1 to " + MAX_REPEAT_INDEX);
    }
    if (!isWholeSecond(startedAt) || !isWholeSecond(endedAt) || !isWholeSecond(rateBefore)) {
      throw new IllegalArgumentException("times are whole seconds from 1970 to 9999");
    }
    if (occupation.isPresent() && !WorkStatement.isOccupation(occupation.get())) {
      throw new IllegalArgumentException("an occupation is a plain http or https URL");
    }
    if (area.isPresent() && !WorkStatement.isArea(area.get())) {
      throw new IllegalArgumentException("an area is one line of up to 80 characters");
    }
    var contradiction = contradiction(worker, platform, customer, startedAt, endedAt, rateBefore);
    if (contradiction != null) {
      throw new IllegalArgumentException(contradiction);
    }
  }

  /** {@return why there is no such engagement, null if there may be} */
  static @Nullable String contradiction(
      Did worker,
      Did platform,
      Did customer,
      Instant startedAt,
      Instant endedAt,
      Instant rateBefore) {
    if (worker.equals(customer) || worker.equals(platform)) {
      return "nobody is her own customer or platform";
    }
    if (endedAt.isBefore(startedAt)) {
      return "it ended before it began";
    }
    return rateBefore.isAfter(endedAt) ? null : "the time to rate it was over when it ended";
  }

  private static boolean isWholeSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time)
        && !time.isBefore(Instant.EPOCH)
        && time.isBefore(Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1));
  }

  /** {@return its name only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "Engagement[" + id + "]";
  }
}
