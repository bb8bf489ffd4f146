package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

/**
 * The answer to "may I believe this credential?", asked of a credential alone: who showed it was
 * not proven. Only {@link CredentialAccepted} carries claims.
 */
public sealed interface CredentialVerdict
    permits CredentialVerdict.CredentialAccepted, Verdict.Rejected, Verdict.Undecided {
  /** {@return what was checked and found} */
  Report report();

  /** {@return the credential, for callers who prefer exceptions} */
  default VerifiedCredential credentialOrElseThrow() throws NotVerifiedException {
    if (this instanceof CredentialAccepted accepted) {
      return accepted.credential();
    }
    throw new NotVerifiedException(report());
  }

  /**
   * Every check passed that applies to a credential alone.
   *
   * @param credential what may be believed now
   */
  record CredentialAccepted(VerifiedCredential credential, Report report)
      implements CredentialVerdict {
    public CredentialAccepted {
      requireNonNull(credential);
      requireNonNull(report);
    }
  }
}
