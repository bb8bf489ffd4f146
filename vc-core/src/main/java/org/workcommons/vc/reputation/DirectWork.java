package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;

/**
 * Single jobs and ratings of them, verified, as they were shown: what can count where no platform
 * that a policy knows stands behind them. {@code specs/admission.md}, Direct work.
 *
 * @param engagements in the order in which they were shown
 * @param ratings in the order in which they were shown
 */
public record DirectWork(List<Job> engagements, List<Opinion> ratings) {
  /** Nothing of the kind was shown. */
  public static final DirectWork NONE = new DirectWork(List.of(), List.of());

  public DirectWork {
    engagements = List.copyOf(engagements);
    ratings = List.copyOf(ratings);
  }

  /**
   * A job.
   *
   * @param engagement what is said of it
   * @param signers who signed it, its issuer among them
   * @param digest what names the credential for good
   * @param place where it was shown
   */
  public record Job(Engagement engagement, Set<Did> signers, Digest digest, Pointer place) {
    public Job {
      requireNonNull(engagement);
      requireNonNull(digest);
      requireNonNull(place);
      signers = Set.copyOf(signers);
    }

    boolean isSignedByBoth() {
      return signers.contains(engagement.worker()) && signers.contains(engagement.customer());
    }
  }

  /**
   * What somebody thought of one.
   *
   * @param rating what it says
   * @param rater who issued it
   * @param issued when, its {@code validFrom}
   * @param digest {@link Rating#digest}
   * @param place where it was shown
   */
  public record Opinion(Rating rating, Did rater, Instant issued, Digest digest, Pointer place) {
    public Opinion {
      requireNonNull(rating);
      requireNonNull(rater);
      requireNonNull(issued);
      requireNonNull(digest);
      requireNonNull(place);
    }
  }
}
