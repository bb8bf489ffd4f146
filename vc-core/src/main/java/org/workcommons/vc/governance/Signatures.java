package org.workcommons.vc.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.SelfCertifying;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrityProof;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.SecuredDocument;

/**
 * Who signed a document. Every proof by a member stands, and so does every stranger's whose
 * identifier is the key itself.
 *
 * @param members those that count, in the order of their proofs
 * @param strangers all others
 */
record Signatures(Set<Did> members, Set<Did> strangers) {
  /** How far a signer's clock may be ahead. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  Signatures {
    members = Set.copyOf(members);
    strangers = Set.copyOf(strangers);
  }

  static Signatures check(
      SignedDocument document, Set<Did> members, DidResolver resolver, Instant at)
      throws ProblemException {
    var check = new Checking(document, members, resolver, at);
    for (var proof : check.secured.proofs()) {
      check.proof(proof);
    }
    return new Signatures(check.signed, check.strangers);
  }

  /** One look at all proofs of one document. */
  private static final class Checking {
    private final SecuredDocument secured;
    private final Set<Did> members;
    private final DidResolver resolver;
    private final Instant at;
    private final Set<Did> signed = new LinkedHashSet<>();
    private final Set<Did> strangers = new LinkedHashSet<>();
    private final Map<VerificationKey, Did> owners = new HashMap<>();

    Checking(SignedDocument document, Set<Did> members, DidResolver resolver, Instant at)
        throws ProblemException {
      this.secured = SecuredDocument.read(document.json(), Contexts.bundled());
      this.members = members;
      this.resolver = resolver;
      this.at = at;
    }

    void proof(Proof proof) throws ProblemException {
      requireForm(proof);
      requireInTime(proof);
      var signer = proof.verificationMethod().did();
      boolean counts = members.contains(signer);
      if (counts || SelfCertifying.verificationMethod(signer).isPresent()) {
        verify(proof, signer);
      }
      (counts ? signed : strangers).add(signer);
    }

    private void verify(Proof proof, Did signer) throws ProblemException {
      var key = usable(method(proof), proof).key();
      // one key under two names would let one person count twice
      if (!owners.computeIfAbsent(key, unknown -> signer).equals(signer)) {
        throw problem(
            ProblemType.PROOF_VERIFICATION_ERROR,
            proof,
            "verificationMethod",
            "the same key signs under two identifiers");
      }
      if (!secured.verify(proof, key).equals(secured.unsecured())) {
        throw new ProblemException(
            ProblemType.PROOF_VERIFICATION_ERROR,
            proof.pointer(),
            "covers fewer contexts than the document has");
      }
    }

    private static void requireForm(Proof proof) throws ProblemException {
      if (!proof.mechanism().equals(Cryptosuite.EDDSA_JCS_2022.identifier())) {
        throw unverifiable(proof, "cryptosuite", "must be eddsa-jcs-2022 here");
      }
      if (proof.purpose() != ProofPurpose.ASSERTION_METHOD) {
        throw unverifiable(proof, "proofPurpose", "must be assertionMethod here");
      }
      if (!((DataIntegrityProof) proof).previousProofs().isEmpty()) {
        throw unverifiable(proof, "previousProof", "a signature here builds on no other");
      }
      if (proof.challenge().isPresent() || !proof.domains().isEmpty()) {
        throw unverifiable(proof, "challenge", "a signature here is for everybody");
      }
    }

    private void requireInTime(Proof proof) throws ProblemException {
      if (proof.created().isPresent() && proof.created().get().isAfter(at.plus(CLOCK_SKEW))) {
        throw problem(ProblemType.PROOF_NOT_YET_VALID, proof, "created", "made in the future");
      }
      if (proof.expires().isPresent() && !at.isBefore(proof.expires().get())) {
        throw problem(ProblemType.PROOF_EXPIRED, proof, "expires", "no longer counts");
      }
    }

    private VerificationMethod method(Proof proof) throws ProblemException {
      var url = proof.verificationMethod();
      try {
        var resolution = resolver.resolve(url.did());
        if (resolution instanceof Resolution.Failed failed) {
          throw new ProblemException(failed.problem());
        }
        return ((Resolution.Resolved) resolution)
            .document()
            .retrieve(url, proof.purpose().relationship());
      } catch (ProblemException e) {
        // pointers into the controller document would mislead a reader of this one
        throw problem(e.problem().type(), proof, "verificationMethod", e.problem().detail());
      }
    }

    private VerificationMethod usable(VerificationMethod method, Proof proof)
        throws ProblemException {
      if (method.revoked().isPresent() && !at.isBefore(method.revoked().get())) {
        throw problem(ProblemType.KEY_REVOKED, proof, "verificationMethod", "the key was revoked");
      }
      if (method.expires().isPresent() && !at.isBefore(method.expires().get())) {
        throw problem(ProblemType.KEY_EXPIRED, proof, "verificationMethod", "the key has expired");
      }
      return method;
    }

    private static ProblemException unverifiable(Proof proof, String member, String detail) {
      return problem(ProblemType.PROOF_VERIFICATION_ERROR, proof, member, detail);
    }

    private static ProblemException problem(
        ProblemType type, Proof proof, String member, String detail) {
      return new ProblemException(type, proof.pointer().at(member), detail);
    }
  }
}
