package org.workcommons.vc.reputation;

import java.util.List;
import java.util.Set;
import org.workcommons.vc.work.Digest;

/**
 * What panels decided about ratings, and what they have not decided yet; every document behind it
 * was checked.
 *
 * @param outcomes that change a rating, each in force, and each rating once
 * @param pending how many disputes are not decided yet
 * @param documents the digests of the signed outcomes that count
 */
public record DecidedDisputes(List<RatingOutcome> outcomes, int pending, Set<Digest> documents) {
  /** There are none. */
  public static final DecidedDisputes NONE = new DecidedDisputes(List.of(), 0, Set.of());

  public DecidedDisputes {
    outcomes = List.copyOf(outcomes);
    documents = Set.copyOf(documents);
    if (pending < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
  }
}
