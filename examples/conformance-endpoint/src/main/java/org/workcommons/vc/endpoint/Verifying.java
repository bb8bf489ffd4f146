package org.workcommons.vc.endpoint;

import java.time.InstantSource;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredDocument;

/** {@code POST /credentials/verify} and {@code /presentations/verify}. VCALM §4.2 and §4.3. */
record Verifying(Documents documents, DidResolver resolver, InstantSource clock) {
  Reply credential(Request request) throws ProblemException {
    verifyCredential(request.body().object("verifiableCredential"));
    return verified();
  }

  Reply presentation(Request request) throws ProblemException {
    var body = request.body();
    var options = body.optionalObject("options");
    var presentation = body.object("verifiablePresentation");
    documents.requirePresentation(presentation.object());
    // SuitePolicy.UNSIGNED_PRESENTATIONS
    if (presentation.object().has("proof")) {
      var secured = secured(presentation.object());
      for (var proof : secured.proofs()) {
        requireAnswers(proof, options);
        verify(secured, proof, ProofPurpose.AUTHENTICATION);
      }
    }
    for (var credential : presentation.oneOrMore("verifiableCredential")) {
      verifyCredential(credential);
    }
    return verified();
  }

  private void verifyCredential(ObjectReader in) throws ProblemException {
    Secured secured;
    if (Envelope.isOne(in.object())) {
      secured = Secured.read(Envelope.open(in), documents.contexts());
    } else {
      documents.requireCredential(in.object());
      secured = secured(in.object());
    }
    for (var proof : secured.proofs()) {
      documents.requireCredential(verify(secured, proof, ProofPurpose.ASSERTION_METHOD));
    }
  }

  private Secured secured(JsonObject document) throws ProblemException {
    var inlined = PinnedInline.in(document, documents.contexts());
    return SecuredDocument.read(inlined.document(), inlined.contexts());
  }

  private JsonObject verify(Secured secured, Proof proof, ProofPurpose purpose)
      throws ProblemException {
    if (proof.purpose() != purpose) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR, proof.pointer(), "not for this purpose");
    }
    return secured.verify(proof, key(proof));
  }

  private VerificationKey key(Proof proof) throws ProblemException {
    var resolution = resolver.resolve(proof.verificationMethod().did());
    if (resolution instanceof Resolution.Resolved resolved) {
      return resolved
          .document()
          .retrieve(
              proof.verificationMethod(),
              proof.purpose() == ProofPurpose.ASSERTION_METHOD
                  ? VerificationRelationship.ASSERTION_METHOD
                  : VerificationRelationship.AUTHENTICATION)
          .key();
    }
    var problem = ((Resolution.Failed) resolution).problem();
    throw new ProblemException(problem.type(), proof.pointer(), problem.detail());
  }

  private static void requireAnswers(Proof proof, Optional<ObjectReader> options)
      throws ProblemException {
    if (options.isEmpty()) {
      return;
    }
    var challenge = options.get().optionalString("challenge");
    if (challenge.isPresent() && !challenge.equals(proof.challenge())) {
      throw new ProblemException(
          ProblemType.INVALID_CHALLENGE_ERROR, proof.pointer(), "answers another challenge");
    }
    var domain = options.get().optionalString("domain");
    if (domain.isPresent() && !proof.domains().contains(domain.get())) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR, proof.pointer(), "for somebody else");
    }
  }

  private static Reply verified() {
    return Reply.ok(JsonObject.builder().put("verified", JsonBoolean.TRUE).build());
  }
}
