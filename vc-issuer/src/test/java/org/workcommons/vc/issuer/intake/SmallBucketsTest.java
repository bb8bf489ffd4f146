package org.workcommons.vc.issuer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.Work;

class SmallBucketsTest {
  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final RatingScale SCALE = new RatingScale(1, 2);

  @Test
  void letsRatingsWaitUntilThereAreEnough() {
    var merged = SmallBuckets.merged(months(bucket(1, 1, 2), bucket(1, 1, 0), bucket(1, 0, 4)), 5);
    assertThat(merged.get(FIRST).ratings()).isEmpty();
    assertThat(merged.get(FIRST.plusMonths(1)).ratings()).isEmpty();
    assertThat(merged.get(FIRST.plusMonths(2)).ratings().orElseThrow().buckets())
        .containsExactly(bucket(1, 2, 6));
  }

  @Test
  void changesNothingWhereOneIsEnough() {
    var months = random(7, 24);
    assertThat(SmallBuckets.merged(months, 1)).isEqualTo(months);
  }

  @Test
  void keepsRegularsApartFromStrangers() {
    var merged = SmallBuckets.merged(months(bucket(1, 0, 4), bucket(2, 0, 4)), 5);
    assertThat(merged.values()).allMatch(month -> month.ratings().isEmpty());
  }

  @Test
  void neverMixesTwoScales() {
    var months = new TreeMap<>(months(bucket(1, 0, 4)));
    var other =
        new Ratings(new RatingScale(1, 3), List.of(new RatingBucket(1, List.of(0L, 0L, 6L))));
    months.put(FIRST.plusMonths(1), new MonthRecord(work(), Optional.of(other)));
    var merged = SmallBuckets.merged(months, 5);
    assertThat(merged.get(FIRST).ratings()).isEmpty();
    assertThat(merged.get(FIRST.plusMonths(1)).ratings()).contains(other);
  }

  @Test
  void inventsAndLosesNothingButWhatStillWaits() {
    for (long seed = 0; seed < 300; seed++) {
      int smallest = 1 + new Random(seed).nextInt(9);
      var months = random(seed, 30);
      var merged = SmallBuckets.merged(months, smallest);
      long lost = count(months) - count(merged);
      assertThat(lost).as("seed %d", seed).isBetween(0L, (smallest - 1) * 5L);
      for (var month : merged.values()) {
        for (var bucket : buckets(month)) {
          assertThat(bucket.ratingCount()).as("seed %d", seed).isGreaterThanOrEqualTo(smallest);
        }
      }
    }
  }

  @Test
  void aLongerExportChangesNoEarlierMonth() {
    for (long seed = 0; seed < 200; seed++) {
      var months = random(seed, 24);
      var whole = SmallBuckets.merged(months, 5);
      var cut = FIRST.plusMonths(new Random(seed).nextInt(24));
      assertThat(SmallBuckets.merged(months.headMap(cut), 5))
          .as("seed %d", seed)
          .isEqualTo(whole.headMap(cut));
    }
  }

  private static long count(SortedMap<YearMonth, MonthRecord> months) {
    return months.values().stream().mapToLong(month -> month.counts().ratingCount()).sum();
  }

  private static List<RatingBucket> buckets(MonthRecord month) {
    return month.ratings().map(Ratings::buckets).orElse(List.of());
  }

  private static SortedMap<YearMonth, MonthRecord> months(RatingBucket... each) {
    var months = new TreeMap<YearMonth, MonthRecord>();
    for (var bucket : each) {
      months.put(
          FIRST.plusMonths(months.size()),
          new MonthRecord(work(), Optional.of(new Ratings(SCALE, List.of(bucket)))));
    }
    return Collections.unmodifiableSortedMap(months);
  }

  private static SortedMap<YearMonth, MonthRecord> random(long seed, int number) {
    var random = new Random(seed);
    var months = new TreeMap<YearMonth, MonthRecord>();
    for (int i = 0; i < number; i++) {
      var buckets = new ArrayList<RatingBucket>();
      for (int k = 1; k <= RatingBucket.MAX_K; k++) {
        if (random.nextInt(3) > 0) {
          buckets.add(bucket(k, random.nextInt(4), 1 + random.nextInt(3)));
        }
      }
      var ratings =
          buckets.isEmpty() ? Optional.<Ratings>empty() : Optional.of(new Ratings(SCALE, buckets));
      months.put(FIRST.plusMonths(i), new MonthRecord(work(), ratings));
    }
    return Collections.unmodifiableSortedMap(months);
  }

  private static Work work() {
    return Work.of(100, Quantity.of("1"));
  }

  private static RatingBucket bucket(int k, long worst, long best) {
    return new RatingBucket(k, List.of(worst, best));
  }
}
