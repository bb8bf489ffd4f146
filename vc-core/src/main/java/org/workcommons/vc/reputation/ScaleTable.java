package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each step of a platform's scale is worth, and how widely its ratings scatter. {@code
 * specs/commons-score.md}, Tables.
 *
 * @param values of each step in millionths, the worst first; never falling
 * @param variance of the values, in millionths; at most {@link #MAX_VARIANCE}
 */
public record ScaleTable(List<Integer> values, int variance) {
  /** The largest variance that values from 0 to 1 can have, in millionths. */
  public static final int MAX_VARIANCE = 250_000;

  public ScaleTable {
    values = List.copyOf(values);
    var problem = disagreement(values, variance);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * {@return the table in which each step is worth its place among all ratings that {@code
   * histogram} counts, those of its own step by half} The ridit of each step.
   *
   * @param histogram how many ratings a platform has of each step, the worst first; at least one in
   *     all
   */
  public static ScaleTable ridit(List<Long> histogram) {
    long total = total(histogram);
    var values = new ArrayList<Integer>();
    long before = 0;
    for (long count : histogram) {
      // (2·before + count)·U // (2·total), which is at most U
      var doubled = BigInteger.valueOf(before).shiftLeft(1).add(BigInteger.valueOf(count));
      var doubledTotal = BigInteger.valueOf(total).shiftLeft(1);
      values.add(doubled.multiply(Units.ONE).divide(doubledTotal).intValueExact());
      before += count;
    }
    return new ScaleTable(values, variance(histogram, values, total));
  }

  /**
   * {@return the table that goes from 0 to 1 in equal steps} Its variance is the largest that there
   * is, so that nobody gains from a narrow one.
   *
   * @param steps of the scale, at least two
   */
  public static ScaleTable linear(int steps) {
    if (steps < 2) {
      throw new IllegalArgumentException("a scale has at least two steps: " + steps);
    }
    var values = new ArrayList<Integer>();
    for (int step = 0; step < steps; step++) {
      values.add((int) ((long) step * Units.U / (steps - 1)));
    }
    return new ScaleTable(values, MAX_VARIANCE);
  }

  /** What the best step is worth. */
  int best() {
    return values.get(values.size() - 1);
  }

  /** What is wrong with such a table, or null. */
  static @Nullable String disagreement(List<Integer> values, long variance) {
    int before = 0;
    for (int value : values) {
      if (value < before || value > Units.U) {
        return "must be from 0 to " + Units.U + " and never fall";
      }
      before = value;
    }
    return variance < 0 || variance > MAX_VARIANCE
        ? "the variance must be from 0 to " + MAX_VARIANCE
        : null;
  }

  private static long total(List<Long> histogram) {
    long total = 0;
    for (long count : histogram) {
      if (count < 0) {
        throw new IllegalArgumentException("a count is not negative: " + count);
      }
      total = Math.addExact(total, count);
    }
    if (total == 0) {
      throw new IllegalArgumentException("a histogram counts at least one rating");
    }
    return total;
  }

  private static int variance(List<Long> histogram, List<Integer> values, long total) {
    var sum = BigInteger.ZERO;
    for (int step = 0; step < values.size(); step++) {
      sum = sum.add(BigInteger.valueOf(histogram.get(step)).multiply(valueOf(values.get(step))));
    }
    var mean = sum.divide(BigInteger.valueOf(total));
    var squares = BigInteger.ZERO;
    for (int step = 0; step < values.size(); step++) {
      var off = valueOf(values.get(step)).subtract(mean);
      squares = squares.add(off.multiply(off).multiply(BigInteger.valueOf(histogram.get(step))));
    }
    return squares.divide(BigInteger.valueOf(total).multiply(Units.ONE)).intValueExact();
  }

  private static BigInteger valueOf(long value) {
    return BigInteger.valueOf(value);
  }
}
