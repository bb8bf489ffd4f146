package org.workcommons.vc.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.work.Rating;

/**
 * A rating, every signature of which stands, the issuer's among them.
 *
 * @param rating what it says
 * @param issuer who says it
 */
record SignedRating(Rating rating, Did issuer) {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
  private static final Pointer SUBJECT = Pointer.ROOT.at("credentialSubject");

  static SignedRating of(VerifiableCredential received, DidResolver resolver, Instant now)
      throws ProblemException {
    var secured = Secured.read(received, Contexts.bundled());
    var signers = new LinkedHashSet<Did>();
    var covered = secured.unsecured();
    for (var proof : secured.proofs()) {
      requireInTime(proof, now);
      covered = verified(secured, proof, method(proof, resolver, now));
      signers.add(proof.verificationMethod().did());
    }
    return read(Credential.of(covered), signers);
  }

  private static SignedRating read(Credential credential, Set<Did> signers)
      throws ProblemException {
    var issuer = Did.parse(credential.issuer().id(), Pointer.ROOT.at("issuer"));
    if (!signers.contains(issuer)) {
      throw new ProblemException(
          ProblemType.ISSUER_MISMATCH, Pointer.ROOT.at("issuer"), "did not sign it");
    }
    if (!credential.types().contains(Rating.TYPE.credentialType())
        || credential.subjects().size() != 1) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT.at("type"), "must be one rating");
    }
    var rating = Rating.TYPE.read(credential.subjects().get(0), SUBJECT);
    Rating.TYPE.check(rating, credential, signers);
    return new SignedRating(rating, issuer);
  }

  /** Every proof covers every word, so that it doesn't matter which one is believed. */
  private static JsonObject verified(Secured secured, Proof proof, VerificationMethod method)
      throws ProblemException {
    var covered = secured.verify(proof, method.key());
    if (!covered.equals(secured.unsecured())) {
      throw problem(ProblemType.PROOF_VERIFICATION_ERROR, proof, "covers less than it stands at");
    }
    return covered;
  }

  private static void requireInTime(Proof proof, Instant now) throws ProblemException {
    if (proof.purpose() != ProofPurpose.ASSERTION_METHOD) {
      throw problem(ProblemType.PROOF_VERIFICATION_ERROR, proof, "must be made to assert");
    }
    if (proof.created().isPresent() && proof.created().get().isAfter(now.plus(CLOCK_SKEW))) {
      throw problem(ProblemType.PROOF_NOT_YET_VALID, proof, "made in the future");
    }
    if (proof.expires().isPresent() && !now.isBefore(proof.expires().get())) {
      throw problem(ProblemType.PROOF_EXPIRED, proof, "no longer counts");
    }
  }

  private static VerificationMethod method(Proof proof, DidResolver resolver, Instant now)
      throws ProblemException {
    var resolution = resolver.resolve(proof.verificationMethod().did());
    if (resolution instanceof Resolution.Failed failed) {
      throw new ProblemException(failed.problem());
    }
    var method =
        ((Resolution.Resolved) resolution)
            .document()
            .retrieve(proof.verificationMethod(), proof.purpose().relationship());
    if (method.revoked().isPresent() && !now.isBefore(method.revoked().get())) {
      throw problem(ProblemType.KEY_REVOKED, proof, "the key was revoked");
    }
    if (method.expires().isPresent() && !now.isBefore(method.expires().get())) {
      throw problem(ProblemType.KEY_EXPIRED, proof, "the key has expired");
    }
    return method;
  }

  private static ProblemException problem(ProblemType type, Proof proof, String detail) {
    return new ProblemException(type, proof.pointer(), detail);
  }

  /** {@return nothing of it: it may be a secret still} */
  @Override
  public String toString() {
    return "SignedRating";
  }
}
