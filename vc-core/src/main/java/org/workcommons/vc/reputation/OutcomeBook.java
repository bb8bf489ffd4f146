package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.WorkStatement;

/** What panels decided, and which of it found its rating. Admission rule R10. */
final class OutcomeBook {
  private final Map<Statement, List<RatingOutcome>> outcomes = new LinkedHashMap<>();
  private final List<Problem> findings = new ArrayList<>();

  /** The statement that counts the rating. */
  private record Statement(Did issuer, Did worker, long seq) {}

  /**
   * A statement's ratings after what was decided about them.
   *
   * @param withheld how many are counted and not shown
   */
  record Decided(List<RatedMonth.Bucket> buckets, long withheld) {}

  OutcomeBook(List<RatingOutcome> all) {
    for (var outcome : all) {
      var statement = new Statement(outcome.issuer(), outcome.worker(), outcome.seq());
      outcomes.computeIfAbsent(statement, any -> new ArrayList<>()).add(outcome);
    }
  }

  /** {@return the ratings of {@code statement}, which has some, as they count} */
  Decided applied(Did issuer, WorkStatement statement, Pointer place) {
    var ratings = statement.ratings().orElseThrow();
    var key = new Statement(issuer, statement.worker(), statement.link().seq());
    var histograms = histograms(ratings);
    long withheld = ratings.withheld();
    for (var outcome : outcomes.getOrDefault(key, List.of())) {
      var histogram = histograms.get(outcome.k());
      if (histogram == null ? withheld > 0 : isThere(outcome, histogram)) {
        withheld -= histogram == null && outcome.amended().isEmpty() ? 1 : 0;
        if (histogram != null) {
          change(histogram, outcome);
        }
      } else {
        findings.add(
            new Problem(
                ProblemType.OUTCOME_WITHOUT_RATING,
                place,
                "an outcome is about a rating that the statement doesn't count"));
      }
    }
    return new Decided(buckets(histograms), withheld);
  }

  private static boolean isThere(RatingOutcome outcome, long[] histogram) {
    return outcome.step() < histogram.length
        && histogram[outcome.step()] > 0
        && outcome.amended().filter(to -> to >= histogram.length).isEmpty();
  }

  private static void change(long[] histogram, RatingOutcome outcome) {
    histogram[outcome.step()]--;
    outcome.amended().ifPresent(to -> histogram[to]++);
  }

  private static Map<Integer, long[]> histograms(Ratings ratings) {
    var histograms = new LinkedHashMap<Integer, long[]>();
    for (RatingBucket bucket : ratings.buckets()) {
      histograms.put(bucket.k(), bucket.histogram().stream().mapToLong(Long::longValue).toArray());
    }
    return histograms;
  }

  private static List<RatedMonth.Bucket> buckets(Map<Integer, long[]> histograms) {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    histograms.forEach(
        (k, histogram) -> {
          var counts = new ArrayList<Long>();
          for (long count : histogram) {
            counts.add(count);
          }
          buckets.add(new RatedMonth.Bucket(k, counts));
        });
    return buckets;
  }

  /** {@return what is wrong with decisions about statements that were shown} */
  List<Problem> findings() {
    return findings;
  }
}
