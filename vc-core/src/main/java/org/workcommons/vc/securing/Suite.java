package org.workcommons.vc.securing;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What one cryptosuite does its own way: which document a proof covers, and how document and proof
 * become bytes. VC Data Integrity 1.0 §3.1.
 */
interface Suite {
  /** {@return the suite that {@code cryptosuite} names, words meaning what {@code contexts} say} */
  static Suite of(Cryptosuite cryptosuite, Contexts contexts) {
    return switch (cryptosuite) {
      case EDDSA_JCS_2022 -> new EddsaJcs2022();
      case EDDSA_RDFC_2022 -> new EddsaRdfc2022(contexts);
    };
  }

  /** {@return {@code proof}, all but its value, as it will stand in {@code document}} */
  JsonObject completed(JsonObject proof, JsonObject document);

  /** {@return the document that {@code proof} covers, where {@code document} was received} */
  JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException;

  /** {@return the document's half of what is signed} */
  byte[] documentHash(JsonObject document) throws ProblemException;

  /**
   * {@return the proof's half of what is signed}
   *
   * @param proof all but its value
   * @param document the one that it covers
   */
  byte[] proofHash(JsonObject proof, JsonObject document) throws ProblemException;
}
