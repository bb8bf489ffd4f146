package org.workcommons.vc.work;

import org.jspecify.annotations.Nullable;

/**
 * How much there was: of one month, or of a chain up to a month.
 *
 * @param engagements completed engagements, at most {@link #MAX}
 * @param ratingCount ratings of the worker, at most {@link #MAX}
 */
public record Counts(long engagements, long ratingCount) {
  /** The largest count in a statement. */
  public static final long MAX = 1_000_000_000;

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0);

  public Counts {
    require(engagements);
    require(ratingCount);
  }

  /** {@return both together} */
  public Counts plus(Counts other) {
    return new Counts(engagements + other.engagements, ratingCount + other.ratingCount);
  }

  /** {@return what is left without {@code part}, which these counts contain} */
  public Counts minus(Counts part) {
    return new Counts(engagements - part.engagements, ratingCount - part.ratingCount);
  }

  /** {@return whether neither count of {@code part} is larger than its own here} */
  public boolean contains(Counts part) {
    return part.engagements <= engagements && part.ratingCount <= ratingCount;
  }

  // By hand, since what Java puts together for a record costs a process more than all else that is
  // done with these.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Counts that
        && engagements == that.engagements
        && ratingCount == that.ratingCount;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(engagements) + Long.hashCode(ratingCount);
  }

  static void require(long count) {
    if (count < 0 || count > MAX) {
      throw new IllegalArgumentException("a count is from 0 to " + MAX + ": " + count);
    }
  }
}
