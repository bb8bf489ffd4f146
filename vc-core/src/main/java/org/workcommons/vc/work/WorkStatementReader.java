package org.workcommons.vc.work;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Reads the subject of a work statement. Accepts what {@code specs/schemas/work-statement-1.json}
 * accepts, less what contradicts itself in ways that a schema can't say.
 */
final class WorkStatementReader {
  static final String TYPE = "WorkStatement";
  static final String NO_PREVIOUS = "none";

  private static final Pattern PERIOD =
      Pattern.compile("(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])");

  private WorkStatementReader() {}

  static WorkStatement read(ObjectReader in) throws ProblemException {
    Terms.type(in, TYPE);
    var work = work(in.object("work"));
    var ratings = ratings(in);
    return new WorkStatement(
        Terms.did(in, "id"),
        Terms.did(in, "platform"),
        YearMonth.parse(in.string("period", PERIOD, "a month such as 2026-10, from 1970 on")),
        assurance(in),
        link(in, WorkStatement.counts(work, ratings)),
        work,
        ratings,
        Terms.url(in, "occupation"),
        Terms.area(in, "area"));
  }

  private static Assurance assurance(ObjectReader in) throws ProblemException {
    return Assurance.of(in.string("assurance"))
        .orElseThrow(() -> in.malformed("assurance", "not one of the four levels"));
  }

  private static ChainLink link(ObjectReader in, Counts counts) throws ProblemException {
    long seq = in.integer("seq", 1, ChainLink.MAX_SEQ);
    var previous = previous(in, seq);
    var corrects = corrects(in, seq);
    var link = new ChainLink(seq, previous, corrects, cumulative(in.object("cumulative")));
    var disagreement = WorkStatement.disagreement(link, counts);
    if (disagreement != null) {
      throw new ProblemException(
          ProblemType.DOMAIN_COUNTS_DISAGREE, in.pointer().at("cumulative"), disagreement);
    }
    return link;
  }

  private static Optional<StatementDigest> previous(ObjectReader in, long seq)
      throws ProblemException {
    var text = in.string("previous");
    if (text.equals(NO_PREVIOUS) != (seq == 1)) {
      throw in.malformed("previous", "must be none in a chain's first statement and nowhere else");
    }
    return seq == 1
        ? Optional.empty()
        : Optional.of(StatementDigest.parse(text, in.pointer().at("previous")));
  }

  private static Optional<StatementDigest> corrects(ObjectReader in, long seq)
      throws ProblemException {
    var text = in.optionalString("corrects");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (seq == 1) {
      throw in.malformed("corrects", "a chain's first statement has nothing to correct");
    }
    return Optional.of(StatementDigest.parse(text.get(), in.pointer().at("corrects")));
  }

  private static Counts cumulative(ObjectReader in) throws ProblemException {
    var counts = new Counts(count(in, "engagements"), count(in, "ratingCount"));
    in.noOthers();
    return counts;
  }

  private static Work work(ObjectReader in) throws ProblemException {
    var work =
        new Work(
            count(in, "engagements"),
            Terms.quantity(in, "hours"),
            in.object().has("distanceKm")
                ? Optional.of(Terms.quantity(in, "distanceKm"))
                : Optional.empty(),
            in.object().has("cancelledByWorker")
                ? Optional.of(count(in, "cancelledByWorker"))
                : Optional.empty(),
            Terms.money(in, "netIncome"));
    in.noOthers();
    return work;
  }

  private static Optional<Ratings> ratings(ObjectReader statement) throws ProblemException {
    var present = statement.optionalObject("ratings");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    var scale = scale(in.object("scale"));
    var buckets = buckets(in, scale);
    if (in.integer("ratingCount", 1, Counts.MAX) != Ratings.sum(buckets)) {
      throw new ProblemException(
          ProblemType.DOMAIN_COUNTS_DISAGREE,
          in.pointer().at("ratingCount"),
          "must be the sum of all buckets");
    }
    in.noOthers();
    return Optional.of(new Ratings(scale, buckets));
  }

  private static RatingScale scale(ObjectReader in) throws ProblemException {
    var scale = Terms.scale(in);
    in.noOthers();
    return scale;
  }

  private static List<RatingBucket> buckets(ObjectReader ratings, RatingScale scale)
      throws ProblemException {
    var readers = ratings.objects("buckets");
    if (readers.isEmpty() || readers.size() > RatingBucket.MAX_K) {
      throw ratings.malformed("buckets", "must be from 1 to " + RatingBucket.MAX_K + " buckets");
    }
    var buckets = new ArrayList<RatingBucket>();
    long above = 0;
    for (var in : readers) {
      var bucket = bucket(in, scale);
      if (bucket.k() <= above) {
        throw in.malformed("k", "must be larger than in the bucket before");
      }
      above = bucket.k();
      buckets.add(bucket);
    }
    return buckets;
  }

  private static RatingBucket bucket(ObjectReader in, RatingScale scale) throws ProblemException {
    long k = in.integer("k", 1, RatingBucket.MAX_K);
    var histogram = in.integers("h", 0, Counts.MAX);
    in.noOthers();
    if (histogram.size() != scale.steps()) {
      throw in.malformed("h", "must have one number for each step of the scale");
    }
    if (histogram.stream().allMatch(count -> count == 0)) {
      throw in.malformed("h", "must count at least one rating");
    }
    return new RatingBucket((int) k, histogram);
  }

  private static long count(ObjectReader in, String name) throws ProblemException {
    return in.integer(name, 0, Counts.MAX);
  }
}
