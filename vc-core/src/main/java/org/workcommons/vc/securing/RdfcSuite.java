package org.workcommons.vc.securing;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuites over RDF Dataset Canonicalization. Data Integrity EdDSA Cryptosuites 1.0 §3.2,
 * whose steps are named here, and Data Integrity ECDSA Cryptosuites 1.0 §3.2.
 */
final class RdfcSuite extends HashAndSign {
  private final RdfForm rdfForm;

  RdfcSuite(Contexts contexts) {
    rdfForm = new RdfForm(contexts);
  }

  @Override
  public JsonObject completed(JsonObject proof, JsonObject document) {
    return proof;
  }

  /**
   * All of it, or it is refused. The specification gives the proof the document's contexts (§3.2.5,
   * step 4) whatever stands there, so a context in the proof is not signed: refused too.
   */
  @Override
  JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    if (proof.json().has("@context")) {
      throw new ProblemException(
          ProblemType.UNKNOWN_CONTEXT,
          proof.pointer().at("@context"),
          "a context in a proof of this cryptosuite would not be signed");
    }
    return document;
  }

  /** §3.2.3. */
  @Override
  byte[] canonical(JsonObject document, Hash hash) throws ProblemException {
    return rdfForm.canonical(document, hash);
  }

  /** §3.2.5. */
  @Override
  byte[] canonical(JsonObject proof, JsonObject document, Hash hash) throws ProblemException {
    return rdfForm.canonical(configuration(proof, document), hash);
  }

  private static JsonObject configuration(JsonObject proof, JsonObject document) {
    var context = document.get("@context");
    return context.isPresent() ? proof.with("@context", context.get()) : proof;
  }
}
