package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

/** The answer to "may I believe what answers my query?". Only one that was accepted has claims. */
public sealed interface AnswerVerdict
    permits AnswerVerdict.AnswerAccepted, Verdict.Rejected, Verdict.Undecided {
  /** {@return what was checked and found} */
  Report report();

  /** {@return the answer, for callers who prefer exceptions} */
  default VerifiedAnswer answerOrElseThrow() throws NotVerifiedException {
    if (this instanceof AnswerAccepted accepted) {
      return accepted.answer();
    }
    throw new NotVerifiedException(report());
  }

  /**
   * Every check passed, and the answer satisfies the query.
   *
   * @param answer what may be believed now
   */
  record AnswerAccepted(VerifiedAnswer answer, Report report) implements AnswerVerdict {
    public AnswerAccepted {
      requireNonNull(answer);
      requireNonNull(report);
    }
  }
}
