package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Counts the steps of telling blank nodes apart, which may grow faster than any power of their
 * number. Steps and not time: a document is accepted on every machine or on none.
 */
final class Effort {
  private int left = Limits.CANONICALIZATION_STEPS;

  void spend(int steps) throws ProblemException {
    if (steps > left) {
      throw new ProblemException(
          ProblemType.CANONICALIZATION_LIMIT,
          Pointer.ROOT,
          "too many parts without an identifier look alike");
    }
    left -= steps;
  }

  /** {@return how many steps were counted} */
  int spent() {
    return Limits.CANONICALIZATION_STEPS - left;
  }
}
