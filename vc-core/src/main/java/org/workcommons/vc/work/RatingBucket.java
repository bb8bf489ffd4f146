package org.workcommons.vc.work;

import java.util.List;

/**
 * The ratings that were each their client's k-th of this worker within twelve months. So a verifier
 * can let the tenth rating of one regular count for less than the first of ten strangers, and no
 * client is named.
 *
 * @param k from 1 to {@link #MAX_K}, which stands for itself and all above
 * @param histogram how many ratings there were of each step of the scale, the worst first; at least
 *     one rating in all
 */
public record RatingBucket(int k, List<Long> histogram) {
  /** The largest k; higher ones are counted with it. */
  public static final int MAX_K = 5;

  public RatingBucket {
    histogram = List.copyOf(histogram);
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("k is from 1 to " + MAX_K + ": " + k);
    }
    histogram.forEach(Counts::require);
    if (sum(histogram) == 0) {
      throw new IllegalArgumentException("a bucket without ratings is left out");
    }
  }

  /** {@return how many ratings there are} */
  public long ratingCount() {
    return sum(histogram);
  }

  static long sum(List<Long> histogram) {
    long sum = 0;
    for (long count : histogram) {
      sum += count;
    }
    return sum;
  }
}
