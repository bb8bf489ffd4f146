package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A month's ratings of the worker, at least one.
 *
 * @param scale what clients could give
 * @param buckets the ratings by how often their client had rated the worker before; k rises
 *     strictly, and every histogram has as many numbers as the scale has steps
 */
public record Ratings(RatingScale scale, List<RatingBucket> buckets) {
  public Ratings {
    requireNonNull(scale);
    buckets = List.copyOf(buckets);
    if (buckets.isEmpty()) {
      throw new IllegalArgumentException("a month without ratings has no buckets at all");
    }
    int below = 0;
    for (var bucket : buckets) {
      if (bucket.k() <= below || bucket.histogram().size() != scale.steps()) {
        throw new IllegalArgumentException("k must rise, and each histogram fit the scale");
      }
      below = bucket.k();
    }
    Counts.require(sum(buckets));
  }

  /** {@return how many ratings there are in all buckets} */
  public long ratingCount() {
    return sum(buckets);
  }

  static long sum(List<RatingBucket> buckets) {
    return buckets.stream().mapToLong(RatingBucket::ratingCount).sum();
  }
}
