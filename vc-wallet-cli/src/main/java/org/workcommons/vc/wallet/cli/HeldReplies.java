package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.wallet.HeldCredential;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.AnsweredRating;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;

/** The replies that the wallet holds: a rating is shown with the reply to it, wherever it is. */
final class HeldReplies {
  private HeldReplies() {}

  /** {@return what was replied to {@code held}, nothing if it is no rating} */
  static List<RatingReply> to(HeldCredential held, Session session, Wallet wallet)
      throws WalletException, ProblemException {
    if (!is(held, Rating.TYPE)) {
      return List.of();
    }
    var document = document(held);
    var rating = AnsweredRating.of(claims(document, Rating.TYPE), Rating.digest(document));
    var replies = new ArrayList<RatingReply>();
    for (var other : session.held(wallet.credentials())) {
      if (is(other, RatingReply.TYPE)) {
        var reply = claims(document(other), RatingReply.TYPE);
        if (rating.isRepliedToBy(reply)) {
          replies.add(reply);
        }
      }
    }
    return replies;
  }

  private static boolean is(HeldCredential held, ClaimType<?> type) {
    return held.types().contains(type.credentialType());
  }

  private static JsonObject document(HeldCredential held) throws ProblemException {
    return Secured.read(held.verifiable(), Contexts.bundled()).asIssued();
  }

  private static <T> T claims(JsonObject document, ClaimType<T> type) throws ProblemException {
    var subject = document.get("credentialSubject").orElseThrow();
    return type.read((JsonObject) subject, Pointer.ROOT);
  }
}
