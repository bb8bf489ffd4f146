package org.workcommons.vc.endpoint;

import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredDocument;

/**
 * {@code POST /presentations/verify}. VCALM §4.3. The suites ask with challenges of their own and
 * about anybody's credentials, so the proofs are looked at one by one here; a verifier of one's own
 * asks with a {@code PresentationRequest}.
 */
record VerifyingPresentations(Documents documents, DidResolver resolver, Verifying credentials)
    implements Route {
  @Override
  public Reply answer(Request request) throws ProblemException {
    var body = request.body();
    var options = body.optionalObject("options");
    var presentation = body.object("verifiablePresentation");
    if (OldTokens.isOne(presentation.object())) {
      documents.requireEnvelopedPresentation(presentation.object());
      new OldTokens(resolver).presentation(presentation);
      return Verifying.verified();
    }
    documents.requirePresentation(presentation.object());
    // SuitePolicy.UNSIGNED_PRESENTATIONS
    if (presentation.object().has("proof")) {
      requireProofs(presentation.object(), options);
    }
    for (var credential : presentation.oneOrMore("verifiableCredential")) {
      var problems = credentials.problems(credential);
      if (!problems.isEmpty()) {
        return Reply.refused(problems);
      }
    }
    return Verifying.verified();
  }

  private void requireProofs(JsonObject presentation, Optional<ObjectReader> options)
      throws ProblemException {
    var inlined = PinnedInline.in(presentation, documents.contexts());
    Secured secured = SecuredDocument.read(inlined.document(), inlined.contexts());
    for (var proof : secured.proofs()) {
      requireAnswers(proof, options);
      if (proof.purpose() != ProofPurpose.AUTHENTICATION) {
        throw problem(ProblemType.PROOF_VERIFICATION_ERROR, proof, "not for this purpose");
      }
      var key =
          Keys.of(resolver, proof.verificationMethod(), VerificationRelationship.AUTHENTICATION);
      secured.verify(proof, key);
    }
  }

  private static void requireAnswers(Proof proof, Optional<ObjectReader> options)
      throws ProblemException {
    if (options.isEmpty()) {
      return;
    }
    var challenge = options.get().optionalString("challenge");
    if (challenge.isPresent() && !challenge.equals(proof.challenge())) {
      throw problem(ProblemType.INVALID_CHALLENGE_ERROR, proof, "answers another challenge");
    }
    var domain = options.get().optionalString("domain");
    if (domain.isPresent() && !proof.domains().contains(domain.get())) {
      throw problem(ProblemType.INVALID_DOMAIN_ERROR, proof, "for somebody else");
    }
  }

  private static ProblemException problem(ProblemType type, Proof proof, String detail) {
    return new ProblemException(type, proof.pointer(), detail);
  }
}
