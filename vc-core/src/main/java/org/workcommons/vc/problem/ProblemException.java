package org.workcommons.vc.problem;

/**
 * Input from outside could not be used. The message is the {@link Problem}'s and holds no claim
 * values.
 */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public ProblemException(ProblemType type, Pointer pointer, String detail) {
    this(new Problem(type, pointer, detail));
  }

  /** {@return what was wrong, where, and what to do} */
  public Problem problem() {
    return problem;
  }

  /**
   * {@return the same problem, as seen from a document that contains the one it speaks of at {@code
   * parent}}
   */
  public ProblemException under(Pointer parent) {
    return new ProblemException(problem.under(parent));
  }
}
