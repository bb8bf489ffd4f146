package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A rating, and what the one whom it is about replied to it. {@code specs/rating-reply.md}, Shown
 * together. Whoever shows a rating shows this. Immutable; both credentials are for the caller to
 * verify.
 *
 * @param rating the rating
 * @param digest what names it for good: {@link Rating#digest}
 * @param reply the reply, empty if there is none
 */
public record AnsweredRating(Rating rating, Digest digest, Optional<RatingReply> reply) {
  public AnsweredRating {
    requireNonNull(rating);
    requireNonNull(digest);
    if (reply.isPresent() && !isTo(rating, digest, reply.get())) {
      throw new IllegalArgumentException("the reply is to another rating");
    }
  }

  /** {@return the rating called {@code digest}, to which nobody has replied} */
  public static AnsweredRating of(Rating rating, Digest digest) {
    return new AnsweredRating(rating, digest, Optional.empty());
  }

  /** {@return whether {@code reply} is the rated one's own, and to this rating} */
  public boolean isRepliedToBy(RatingReply reply) {
    return isTo(rating, digest, reply);
  }

  /**
   * {@return this rating with {@code reply}} Refused: a reply to another rating or by another
   * person, and a second one that says something else.
   */
  public AnsweredRating withReply(RatingReply reply) throws ProblemException {
    if (!isRepliedToBy(reply)) {
      throw new ProblemException(
          ProblemType.REPLY_NOT_BOUND,
          Pointer.ROOT.at("credentialSubject").at("reply").at("repliesTo"),
          "replies to another rating");
    }
    if (this.reply.isPresent() && !this.reply.get().equals(reply)) {
      throw new ProblemException(
          ProblemType.REPLY_NOT_BOUND,
          Pointer.ROOT.at("credentialSubject").at("reply"),
          "there is another reply to this rating");
    }
    return new AnsweredRating(rating, digest, Optional.of(reply));
  }

  private static boolean isTo(Rating rating, Digest digest, RatingReply reply) {
    return reply.repliesTo().equals(digest)
        && reply.nullifier().equals(rating.nullifier())
        && reply.ratee().equals(rating.ratee());
  }

  /** {@return whether there is a reply; the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return rating + (reply.isPresent() ? " with a reply" : "");
  }
}
