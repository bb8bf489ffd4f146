package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.wallet.OwnWords;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc rate commit}: makes a rating, and a promise that it is this one and no other. */
@Command
final class RateCommitVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "ENGAGEMENT")
  String file = "";

  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String identity = "";

  @Option(names = "--rating", paramLabel = "NUMBER", required = true)
  int value;

  @Option(names = "--scale", paramLabel = "WORST-BEST")
  String scale = "1-10";

  @Option(names = "--aspect", paramLabel = "WORD")
  String aspect = "service";

  @Option(names = "--nullifier", paramLabel = "DIGEST", required = true)
  String nullifier = "";

  @Option(names = "--text", paramLabel = "TEXT")
  @Nullable String text;

  @Option(names = "--opening", paramLabel = "FILE", required = true)
  String secret = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  String target = "";

  @Mixin GenuineOptions genuine = new GenuineOptions();

  RateCommitVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    requireFiles();
    var engagement = genuine.read(session, file, Engagement.TYPE).claims();
    var wallet = session.wallet();
    var rater = Identities.find(session, wallet, identity).did();
    var now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    requireInTime(engagement, now);
    var rating = rating(engagement, rater);
    var key = wallet.key(rater, SecretAccess.GRANTED);
    var opening = RatingOpening.fresh(OwnWords.sign(Rating.TYPE, rating, rater, key, now));
    var commitment = signed(engagement, rating, opening, key, now);
    session.documents().write(secret, JsonWriter.compact(opening.json()));
    session.documents().write(target, commitment.bytes());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/ratecommitted/1")
            .put("file", target)
            .put("opening", secret)
            .put("direction", rating.direction().term())
            .put("digest", opening.commitment().value())
            .build(),
        "committed: hand over "
            + target
            + "; keep "
            + secret
            + " to yourself until vc rate reveal");
    return ExitCode.DONE;
  }

  private void requireFiles() throws Refusal, WalletException {
    if (target.equals(Documents.STANDARD) || secret.equals(Documents.STANDARD)) {
      throw new Refusal(
          ExitCode.USAGE, "a commitment and its opening are two files", "name a file for each");
    }
    session.documents().requireFree(target);
    session.documents().requireFree(secret);
  }

  private static void requireInTime(Engagement engagement, Instant now) throws ProblemException {
    if (!now.isBefore(engagement.rateBefore())) {
      throw new ProblemException(
          ProblemType.RATING_TOO_LATE,
          Pointer.ROOT.at("rateBefore"),
          "the time to rate this engagement is over");
    }
  }

  private Rating rating(Engagement engagement, Did rater) throws Refusal, ProblemException {
    var direction = direction(engagement, rater);
    try {
      return new Rating(
          direction == RatingDirection.CUSTOMER_RATES_WORKER
              ? engagement.worker()
              : engagement.customer(),
          new Rating.Basis.OfEngagement(engagement.id()),
          direction,
          aspect,
          value,
          RatingScaleText.parse(scale),
          Optional.ofNullable(text),
          Digest.parse(nullifier, Pointer.ROOT.at("nullifier")));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a rating: " + e.getMessage(), "see vc rate commit --help");
    }
  }

  private static RatingDirection direction(Engagement engagement, Did rater) throws Refusal {
    if (engagement.customer().equals(rater)) {
      return RatingDirection.CUSTOMER_RATES_WORKER;
    }
    if (engagement.worker().equals(rater)) {
      return RatingDirection.WORKER_RATES_CUSTOMER;
    }
    throw new Refusal(
        ExitCode.REFUSED,
        "the engagement names " + rater + " neither as its worker nor as its customer",
        "choose the identity that it names with --as");
  }

  private static SignedDocument signed(
      Engagement engagement, Rating rating, RatingOpening opening, Signer key, Instant now)
      throws ProblemException, IOException {
    var commitment =
        new RatingCommitment(
            engagement.id(), rating.direction(), rating.aspect(), opening.commitment(), now);
    var method = DidKey.verificationMethod(commitment.rater(engagement));
    return SignedDocument.of(commitment.json()).sign(key, method, now);
  }
}
