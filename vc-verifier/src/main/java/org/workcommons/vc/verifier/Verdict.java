package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

/** The answer to "may I believe this presentation?". Only {@link Accepted} carries claims. */
public sealed interface Verdict permits Verdict.Accepted, Verdict.Rejected, Verdict.Undecided {
  /** {@return what was checked and found} */
  Report report();

  /** {@return the presentation, for callers who prefer exceptions} */
  default VerifiedPresentation orElseThrow() throws NotVerifiedException {
    if (this instanceof Accepted accepted) {
      return accepted.presentation();
    }
    throw new NotVerifiedException(report());
  }

  /**
   * Every check passed.
   *
   * @param presentation what may be believed now
   */
  record Accepted(VerifiedPresentation presentation, Report report) implements Verdict {
    public Accepted {
      requireNonNull(presentation);
      requireNonNull(report);
    }
  }

  /** At least one check failed, and asking again will not help. */
  record Rejected(Report report) implements Verdict, CredentialVerdict, AnswerVerdict {
    public Rejected {
      requireNonNull(report);
    }
  }

  /**
   * No check failed, and one could not be made. Treat it as refused for now; asking again may help.
   */
  record Undecided(Report report) implements Verdict, CredentialVerdict, AnswerVerdict {
    public Undecided {
      requireNonNull(report);
    }
  }
}
