package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.List;

/**
 * What one platform adds to a score. {@code specs/commons-score.md}, Steps 1 to 3.
 *
 * @param shown the weight of the ratings that are shown
 * @param shownValue their value, each times its weight
 * @param ratings how many of them weigh anything
 * @param firstRatings how many of those were their client's first
 * @param open all that there is of the platform, withheld ratings included
 * @param counted the same under the platform's ceiling
 */
record PlatformSums(
    BigInteger shown,
    BigInteger shownValue,
    long ratings,
    long firstRatings,
    Sums open,
    Sums counted) {
  static PlatformSums of(
      PlatformEvidence evidence, PlatformScale.Rates rates, int withheldVariance, Weights weights) {
    var shown = new ExactSum();
    var value = new ExactSum();
    long ratings = 0;
    long firstRatings = 0;
    for (var entry : evidence.cells().entrySet()) {
      int weight = weights.of(entry.getKey());
      if (weight > 0) {
        long count = count(entry.getValue());
        shown.addProduct(weight, count);
        addValue(value, weight, count, entry.getValue(), rates.table().values());
        ratings += count;
        firstRatings += entry.getKey().k() == 1 ? count : 0;
      }
    }
    var open =
        Sums.shown(shown.value(), value.value(), rates.table().variance())
            .plus(Sums.withheld(evidence.withheld(), withheldVariance));
    return new PlatformSums(
        shown.value(), value.value(), ratings, firstRatings, open, open.under(rates.ceiling()));
  }

  static long count(long[] histogram) {
    long count = 0;
    for (long one : histogram) {
      count += one; // at most 10,000 buckets of 101 steps below 2^31 each: below 2^51
    }
    return count;
  }

  private static void addValue(
      ExactSum sum, int weight, long count, long[] histogram, List<Integer> table) {
    if (count > Long.MAX_VALUE / Units.U) {
      sum.add(value(histogram, table).multiply(BigInteger.valueOf(weight)));
      return;
    }
    long value = 0;
    for (int step = 0; step < histogram.length; step++) {
      value += histogram[step] * table.get(step); // at most count · U
    }
    sum.addProduct(weight, value);
  }

  /** Of all ratings in a histogram, before any weight. */
  static BigInteger value(long[] histogram, List<Integer> table) {
    var value = new ExactSum();
    for (int step = 0; step < histogram.length; step++) {
      value.addProduct(histogram[step], table.get(step));
    }
    return value.value();
  }
}
