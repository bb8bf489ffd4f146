package org.workcommons.vc.reputation;

import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.List;

/**
 * What the arithmetic sees of one statement: the ratings of one month on one platform.
 *
 * @param platform as the policy names it
 * @param month by {@link #number}, from 0 to {@link #MAX_MONTH}
 * @param assurance the term for who stands behind the numbers, see {@code work.Assurance}
 * @param buckets the ratings that are shown, at most one bucket for each k
 */
public record RatedMonth(String platform, int month, String assurance, List<Bucket> buckets) {
  /** The last month of the year 9999. */
  public static final int MAX_MONTH = 96_359;

  private static final int EPOCH_YEAR = 1970;

  public RatedMonth {
    buckets = List.copyOf(buckets);
    if (month < 0 || month > MAX_MONTH) {
      throw new IllegalArgumentException("a month is from 0 to " + MAX_MONTH + ": " + month);
    }
    var seen = new HashSet<Integer>();
    for (var bucket : buckets) {
      if (!seen.add(bucket.k())) {
        throw new IllegalArgumentException("there is one bucket for each k: " + bucket.k());
      }
    }
  }

  /** {@return the number of {@code month}: 0 for January 1970, one more for each month after} */
  public static int number(YearMonth month) {
    return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH) - EPOCH_YEAR * 12L);
  }

  /** {@return the month whose number is {@code month}} */
  public static YearMonth month(int month) {
    return YearMonth.of(EPOCH_YEAR + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
  }

  /**
   * Ratings that were each their client's k-th.
   *
   * @param k at least 1
   * @param histogram how many ratings there were of each step of the scale, the worst first; each
   *     from 0 to {@link #MAX_COUNT}
   */
  public record Bucket(int k, List<Long> histogram) {
    /** The largest count of one step. */
    public static final long MAX_COUNT = Integer.MAX_VALUE;

    public Bucket {
      histogram = List.copyOf(histogram);
      if (k < 1) {
        throw new IllegalArgumentException("k is at least 1: " + k);
      }
      for (long count : histogram) {
        if (count < 0 || count > MAX_COUNT) {
          throw new IllegalArgumentException("a count is from 0 to " + MAX_COUNT + ": " + count);
        }
      }
    }
  }
}
