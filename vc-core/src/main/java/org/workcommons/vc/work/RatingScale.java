package org.workcommons.vc.work;

/**
 * The steps on which a platform's clients rate: whole numbers from the worst to the best.
 *
 * @param worst the worst rating, at least −{@link #BOUND}
 * @param best the best rating, at most {@link #BOUND}, and 1 to 100 more than the worst
 */
public record RatingScale(int worst, int best) {
  /** How far from zero a rating can be. */
  public static final int BOUND = 100;

  /** The most steps of a scale. */
  public static final int MAX_STEPS = 101;

  public RatingScale {
    if (!isScale(worst, best)) {
      throw new IllegalArgumentException("not a scale: from " + worst + " to " + best);
    }
  }

  /** {@return whether there is a scale from {@code worst} to {@code best}} */
  public static boolean isScale(long worst, long best) {
    return worst >= -BOUND && worst < best && best <= BOUND && best - worst < MAX_STEPS;
  }

  /** {@return how many different ratings there are} */
  public int steps() {
    return best - worst + 1;
  }

  /** {@return whether {@code rating} is one of the steps} */
  public boolean contains(int rating) {
    return worst <= rating && rating <= best;
  }
}
