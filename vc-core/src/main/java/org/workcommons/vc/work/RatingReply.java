package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;

/**
 * What the one who was rated has to say to a rating. {@code specs/rating-reply.md}. She issues it
 * herself. It is bound to one rating, and shown wherever that is shown: {@link AnsweredRating}.
 *
 * @param ratee who was rated, and replies
 * @param repliesTo what names the rating for good: {@link Rating#digest}
 * @param nullifier the rating's {@link Rating#nullifier()}
 * @param body the reply, 1 to {@link Rating#BODY_CHARS} characters
 */
public record RatingReply(Did ratee, Digest repliesTo, Digest nullifier, String body) {
  /** Credentials of the type {@code RatingReplyCredential}. */
  public static final ClaimType<RatingReply> TYPE =
      ClaimType.of(
              "RatingReplyCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/rating-reply/1"),
              RatingReplyForm::read,
              RatingReplyForm::write)
          .withSingleSubject()
          .withRule(Rules::reply);

  public RatingReply {
    requireNonNull(ratee);
    requireNonNull(repliesTo);
    requireNonNull(nullifier);
    if (!Rating.isBody(body)) {
      throw new IllegalArgumentException(
          "a reply has 1 to "
              + Rating.BODY_CHARS
              + " characters, none for control but the line feed");
    }
  }

  /** {@return the type only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "RatingReply";
  }
}
