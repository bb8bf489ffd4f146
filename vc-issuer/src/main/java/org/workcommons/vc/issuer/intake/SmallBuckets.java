package org.workcommons.vc.issuer.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;

/**
 * Keeps single ratings from being read off a statement: ratings of one k wait until there are
 * enough of them, and then stand in the month in which the last of them was given. What a month
 * says depends on the months before it alone, so a longer export changes nothing that was issued.
 */
final class SmallBuckets {
  private final int smallest;
  private final SortedMap<Integer, long[]> waiting = new TreeMap<>();
  private @Nullable RatingScale scale;

  private SmallBuckets(int smallest) {
    this.smallest = smallest;
  }

  /** {@return {@code months} with no bucket of fewer than {@code smallest} ratings} */
  static SortedMap<YearMonth, MonthRecord> merged(
      SortedMap<YearMonth, MonthRecord> months, int smallest) {
    var buckets = new SmallBuckets(smallest);
    var merged = new TreeMap<YearMonth, MonthRecord>();
    months.forEach(
        (month, record) ->
            merged.put(
                month, new MonthRecord(record.work(), record.ratings().flatMap(buckets::next))));
    return Collections.unmodifiableSortedMap(merged);
  }

  private Optional<Ratings> next(Ratings ratings) {
    if (!ratings.scale().equals(scale)) {
      // ratings of two scales can't stand in one bucket: those of the old one stay untold
      waiting.clear();
      scale = ratings.scale();
    }
    var enough = new ArrayList<RatingBucket>();
    for (var bucket : ratings.buckets()) {
      var all = waiting.computeIfAbsent(bucket.k(), k -> new long[bucket.histogram().size()]);
      add(bucket.histogram(), all);
      var filled = new RatingBucket(bucket.k(), boxed(all));
      if (filled.ratingCount() >= smallest) {
        enough.add(filled);
        waiting.remove(bucket.k());
      }
    }
    return enough.isEmpty() ? Optional.empty() : Optional.of(new Ratings(ratings.scale(), enough));
  }

  private static void add(List<Long> histogram, long[] to) {
    for (int step = 0; step < to.length; step++) {
      to[step] += histogram.get(step);
    }
  }

  private static List<Long> boxed(long[] histogram) {
    return Arrays.stream(histogram).boxed().toList();
  }
}
