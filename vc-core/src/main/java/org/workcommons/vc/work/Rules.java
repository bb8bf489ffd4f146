package org.workcommons.vc.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Who must have signed what. What is said in somebody's name, that one must have said. */
final class Rules {
  private static final Pointer SUBJECT = Pointer.ROOT.at("credentialSubject");
  private static final Pointer ISSUER = Pointer.ROOT.at("issuer");

  /** One person's word for another's past is not what an attestation is. */
  private static final int ATTESTERS = 2;

  private Rules() {}

  /** {@code specs/work-statement.md}, The credential. */
  static void statement(WorkStatement statement, Credential credential, Set<Did> signers)
      throws ProblemException {
    boolean signed =
        statement.assurance() == Assurance.PLATFORM_SIGNED
            || statement.assurance() == Assurance.COUNTERSIGNED;
    if (signed && !issued(credential, statement.platform())) {
      throw new ProblemException(
          ProblemType.DOMAIN_ISSUER_NOT_PLATFORM,
          SUBJECT.at("platform"),
          "says that the platform signed it, and somebody else did");
    }
    if (statement.assurance() == Assurance.COMMONS_ATTESTED
        && attesters(statement, credential, signers) < ATTESTERS) {
      throw new ProblemException(
          ProblemType.DOMAIN_NOT_ATTESTED,
          Pointer.ROOT.at("proof"),
          "fewer than two others than issuer, worker and platform signed it");
    }
    if (statement.assurance() != Assurance.SELF_ASSERTED
        && issued(credential, statement.worker())) {
      throw new ProblemException(
          ProblemType.DOMAIN_SELF_RATING, SUBJECT.at("id"), "nobody vouches for her own record");
    }
  }

  private static long attesters(WorkStatement statement, Credential credential, Set<Did> signers) {
    return signers.stream()
        .filter(signer -> !issued(credential, signer))
        .filter(signer -> !signer.equals(statement.worker()))
        .filter(signer -> !signer.equals(statement.platform()))
        .count();
  }

  /** {@code specs/engagement.md}, Who signs. */
  static void engagement(Engagement engagement, Credential credential, Set<Did> signers)
      throws ProblemException {
    if (!issued(credential, engagement.platform()) && !issued(credential, engagement.customer())) {
      throw new ProblemException(
          ProblemType.DOMAIN_WRONG_ISSUER,
          ISSUER,
          "an engagement is issued by its platform or its customer");
    }
    if (!signers.contains(engagement.worker())) {
      throw new ProblemException(
          ProblemType.DOMAIN_NOT_COUNTERSIGNED,
          Pointer.ROOT.at("proof"),
          "the worker did not sign the engagement");
    }
  }

  /** {@code specs/rating.md}, Who signs. */
  static void rating(Rating rating, Credential credential, Set<Did> signers)
      throws ProblemException {
    if (issued(credential, rating.ratee()) || signers.contains(rating.ratee())) {
      throw new ProblemException(
          ProblemType.DOMAIN_SELF_RATING, SUBJECT.at("id"), "nobody rates herself");
    }
    requireDays(credential);
  }

  /** {@code specs/rating-reply.md}, Who signs. */
  static void reply(RatingReply reply, Credential credential, Set<Did> signers)
      throws ProblemException {
    if (!issued(credential, reply.ratee())) {
      throw new ProblemException(
          ProblemType.DOMAIN_WRONG_ISSUER, ISSUER, "only the one who was rated replies");
    }
    requireDays(credential);
  }

  /** {@code specs/safety-report.md}, Who signs. */
  static void safetyReport(SafetyReport report, Credential credential, Set<Did> signers)
      throws ProblemException {
    if (!issued(credential, report.reporter())) {
      throw new ProblemException(
          ProblemType.DOMAIN_WRONG_ISSUER, ISSUER, "a report is issued by its reporter");
    }
    if (signers.contains(report.about())) {
      throw new ProblemException(
          ProblemType.DOMAIN_SELF_RATING, SUBJECT.at("id"), "nobody reports herself");
    }
  }

  /** {@code specs/membership.md}, Who signs. */
  static void membership(Membership membership, Credential credential, Set<Did> signers)
      throws ProblemException {
    if (!issued(credential, membership.memberOf())) {
      throw new ProblemException(
          ProblemType.DOMAIN_WRONG_ISSUER, ISSUER, "a membership is issued by the commons itself");
    }
  }

  /** Whoever is rated knows at which second she was where: it would tell her who rated. */
  private static void requireDays(Credential credential) throws ProblemException {
    var validity = credential.validity();
    requireDay(validity.validFrom(), "validFrom");
    requireDay(validity.validUntil(), "validUntil");
  }

  private static void requireDay(Optional<Instant> time, String member) throws ProblemException {
    if (time.isPresent() && !time.get().truncatedTo(ChronoUnit.DAYS).equals(time.get())) {
      throw new ProblemException(
          ProblemType.DOMAIN_TIME_TOO_FINE,
          Pointer.ROOT.at(member),
          "is not the beginning of a day in UTC");
    }
  }

  private static boolean issued(Credential credential, Did did) {
    return credential.issuer().id().equals(did.value());
  }
}
