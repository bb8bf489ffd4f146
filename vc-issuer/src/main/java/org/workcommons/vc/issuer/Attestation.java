package org.workcommons.vc.issuer;

import java.io.IOException;
import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.WorkStatement;

/**
 * How organisers of a commons stand behind what a platform did not sign: each adds a proof of her
 * own to a statement that the commons issued as {@code commons-attested}. {@code
 * specs/work-statement.md}, Attestations. Nobody accepts it before two of them did. A statement's
 * place in its chain does not change with its proofs.
 */
public final class Attestation {
  private Attestation() {}

  /**
   * {@return {@code statement} with one proof more} Refused is what is no attested work statement
   * in a form that can have several proofs, and who is a party: its issuer, the worker, the
   * platform.
   *
   * @param statement that the organiser compared with the worker's account
   * @param method the name of the organiser's key
   * @throws ProblemException of type {@code DOMAIN_NOT_ATTESTED} for a party, of another where it
   *     is no such statement
   * @throws IssuingException when the key can't be reached
   */
  public static VerifiableCredential sign(
      VerifiableCredential statement,
      DataIntegrity mechanism,
      Signer signer,
      DidUrl method,
      Instant now)
      throws ProblemException, IssuingException {
    if (statement.mediaType() != MediaType.VC) {
      throw malformed(Pointer.ROOT, "must be a document, which can have several proofs");
    }
    var document = JsonReader.readObject(statement.toByteArray());
    requireNoParty(document, method.did());
    try {
      return mechanism.secureCredential(document, signer, ProofOptions.assertion(method, now));
    } catch (IOException e) {
      throw new IssuingException(
          "the signing key can't be reached", "Try again when the key's keeper answers.", e);
    }
  }

  private static void requireNoParty(JsonObject document, Did organiser) throws ProblemException {
    var subject = ObjectReader.of(document, Pointer.ROOT).object("credentialSubject");
    var statement = WorkStatement.TYPE.read(subject.object(), subject.pointer());
    if (statement.assurance() != Assurance.COMMONS_ATTESTED) {
      throw malformed(subject.pointer().at("assurance"), "must be commons-attested");
    }
    var issuer = document.string("issuer").orElse("");
    if (organiser.value().equals(issuer)
        || organiser.equals(statement.worker())
        || organiser.equals(statement.platform())) {
      throw new ProblemException(
          ProblemType.DOMAIN_NOT_ATTESTED,
          Pointer.ROOT.at("proof"),
          "a party does not attest: neither issuer, nor worker, nor platform");
    }
  }

  private static ProblemException malformed(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail);
  }
}
