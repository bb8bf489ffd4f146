package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.work.Digest;

/** What trust lists say of somebody who did something at some time. */
public sealed interface TrustAnswer {
  /**
   * An anchor, or somebody whom an anchor recognises for that, recognises the entity.
   *
   * @param standing how far it is trusted, never {@link Standing#SUSPENDED}
   * @param anchor from whom the recognition comes
   * @param chain the digests of the lists, from the anchor's to the one that names the entity
   */
  record Recognised(Standing standing, Did anchor, List<Digest> chain) implements TrustAnswer {
    public Recognised {
      requireNonNull(standing);
      requireNonNull(anchor);
      chain = List.copyOf(chain);
    }
  }

  /**
   * Nobody who counts does.
   *
   * @param problems why, at least one; where all of them {@linkplain
   *     org.workcommons.vc.problem.ProblemType#leavesOpen leave the question open}, another list
   *     may answer it
   */
  record Unrecognised(List<Problem> problems) implements TrustAnswer {
    public Unrecognised {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("nobody is unrecognised for no reason");
      }
    }
  }
}
