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
        period(in),
        assurance(in),
        link(in, WorkStatement.counts(work, ratings)),
        work,
        ratings,
        Terms.url(in, "occupation"),
        Terms.area(in, "area"));
  }

  private static YearMonth period(ObjectReader in) throws ProblemException {
    var text = in.string("period", PERIOD, "a month such as 2026-10, from 1970 on");
    return YearMonth.of(
        Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, text.length(), 10));
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
            quantity(in, "hours"),
            quantity(in, "distanceKm"),
            in.object().has("cancelledByWorker")
                ? Optional.of(count(in, "cancelledByWorker"))
                : Optional.empty(),
            Terms.money(in, "netIncome"));
    in.noOthers();
    return work;
  }

  private static Optional<Quantity> quantity(ObjectReader in, String name) throws ProblemException {
    return in.object().has(name) ? Optional.of(Terms.quantity(in, name)) : Optional.empty();
  }

  private static Optional<Ratings> ratings(ObjectReader statement) throws ProblemException {
    var present = statement.optionalObject("ratings");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    var scale = scale(in.object("scale"));
    long count = in.integer("ratingCount", 1, Counts.MAX);
    var buckets = buckets(in, scale);
    var shown = buckets.stream().flatMap(Optional::stream).toList();
    requireSum(in, count, Ratings.sum(shown), buckets.size() - shown.size());
    in.noOthers();
    return Optional.of(new Ratings(scale, count, shown));
  }

  /** Every bucket counts at least one rating, also one whose histogram is withheld. */
  private static void requireSum(ObjectReader in, long count, long shown, int withheld)
      throws ProblemException {
    if (withheld == 0 ? shown != count : shown + withheld > count) {
      throw new ProblemException(
          ProblemType.DOMAIN_COUNTS_DISAGREE,
          in.pointer().at("ratingCount"),
          "must be the sum of all buckets");
    }
  }

  private static RatingScale scale(ObjectReader in) throws ProblemException {
    var scale = Terms.scale(in);
    in.noOthers();
    return scale;
  }

  /** {@return the buckets, empty ones where the histogram is withheld} */
  private static List<Optional<RatingBucket>> buckets(ObjectReader ratings, RatingScale scale)
      throws ProblemException {
    var readers = ratings.objects("buckets");
    if (readers.isEmpty() || readers.size() > RatingBucket.MAX_K) {
      throw ratings.malformed("buckets", "must be from 1 to " + RatingBucket.MAX_K + " buckets");
    }
    var buckets = new ArrayList<Optional<RatingBucket>>();
    long above = 0;
    for (var in : readers) {
      long k = in.integer("k", 1, RatingBucket.MAX_K);
      if (k <= above) {
        throw in.malformed("k", "must be larger than in the bucket before");
      }
      above = k;
      buckets.add(in.object().has("h") ? Optional.of(bucket(in, k, scale)) : Optional.empty());
      in.noOthers();
    }
    return buckets;
  }

  private static RatingBucket bucket(ObjectReader in, long k, RatingScale scale)
      throws ProblemException {
    var histogram = in.integers("h", 0, Counts.MAX);
    if (histogram.size() != scale.steps()) {
      throw in.malformed("h", "must have one number for each step of the scale");
    }
    if (RatingBucket.sum(histogram) == 0) {
      throw in.malformed("h", "must count at least one rating");
    }
    return new RatingBucket((int) k, histogram);
  }

  private static long count(ObjectReader in, String name) throws ProblemException {
    return in.integer(name, 0, Counts.MAX);
  }
}
