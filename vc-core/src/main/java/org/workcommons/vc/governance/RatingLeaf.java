package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;

/**
 * One rating among those that a chain of statements counts. {@code specs/dispute-outcome.md}, The
 * rating. Issuer, platform and worker name the chain.
 *
 * @param issuer who issued the statement
 * @param platform on whose records it rests
 * @param worker whom it is about
 * @param seq the number of the statement in its chain
 * @param k the bucket, as {@link RatingBucket#k()}
 * @param step the place in the bucket's histogram, from 0 for the worst
 * @param nullifier what makes it one rating and no other
 */
public record RatingLeaf(
    Did issuer, Did platform, Did worker, long seq, int k, int step, Digest nullifier) {
  public RatingLeaf {
    requireNonNull(issuer);
    requireNonNull(platform);
    requireNonNull(worker);
    requireNonNull(nullifier);
    if (seq < 1 || seq > ChainLink.MAX_SEQ || k < 1 || k > RatingBucket.MAX_K || !isStep(step)) {
      throw new IllegalArgumentException("no chain has a rating at such a place");
    }
  }

  static boolean isStep(long step) {
    return step >= 0 && step < RatingScale.MAX_STEPS;
  }

  static RatingLeaf read(ObjectReader in) throws ProblemException {
    var leaf =
        new RatingLeaf(
            Terms.did(in, "issuer"),
            Terms.did(in, "platform"),
            Terms.did(in, "worker"),
            in.integer("seq", 1, ChainLink.MAX_SEQ),
            (int) in.integer("k", 1, RatingBucket.MAX_K),
            (int) in.integer("step", 0, RatingScale.MAX_STEPS - 1),
            Terms.digest(in, "nullifier"));
    in.noOthers();
    return leaf;
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("issuer", issuer.value())
        .put("platform", platform.value())
        .put("worker", worker.value())
        .put("seq", seq)
        .put("k", k)
        .put("step", step)
        .put("nullifier", nullifier.value())
        .build();
  }

  /** {@return its number only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "RatingLeaf[statement " + seq + "]";
  }
}
