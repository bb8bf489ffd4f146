package org.workcommons.vc.issuer;

import java.io.IOException;
import java.time.Instant;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuredDocument;

/** What turns a document into a verifiable credential: a key, its name, and how it signs. */
record Seal(Signer signer, DidUrl verificationMethod, DataIntegrity mechanism) {
  /**
   * {@return {@code document}, secured, as JSON without white space} A document that is no
   * conforming credential, or that the mechanism can't cover, is the fault of the program that made
   * it.
   */
  VerifiableCredential put(JsonObject document, Instant now) throws IssuingException {
    var findings = Conformance.ofCredential(document, mechanism.contexts());
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException("not a conforming credential: " + findings);
    }
    try {
      var options = ProofOptions.assertion(verificationMethod, now);
      var secured = mechanism.secure(document, signer, options);
      return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(secured));
    } catch (ProblemException e) {
      throw new IllegalArgumentException("not a credential that can be secured so", e);
    } catch (IOException e) {
      throw new IssuingException(
          "the signing key can't be reached", "Try again when the key's keeper answers.", e);
    }
  }

  /**
   * {@return whether {@code secured} is a document that this seal was put on, and nobody changed}
   */
  boolean isOn(JsonObject secured) {
    try {
      var read = SecuredDocument.read(secured);
      if (read.proofs().size() != 1) {
        return false;
      }
      var proof = read.proofs().get(0);
      read.verify(proof, signer.verificationKey());
      return proof.verificationMethod().equals(verificationMethod);
    } catch (ProblemException e) {
      return false;
    }
  }
}
