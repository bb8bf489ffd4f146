package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.JoseProof;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.Secured;

/**
 * Every proof of a document must stand: right purpose, in time, by a key that is allowed to, over
 * the same document, and after the proofs that it builds on. One bad proof in a set condemns it. VC
 * Data Integrity 1.0 §4.4 and §4.5.
 */
record ProofCheck(Run run) {
  /** What the proofs cover, and who made them. */
  record Signed(JsonObject document, List<Proof> proofs) {
    Set<Did> signers() {
      var signers = new LinkedHashSet<Did>();
      proofs.forEach(proof -> signers.add(proof.verificationMethod().did()));
      return signers;
    }
  }

  /** {@return what all proofs of {@code secured} cover, empty if something was found} */
  Optional<Signed> covered(Secured secured, ProofPurpose purpose, Pointer place) {
    run.findings().ran(Check.PROOF);
    JsonObject document = null;
    boolean allStand = true;
    for (var proof : secured.proofs()) {
      try {
        document = verify(secured, proof, purpose);
        run.findings().proved(proof.mechanism());
      } catch (ProblemException e) {
        run.findings().add(Check.PROOF, e.problem().under(place));
        allStand = false;
      }
    }
    return allStand && document != null
        ? Optional.of(new Signed(document, secured.proofs()))
        : Optional.empty();
  }

  private JsonObject verify(Secured secured, Proof proof, ProofPurpose purpose)
      throws ProblemException {
    if (proof.purpose() != purpose) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("proofPurpose"),
          "must be " + purpose.term() + " here");
    }
    requireForAnybody(proof);
    requireInTime(proof, run.now());
    var key = run.policy().signatures().computing(run.methodOf(proof).key());
    return secured.verify(proof, key);
  }

  /**
   * RFC 7519 §4.1.3: whoever is not named refuses the token. A presentation's is looked at before.
   */
  private static void requireForAnybody(Proof proof) throws ProblemException {
    if (proof instanceof JoseProof
        && proof.purpose() == ProofPurpose.ASSERTION_METHOD
        && !proof.domains().isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR,
          proof.pointer().at("aud"),
          "a credential that is for somebody in particular is not accepted");
    }
  }

  private void requireInTime(Proof proof, Instant now) throws ProblemException {
    var skew = run.policy().clockSkew();
    if (proof.created().isPresent() && proof.created().get().isAfter(now.plus(skew))) {
      throw problem(ProblemType.PROOF_NOT_YET_VALID, proof, "made in the future");
    }
    if (proof.expires().isPresent() && !now.minus(skew).isBefore(proof.expires().get())) {
      throw problem(ProblemType.PROOF_EXPIRED, proof, "no longer counts");
    }
  }

  private static ProblemException problem(ProblemType type, Proof proof, String detail) {
    return new ProblemException(type, proof.pointer(), detail);
  }
}
