package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.wallet.cli.GenuineOptions.Genuine;
import org.workcommons.vc.work.AnsweredRating;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;
import org.workcommons.vc.work.RepeatedRating;

/** Ratings as they are shown to people: each with who made it, and with the reply to it. */
final class ShownRatings {
  private final List<AnsweredRating> ratings = new ArrayList<>();
  private final List<String> raters = new ArrayList<>();

  static AnsweredRating rating(Genuine<Rating> genuine) throws ProblemException {
    var secured = Secured.read(genuine.file().credential(), Contexts.bundled());
    return AnsweredRating.of(genuine.claims(), Rating.digest(secured.asIssued()));
  }

  void add(Genuine<Rating> genuine) throws ProblemException {
    ratings.add(rating(genuine));
    raters.add(genuine.credential().issuer().value());
  }

  void reply(RatingReply reply) throws ProblemException {
    for (int i = 0; i < ratings.size(); i++) {
      if (ratings.get(i).isRepliedToBy(reply)) {
        ratings.set(i, ratings.get(i).withReply(reply));
        return;
      }
    }
    throw new ProblemException(
        ProblemType.REPLY_NOT_BOUND,
        Pointer.ROOT.at("credentialSubject").at("reply").at("repliesTo"),
        "replies to none of the ratings beside it");
  }

  void print(Terminal terminal) {
    for (int i = 0; i < ratings.size(); i++) {
      print(ratings.get(i), raters.get(i), terminal);
    }
    for (var repeated : RepeatedRating.among(ratings)) {
      terminal.data(
          Look.Symbol.WARNING,
          repeated.ratings().size()
              + " different ratings of one thing: evidence against whoever vouched for "
              + repeated.nullifier());
    }
  }

  private static void print(AnsweredRating answered, String rater, Terminal terminal) {
    var rating = answered.rating();
    terminal.data(
        rating.value()
            + " of "
            + rating.scale().worst()
            + " to "
            + rating.scale().best()
            + "  "
            + rating.aspect()
            + "  "
            + rating.direction().term());
    terminal.data("  about  " + rating.ratee());
    terminal.data("  by     " + rater);
    rating.body().ifPresent(body -> body.lines().forEach(line -> terminal.data("    " + line)));
    answered
        .reply()
        .ifPresent(
            reply -> {
              terminal.data("  reply");
              reply.body().lines().forEach(line -> terminal.data("    " + line));
            });
  }

  JsonObject json() {
    var all = new ArrayList<JsonValue>();
    for (int i = 0; i < ratings.size(); i++) {
      all.add(json(ratings.get(i), raters.get(i)));
    }
    var repeated =
        RepeatedRating.among(ratings).stream()
            .<JsonValue>map(
                one ->
                    JsonObject.builder()
                        .put("nullifier", one.nullifier().value())
                        .put(
                            "ratings",
                            JsonArray.ofStrings(
                                one.ratings().stream().map(Object::toString).toList()))
                        .build())
            .toList();
    return JsonObject.builder()
        .put("schema", "vc/rateshow/1")
        .put("ratings", new JsonArray(all))
        .put("repeated", new JsonArray(repeated))
        .build();
  }

  private static JsonObject json(AnsweredRating answered, String rater) {
    var rating = answered.rating();
    return JsonObject.builder()
        .put("digest", answered.digest().value())
        .put("rater", rater)
        .put("ratee", rating.ratee().value())
        .put("direction", rating.direction().term())
        .put("aspect", rating.aspect())
        .put("value", rating.value())
        .put("worst", rating.scale().worst())
        .put("best", rating.scale().best())
        .putIfPresent("text", rating.body())
        .putIfPresent("reply", answered.reply().map(RatingReply::body))
        .build();
  }
}
