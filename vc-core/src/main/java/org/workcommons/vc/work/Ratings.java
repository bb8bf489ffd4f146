package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A month's ratings of the worker, at least one.
 *
 * @param scale what clients could give
 * @param ratingCount how many ratings there were, shown or not
 * @param buckets the ratings that are shown, by how often their client had rated the worker before;
 *     k rises strictly, and every histogram has as many numbers as the scale has steps
 */
public record Ratings(RatingScale scale, long ratingCount, List<RatingBucket> buckets) {
  public Ratings {
    requireNonNull(scale);
    buckets = List.copyOf(buckets);
    Counts.require(ratingCount);
    if (ratingCount == 0 || sum(buckets) > ratingCount) {
      throw new IllegalArgumentException("there are ratings, and no fewer than are shown");
    }
    int below = 0;
    for (var bucket : buckets) {
      if (bucket.k() <= below || bucket.histogram().size() != scale.steps()) {
        throw new IllegalArgumentException("k must rise, and each histogram fit the scale");
      }
      below = bucket.k();
    }
  }

  /** A month's ratings, all of them shown. */
  public Ratings(RatingScale scale, List<RatingBucket> buckets) {
    this(scale, sum(buckets), buckets);
  }

  /** {@return how many ratings there are beside those that are shown} */
  public long withheld() {
    return ratingCount - sum(buckets);
  }

  static long sum(List<RatingBucket> buckets) {
    long sum = 0;
    for (var bucket : buckets) {
      sum += bucket.ratingCount();
    }
    return sum;
  }
}
