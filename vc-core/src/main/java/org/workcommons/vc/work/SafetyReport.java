package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;

/**
 * Somebody was in danger at work, or put somebody in danger. {@code specs/safety-report.md}. It
 * asks people to look; it is never a rating, and no score is made of it, in either direction.
 *
 * @param about whom it is about
 * @param reporter who says so, and issues it
 * @param engagement the engagement at which it happened, its {@link Engagement#id()}
 * @param kind what happened
 * @param statement what happened in the reporter's words, 1 to {@link Rating#BODY_CHARS} characters
 */
public record SafetyReport(
    Did about, Did reporter, URI engagement, SafetyReportKind kind, String statement) {
  /** Credentials of the type {@code SafetyReportCredential}. */
  public static final ClaimType<SafetyReport> TYPE =
      ClaimType.of(
              "SafetyReportCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/safety-report/1"),
              SafetyReportForm::read,
              SafetyReportForm::write)
          .withSingleSubject()
          .withRule(Rules::safetyReport);

  public SafetyReport {
    requireNonNull(kind);
    if (about.equals(reporter)) {
      throw new IllegalArgumentException("nobody reports herself");
    }
    if (!Terms.URN_UUID.matcher(engagement.toString()).matches()) {
      throw new IllegalArgumentException("an engagement is named by a urn:uuid:");
    }
    if (!Rating.isBody(statement)) {
      throw new IllegalArgumentException(
          "a statement has 1 to "
              + Rating.BODY_CHARS
              + " characters, none for control but the line feed");
    }
  }

  /** {@return the kind only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "SafetyReport[" + kind.term() + "]";
  }
}
