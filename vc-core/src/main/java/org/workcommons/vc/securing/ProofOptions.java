package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;

/**
 * What a new proof says of itself. VC Data Integrity 1.0 §2.1.
 *
 * @param verificationMethod the name of the key that signs
 * @param purpose what the proof is meant for
 * @param created when it is made, to the second
 * @param binding the one request that it answers, empty for a credential
 */
public record ProofOptions(
    DidUrl verificationMethod, ProofPurpose purpose, Instant created, Optional<Binding> binding) {
  public ProofOptions {
    requireNonNull(verificationMethod);
    requireNonNull(purpose);
    requireNonNull(created);
    requireNonNull(binding);
  }

  /** {@return the options of an issuer's proof} */
  public static ProofOptions assertion(DidUrl verificationMethod, Instant created) {
    return new ProofOptions(
        verificationMethod, ProofPurpose.ASSERTION_METHOD, created, Optional.empty());
  }

  /** {@return the options of a holder's proof, made for one verifier and one challenge} */
  public static ProofOptions authentication(
      DidUrl verificationMethod, Instant created, Binding binding) {
    return new ProofOptions(
        verificationMethod, ProofPurpose.AUTHENTICATION, created, Optional.of(binding));
  }

  /**
   * Whom a presentation is for.
   *
   * @param domain the verifier
   * @param challenge the verifier's one-time value
   */
  public record Binding(String domain, String challenge) {
    public Binding {
      requireNonNull(domain);
      requireNonNull(challenge);
    }
  }
}
