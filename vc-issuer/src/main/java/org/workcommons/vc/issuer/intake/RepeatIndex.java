package org.workcommons.vc.issuer.intake;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.workcommons.vc.work.RatingBucket;

/** Counts, rating by rating and day by day, how often each client rated in the trailing year. */
final class RepeatIndex {
  private static final int WINDOW_MONTHS = 12;

  private final Map<String, Deque<LocalDate>> ratings = new HashMap<>();

  /**
   * {@return the how-many-th rating by {@code client} in the twelve months up to {@code day} this
   * one is, the same day a year ago no longer counted; at most {@link RatingBucket#MAX_K}}
   */
  int next(String client, LocalDate day) {
    var days = ratings.computeIfAbsent(client, unknown -> new ArrayDeque<>());
    var windowStart = day.minusMonths(WINDOW_MONTHS);
    while (!days.isEmpty() && !days.getFirst().isAfter(windowStart)) {
      days.removeFirst();
    }
    days.addLast(day);
    return Math.min(days.size(), RatingBucket.MAX_K);
  }
}
