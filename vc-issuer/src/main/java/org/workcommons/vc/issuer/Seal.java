package org.workcommons.vc.issuer;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.status.StatusListToken;

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
      throw unreachable(e);
    }
  }

  /** {@return {@code list} as a token} */
  String token(StatusListToken list) throws IssuingException {
    try {
      return Jwt.sign(StatusListToken.TYPE, list.claims(), signer, verificationMethod.toString());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** {@return whether {@code token} is this seal's, and says just {@code list}} */
  boolean isOn(Jwt token, StatusListToken list) {
    try {
      return token.keyId().equals(Optional.of(verificationMethod.toString()))
          && token.verify(signer.verificationKey()).equals(list.claims());
    } catch (ProblemException e) {
      return false;
    }
  }

  private static IssuingException unreachable(IOException e) {
    return new IssuingException(
        "the signing key can't be reached", "Try again when the key's keeper answers.", e);
  }

  /** {@return {@code credential}, taken apart} */
  Secured read(VerifiableCredential credential) throws ProblemException {
    return Secured.read(credential, mechanism.contexts());
  }

  /** {@return whether {@code secured} is what this seal was put on, and nobody changed} */
  boolean isOn(Secured secured) {
    var proof = secured.proofs().get(0);
    try {
      return secured.proofs().size() == 1
          && proof.verificationMethod().equals(verificationMethod)
          && secured.verify(proof, signer.verificationKey()).equals(secured.unsecured());
    } catch (ProblemException e) {
      return false;
    }
  }
}
