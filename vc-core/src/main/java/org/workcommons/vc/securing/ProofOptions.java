package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.problem.Pointer;

/**
 * What a new proof says of itself. VC Data Integrity 1.0 §2.1.
 *
 * @param verificationMethod the name of the key that signs
 * @param purpose what the proof is meant for
 * @param created when it is made, to the second
 * @param binding the one request that it answers, empty for a credential
 * @param mandatory what the holder can't leave out; with cryptosuites that disclose selectively
 *     only
 */
public record ProofOptions(
    DidUrl verificationMethod,
    ProofPurpose purpose,
    Instant created,
    Optional<Binding> binding,
    List<Pointer> mandatory) {
  public ProofOptions {
    requireNonNull(verificationMethod);
    requireNonNull(purpose);
    requireNonNull(created);
    requireNonNull(binding);
    mandatory = List.copyOf(mandatory);
  }

  /** Options of a proof of which nothing can be left out, or everything. */
  public ProofOptions(
      DidUrl verificationMethod, ProofPurpose purpose, Instant created, Optional<Binding> binding) {
    this(verificationMethod, purpose, created, binding, List.of());
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
   * {@return these options, and that every disclosure shows the values at {@code pointers} and what
   * leads to them} VC Data Integrity ECDSA Cryptosuites 1.0 §3.6.2.
   *
   * @param pointers RFC 6901, into the document that is secured: {@code /issuer}
   */
  public ProofOptions withMandatory(List<Pointer> pointers) {
    return new ProofOptions(verificationMethod, purpose, created, binding, pointers);
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
