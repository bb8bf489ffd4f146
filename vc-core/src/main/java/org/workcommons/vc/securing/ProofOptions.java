package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.problem.Pointer;

/**
 * What a new proof says of itself. VC Data Integrity 1.0 §2.1.
 *
 * @param verificationMethod the name of the key that signs
 * @param purpose what the proof is meant for
 * @param created when it is made, to the second
 * @param binding the one request that it answers, empty for a credential
 * @param id what later proofs of the same document may call it
 * @param previousProofs the ids of the proofs of the document that it builds on
 * @param mandatory what the holder can't leave out; with cryptosuites that disclose selectively
 *     only
 */
public record ProofOptions(
    DidUrl verificationMethod,
    ProofPurpose purpose,
    Instant created,
    Optional<Binding> binding,
    Optional<URI> id,
    List<URI> previousProofs,
    List<Pointer> mandatory) {
  public ProofOptions {
    requireNonNull(verificationMethod);
    requireNonNull(purpose);
    requireNonNull(created);
    requireNonNull(binding);
    requireNonNull(id);
    previousProofs = List.copyOf(previousProofs);
    mandatory = List.copyOf(mandatory);
    if (new HashSet<>(previousProofs).size() < previousProofs.size()
        || id.filter(previousProofs::contains).isPresent()) {
      throw new IllegalArgumentException("a proof builds on others, and on each of them once");
    }
    if (!Stream.concat(id.stream(), previousProofs.stream()).allMatch(URI::isAbsolute)) {
      throw new IllegalArgumentException("the id of a proof is an absolute URL");
    }
  }

  /** Makes options of a proof that no other builds on and that builds on no other. */
  public ProofOptions(
      DidUrl verificationMethod, ProofPurpose purpose, Instant created, Optional<Binding> binding) {
    this(verificationMethod, purpose, created, binding, Optional.empty(), List.of(), List.of());
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
    return new ProofOptions(
        verificationMethod, purpose, created, binding, id, previousProofs, pointers);
  }

  /**
   * {@return these options, with an id that later proofs of the document can build on} {@code
   * urn:uuid:…} is a good one. VC Data Integrity 1.0 §2.1.2.
   */
  public ProofOptions withId(URI id) {
    return new ProofOptions(
        verificationMethod, purpose, created, binding, Optional.of(id), previousProofs, mandatory);
  }

  /**
   * {@return these options, building also on the proof of the document whose id is {@code
   * previous}} The new proof covers that one too. Whoever signs should have verified it.
   */
  public ProofOptions withPreviousProof(URI previous) {
    var all = new ArrayList<>(previousProofs);
    all.add(previous);
    return new ProofOptions(verificationMethod, purpose, created, binding, id, all, mandatory);
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
