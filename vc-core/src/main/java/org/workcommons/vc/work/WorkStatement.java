package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.ClaimType;

/**
 * What a platform says of one worker and one month: the work, the ratings, and the statement's
 * place in the chain of all of its statements of her. {@code specs/work-statement.md}. Months, not
 * timestamps, and counts, not clients: nothing here points at a single engagement.
 *
 * <p>The chain's ratings never outnumber its engagements, since each engagement is rated at most
 * once in this direction. A single month's may: what was done on the last days of a month is often
 * rated in the next one.
 *
 * @param worker whom it is about
 * @param platform on whose records it rests
 * @param period the month, from 1970-01 to 9999-12
 * @param assurance who stands behind the numbers
 * @param link its place in the chain
 * @param work what was done
 * @param ratings how it was rated, empty for a month without ratings
 * @param occupation the kind of work, a URL of a classification such as ESCO or ISCO
 * @param area where, a coarse name of up to {@link #AREA_CHARS} characters
 */
public record WorkStatement(
    Did worker,
    Did platform,
    YearMonth period,
    Assurance assurance,
    ChainLink link,
    Work work,
    Optional<Ratings> ratings,
    Optional<URI> occupation,
    Optional<String> area) {
  /** Credentials of the type {@code WorkStatementCredential}. */
  public static final ClaimType<WorkStatement> TYPE =
      ClaimType.of(
              "WorkStatementCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/work-statement/1"),
              WorkStatementReader::read,
              WorkStatementWriter::write)
          .withSingleSubject()
          .withRule(Rules::statement);

  /**
   * What of such a credential a worker may withhold, where its form lets her: how long and for how
   * much she worked, what kind of work and where, and the ratings of any bucket. Its place in the
   * chain and its counts always show.
   */
  public static final List<ClaimPath> WITHHOLDABLE =
      List.of(
          ClaimPath.of("credentialSubject", "occupation"),
          ClaimPath.of("credentialSubject", "area"),
          ClaimPath.of("credentialSubject", "work", "hours"),
          ClaimPath.of("credentialSubject", "work", "distanceKm"),
          ClaimPath.of("credentialSubject", "work", "cancelledByWorker"),
          ClaimPath.of("credentialSubject", "work", "netIncome"),
          ClaimPath.of("credentialSubject", "ratings", "buckets").all().at("h"));

  /** The longest name of an area, in code points. */
  public static final int AREA_CHARS = 80;

  static final Pattern OCCUPATION =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]{1,100}(?:/[A-Za-z0-9._~-]{1,100}){0,10}"
              + "(?:#[A-Za-z0-9._~-]{1,100})?");

  public WorkStatement {
    requireNonNull(worker);
    requireNonNull(platform);
    requireNonNull(assurance);
    requireNonNull(work);
    if (period.getYear() < 1970 || period.getYear() > 9999) {
      throw new IllegalArgumentException("a month from 1970-01 to 9999-12: " + period);
    }
    if (occupation.isPresent() && !isOccupation(occupation.get())) {
      throw new IllegalArgumentException("an occupation is a plain http or https URL");
    }
    if (area.isPresent() && !isArea(area.get())) {
      throw new IllegalArgumentException(
          "an area is one line of up to " + AREA_CHARS + " characters");
    }
    var disagreement = disagreement(link, counts(work, ratings));
    if (disagreement != null) {
      throw new IllegalArgumentException("the cumulative counts " + disagreement);
    }
  }

  /** {@return the month's own counts} */
  public Counts counts() {
    return counts(work, ratings);
  }

  static Counts counts(Work work, Optional<Ratings> ratings) {
    return new Counts(work.engagements(), ratings.map(Ratings::ratingCount).orElse(0L));
  }

  /** {@return whether {@code url} can be an {@link #occupation()}} */
  public static boolean isOccupation(URI url) {
    return Terms.isKnownUrl(url) || OCCUPATION.matcher(url.toString()).matches();
  }

  /** {@return whether {@code text} can be an {@link #area()}} */
  public static boolean isArea(String text) {
    int characters = text.codePointCount(0, text.length());
    return characters > 0 && characters <= AREA_CHARS && isOneLine(text);
  }

  private static boolean isOneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return how a statement's cumulative counts contradict its own {@code counts}, null if they
   * don't}
   */
  static @Nullable String disagreement(ChainLink link, Counts counts) {
    var cumulative = link.cumulative();
    if (link.seq() == 1 && !cumulative.equals(counts)) {
      return "must be the statement's own in a chain's first statement";
    }
    if (!cumulative.contains(counts)) {
      return "must contain the statement's own";
    }
    return cumulative.ratingCount() > cumulative.engagements()
        ? "must not hold more ratings than engagements"
        : null;
  }

  /** {@return its month and number only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "WorkStatement[" + period + ", number " + link.seq() + "]";
  }
}
