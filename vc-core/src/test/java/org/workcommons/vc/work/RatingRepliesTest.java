package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** A reply stays with its rating, and two ratings of one thing show. */
class RatingRepliesTest {
  private static final String CUSTOMER = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

  private final JsonObject subject = ClaimSamples.subject("rating.md", 0);
  private final AnsweredRating rating = answered(subject);

  @Test
  void aReplyIsShownWithItsRating() throws ProblemException {
    var reply = reply(rating, "So it was.");

    var both = rating.withReply(reply);

    assertThat(both.reply()).contains(reply);
    assertThat(both.withReply(reply)).isEqualTo(both);
    assertThat(both.rating()).isEqualTo(rating.rating());
  }

  @Test
  void refusesAReplyToAnotherRating() {
    var other = answered(Json.put(subject, "rating/ratingValue", JsonNumber.of(1)));
    assertThat(other.rating().nullifier()).isEqualTo(rating.rating().nullifier());

    assertRefused(rating, reply(other, "So it was."));
    assertRefused(other, reply(rating, "So it was."));
  }

  @Test
  void refusesAReplyWithAnotherNullifier() {
    var reply = reply(rating, "So it was.");
    assertRefused(
        rating,
        new RatingReply(reply.ratee(), reply.repliesTo(), Digest.of(new byte[] {1}), reply.body()));
  }

  @Test
  void refusesAReplyBySomebodyElse() {
    var reply = reply(rating, "So it was.");
    assertRefused(
        rating,
        new RatingReply(Did.of(CUSTOMER), reply.repliesTo(), reply.nullifier(), reply.body()));
  }

  @Test
  void refusesASecondReplyThatSaysSomethingElse() throws ProblemException {
    assertRefused(rating.withReply(reply(rating, "So it was.")), reply(rating, "It was not so."));
  }

  @Test
  void noPairIsMadeOfWhatDoesNotBelongTogether() {
    var other = answered(Json.put(subject, "rating/ratingValue", JsonNumber.of(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AnsweredRating(
                    rating.rating(), rating.digest(), Optional.of(reply(other, "No."))));
  }

  @Test
  void theSameRatingSignedAgainIsTheSameRating() {
    var credential = credential(subject);
    assertThat(Rating.digest(credential.with("proof", new JsonString("any"))))
        .isEqualTo(Rating.digest(credential));
  }

  // --- evidence

  @Test
  void twoRatingsWithOneNullifierAreEvidence() {
    var other = answered(Json.put(subject, "rating/ratingValue", JsonNumber.of(1)));

    assertThat(RepeatedRating.among(List.of(rating, other, rating)))
        .containsExactly(
            new RepeatedRating(
                rating.rating().nullifier(), List.of(rating.digest(), other.digest())));
  }

  @Test
  void oneRatingTwiceIsNoEvidence() {
    assertThat(RepeatedRating.among(List.of(rating, rating))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RepeatedRating(
                    rating.rating().nullifier(), List.of(rating.digest(), rating.digest())));
  }

  @Test
  void ratingsOfDifferentThingsAreNoEvidence() {
    var other =
        answered(
            Json.put(
                subject,
                "rating/nullifier",
                new JsonString("sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE")));
    assertThat(RepeatedRating.among(List.of(rating, other))).isEmpty();
  }

  private static void assertRefused(AnsweredRating rating, RatingReply reply) {
    assertThat(rating.isRepliedToBy(reply) && rating.reply().isEmpty()).isFalse();
    assertThatThrownBy(() -> rating.withReply(reply))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .extracting(Problem::type)
                    .isEqualTo(ProblemType.REPLY_NOT_BOUND));
  }

  private static RatingReply reply(AnsweredRating to, String body) {
    return new RatingReply(to.rating().ratee(), to.digest(), to.rating().nullifier(), body);
  }

  private static JsonObject credential(JsonObject subject) {
    return ClaimSamples.credential("RatingCredential", CUSTOMER, subject);
  }

  private static AnsweredRating answered(JsonObject subject) {
    try {
      return AnsweredRating.of(
          Rating.TYPE.read(subject, Pointer.ROOT), Rating.digest(credential(subject)));
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }
}
