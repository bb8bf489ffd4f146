package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Challenges with the end of their requests, swept when they have doubled in number. */
final class MemoryChallengeStore implements ChallengeStore {
  private static final int FIRST_SWEEP = 1024;

  private final Map<Challenge, Instant> claimed = new HashMap<>();
  private int sweepAt = FIRST_SWEEP;

  @Override
  public synchronized boolean claim(Challenge challenge, Instant now, Instant expires) {
    if (claimed.size() >= sweepAt) {
      claimed.values().removeIf(now::isAfter);
      sweepAt = Math.max(FIRST_SWEEP, 2 * claimed.size());
    }
    return claimed.putIfAbsent(challenge, expires) == null;
  }
}
