package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.OwnWords;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc rate reply}: what the one who was rated has to say. */
@Command
final class RateReplyVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "RATING")
  String file = "";

  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String identity = "";

  @Option(names = "--text", paramLabel = "TEXT", required = true)
  String text = "";

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin GenuineOptions genuine = new GenuineOptions();

  RateReplyVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var rating = ShownRatings.rating(genuine.read(session, file, Rating.TYPE));
    var wallet = session.wallet();
    var ratee = Identities.find(session, wallet, identity).did();
    if (!ratee.equals(rating.rating().ratee())) {
      throw new Refusal(
          ExitCode.REFUSED,
          "the rating is not about " + ratee,
          "only the one who was rated replies: choose her identity with --as");
    }
    var now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var reply = reply(rating.rating(), rating.digest());
    var signed =
        OwnWords.sign(RatingReply.TYPE, reply, ratee, wallet.key(ratee, SecretAccess.GRANTED), now);
    output.write(session, signed.toByteArray());
    keep(wallet, signed, ratee);
    session.done(
        JsonObject.builder()
            .put("schema", "vc/ratereplied/1")
            .put("file", output.target)
            .put("repliesTo", rating.digest().value())
            .build(),
        "whoever shows the rating shows this with it");
    return ExitCode.DONE;
  }

  /** Her own words, which vc show shows beside the rating if she holds that too. */
  private void keep(Wallet wallet, VerifiableCredential signed, Did ratee)
      throws Refusal, WalletException {
    var verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(Set.of(ratee)),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(session.clock());
    if (wallet.receive(signed, verifier).result() != Receipt.Result.KEPT) {
      throw new Refusal(
          ExitCode.FAILED, "the reply is written, and the wallet did not keep it", "vc doctor");
    }
  }

  private RatingReply reply(Rating rating, Digest digest) throws Refusal {
    try {
      return new RatingReply(rating.ratee(), digest, rating.nullifier(), text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, String.valueOf(e.getMessage()), "say it more briefly with --text");
    }
  }
}
