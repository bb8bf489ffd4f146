package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingOpening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vc rate reveal}: lets a rating out once the other side can't answer it any more. It asks
 * for the other side's own signature, so that no platform has to be trusted with the order.
 */
@Command
final class RateRevealVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "OPENING")
  String file = "";

  @Option(names = "--engagement", paramLabel = "FILE", required = true)
  String job = "";

  @Option(names = "--theirs", paramLabel = "FILE")
  @Nullable String theirs;

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin GenuineOptions genuine = new GenuineOptions();

  RateRevealVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var opening = RatingOpening.received(session.documents().read(file, Limits.DOCUMENT_BYTES));
    var engagement = genuine.read(session, job, Engagement.TYPE).claims();
    var rating = rating(opening);
    requireOf(engagement, rating);
    if (session.clock().instant().isBefore(engagement.rateBefore())) {
      requireTheirs(engagement, rating);
    }
    output.write(session, JsonWriter.compact(opening.json()));
    session.done(
        JsonObject.builder()
            .put("schema", "vc/raterevealed/1")
            .put("file", output.target)
            .put("direction", rating.direction().term())
            .put("rating", opening.ratingDigest().value())
            .build(),
        "the other side can't change its mind any more; hand " + output.target + " over");
    return ExitCode.DONE;
  }

  private Rating rating(RatingOpening opening)
      throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(opening.rating().toByteArray());
    return genuine.verified(session, received, Rating.TYPE).claims();
  }

  private static void requireOf(Engagement engagement, Rating rating) throws ProblemException {
    if (!rating.basis().equals(new Rating.Basis.OfEngagement(engagement.id()))) {
      throw mismatch("engagement", "the rating is of another engagement");
    }
  }

  private void requireTheirs(Engagement engagement, Rating rating)
      throws Refusal, WalletException, ProblemException, IOException {
    if (theirs == null) {
      throw new ProblemException(
          ProblemType.RATING_REVEAL_EARLY,
          Pointer.ROOT,
          "the time to rate is not over, and there is no commitment of the other side");
    }
    var signed = session.documents().signed(theirs);
    var commitment = RatingCommitment.read(signed.json());
    requireAnswers(commitment, engagement, rating);
    Quorum.only(commitment.rater(engagement))
        .certify(signed, genuine.keys.resolver(session), genuine.keys.clock(session).instant());
  }

  private static void requireAnswers(
      RatingCommitment commitment, Engagement engagement, Rating rating) throws ProblemException {
    if (!commitment.engagement().equals(engagement.id())) {
      throw mismatch("engagement", "they committed in another engagement");
    }
    if (commitment.direction() == rating.direction()) {
      throw mismatch("direction", "this is your own commitment, and theirs is wanted");
    }
    if (!commitment.aspect().equals(rating.aspect())) {
      throw mismatch("reviewAspect", "they committed to another aspect");
    }
  }

  private static ProblemException mismatch(String member, String detail) {
    return new ProblemException(
        ProblemType.RATING_COMMITMENT_MISMATCH, Pointer.ROOT.at(member), detail);
  }
}
