package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

/**
 * The answer to "may I believe this {@code dc+sd-jwt} credential, whoever showed it?". Only one
 * that was accepted has claims.
 */
public sealed interface TokenVerdict
    permits TokenVerdict.TokenAccepted, Verdict.Rejected, Verdict.Undecided {
  /** {@return what was checked and found} */
  Report report();

  /** {@return the credential, for callers who prefer exceptions} */
  default VerifiedToken tokenOrElseThrow() throws NotVerifiedException {
    if (this instanceof TokenAccepted accepted) {
      return accepted.token();
    }
    throw new NotVerifiedException(report());
  }

  /**
   * Every check passed that applies to a credential that nobody presents.
   *
   * @param token what may be believed now
   */
  record TokenAccepted(VerifiedToken token, Report report) implements TokenVerdict {
    public TokenAccepted {
      requireNonNull(token);
      requireNonNull(report);
    }
  }
}
