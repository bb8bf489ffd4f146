package org.workcommons.vc.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;

/** What was settled when an exchange of ratings began, and never changes. */
record ExchangeTerms(
    Engagement engagement,
    String aspect,
    Instant revealBefore,
    Digest ofWorker,
    Digest ofCustomer) {
  static final Pattern ASPECT = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  ExchangeTerms {
    if (!ASPECT.matcher(aspect).matches()) {
      throw new IllegalArgumentException("an aspect is a word in small letters");
    }
    if (!revealBefore.isAfter(engagement.rateBefore())) {
      throw new IllegalArgumentException("ratings are revealed after the deadline too");
    }
  }

  static ExchangeTerms of(
      Engagement engagement, String aspect, byte[] salt, Duration revealWindow) {
    var basis = new Rating.Basis.OfEngagement(engagement.id());
    return new ExchangeTerms(
        engagement,
        aspect,
        engagement.rateBefore().plus(revealWindow),
        Rating.nullifier(basis, RatingDirection.CUSTOMER_RATES_WORKER, aspect, salt),
        Rating.nullifier(basis, RatingDirection.WORKER_RATES_CUSTOMER, aspect, salt));
  }

  Digest nullifier(RatingDirection direction) {
    return switch (direction) {
      case CUSTOMER_RATES_WORKER -> ofWorker;
      case WORKER_RATES_CUSTOMER -> ofCustomer;
      default -> throw new IllegalArgumentException("only worker and customer rate each other");
    };
  }

  void requireFits(RatingCommitment commitment) throws ProblemException {
    require(commitment.engagement().equals(engagement.id()), "engagement");
    require(commitment.aspect().equals(aspect), "reviewAspect");
  }

  void requireFits(SignedRating signed, RatingCommitment commitment) throws ProblemException {
    var rating = signed.rating();
    require(rating.basis().equals(new Rating.Basis.OfEngagement(engagement.id())), "engagement");
    require(rating.direction() == commitment.direction(), "direction");
    require(rating.aspect().equals(aspect), "reviewAspect");
    require(rating.ratee().equals(commitment.ratee(engagement)), "id");
    require(signed.issuer().equals(commitment.rater(engagement)), "issuer");
    require(rating.nullifier().equals(nullifier(commitment.direction())), "nullifier");
  }

  private static void require(boolean fits, String member) throws ProblemException {
    if (!fits) {
      throw new ProblemException(
          ProblemType.RATING_COMMITMENT_MISMATCH,
          Pointer.ROOT.at(member),
          "another than in this exchange");
    }
  }
}
