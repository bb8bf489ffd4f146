package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc rate show}: ratings, each with the reply to it. */
@Command
final class RateShowVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = List.of();

  @Mixin GenuineOptions genuine = new GenuineOptions();

  RateShowVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var shown = new ShownRatings();
    var replies = new ArrayList<RatingReply>();
    for (var file : files) {
      var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
      if (isReply(received)) {
        replies.add(genuine.verified(session, received, RatingReply.TYPE).claims());
      } else {
        shown.add(genuine.verified(session, received, Rating.TYPE));
      }
    }
    for (var reply : replies) {
      shown.reply(reply);
    }
    if (session.json()) {
      session.terminal().json(shown.json());
    } else {
      shown.print(session.terminal());
      session.terminal().say("they are genuine; whether they count is for a policy: vc score");
    }
    return ExitCode.DONE;
  }

  /** Decides only by which rules it is judged. */
  private static boolean isReply(ReceivedFile received) throws ProblemException {
    return received
        .document()
        .get("type")
        .map(JsonArray::itemsOf)
        .orElse(List.of())
        .contains(new JsonString(RatingReply.TYPE.credentialType()));
  }
}
