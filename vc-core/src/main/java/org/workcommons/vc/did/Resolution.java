package org.workcommons.vc.did;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.problem.Problem;

/**
 * What came of resolving a DID. "It does not exist" and "we could not ask" are different answers.
 */
public sealed interface Resolution {
  /**
   * The DID resolved.
   *
   * @param document what it resolved to; its {@code id} is the DID that was asked for
   */
  record Resolved(ControllerDocument document) implements Resolution {
    public Resolved {
      requireNonNull(document);
    }
  }

  /**
   * The DID did not resolve.
   *
   * @param problem why, of a type of DID Resolution 1.0; where it {@linkplain
   *     org.workcommons.vc.problem.ProblemType#leavesOpen leaves the question open}, asking later
   *     may help
   */
  record Failed(Problem problem) implements Resolution {
    public Failed {
      requireNonNull(problem);
    }
  }
}
