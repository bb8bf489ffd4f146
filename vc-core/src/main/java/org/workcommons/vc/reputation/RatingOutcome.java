package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.did.Did;

/**
 * What a panel decided about one rating: that it never was, or that it was another one. {@code
 * specs/admission.md}. A rating that stays as it is has no outcome here.
 *
 * @param issuer of the chain that counts the rating
 * @param worker whom the chain is about
 * @param seq the number of the statement that counts it
 * @param k in which of its buckets, {@link RatedMonth.Bucket#k()}
 * @param step which step of the scale it was, counted from the worst, which is 0
 * @param amended which step it is now; empty where it is excluded
 */
public record RatingOutcome(
    Did issuer, Did worker, long seq, int k, int step, Optional<Integer> amended) {
  public RatingOutcome {
    requireNonNull(issuer);
    requireNonNull(worker);
    if (seq < 1 || k < 1 || step < 0 || amended.filter(to -> to < 0).isPresent()) {
      throw new IllegalArgumentException(
          "numbers of statements and buckets begin at 1, steps at 0");
    }
  }
}
