package org.workcommons.vc.issuer;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.securing.SecuredToken;
import org.workcommons.vc.securing.SecuringMechanism;

/** What turns a document into a verifiable credential: a key, its name, and how it signs. */
record Seal(Signer signer, DidUrl verificationMethod, SecuringMechanism mechanism) {
  /**
   * {@return {@code document}, secured} A document that is no conforming credential, or that the
   * mechanism can't cover, is the fault of the program that made it.
   */
  VerifiableCredential put(JsonObject document, Instant now) throws IssuingException {
    var findings = Conformance.ofCredential(document, mechanism.contexts());
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException("not a conforming credential: " + findings);
    }
    try {
      var options = ProofOptions.assertion(verificationMethod, now);
      return mechanism.secureCredential(document, signer, options);
    } catch (ProblemException e) {
      throw new IllegalArgumentException("not a credential that can be secured so", e);
    } catch (IOException e) {
      throw new IssuingException(
          "the signing key can't be reached", "Try again when the key's keeper answers.", e);
    }
  }

  /**
   * {@return the document in {@code published}, if this seal was put on it and nobody changed it}
   */
  Optional<JsonObject> opened(byte[] published) {
    try {
      var secured = read(published);
      var proof = secured.proofs().get(0);
      boolean ours =
          secured.proofs().size() == 1 && proof.verificationMethod().equals(verificationMethod);
      return ours
          ? Optional.of(secured.verify(proof, signer.verificationKey()).without("proof"))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private Secured read(byte[] published) throws ProblemException {
    var type = MediaType.ofCredential(published);
    return type == MediaType.VC_JWT
        ? SecuredToken.read(type, published)
        : SecuredDocument.read(JsonReader.readObject(published), mechanism.contexts());
  }
}
