package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The cryptosuite {@code eddsa-rdfc-2022}. Data Integrity EdDSA Cryptosuites 1.0 §3.2. */
final class EddsaRdfc2022 implements Suite {
  private static final String HASH = "SHA-256";

  private final RdfForm rdfForm;

  EddsaRdfc2022(Contexts contexts) {
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
  public JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    if (proof.json().has("@context")) {
      throw new ProblemException(
          ProblemType.UNKNOWN_CONTEXT,
          proof.pointer().at("@context"),
          "a context in a proof of this cryptosuite would not be signed");
    }
    return document;
  }

  /** §3.2.3 and the second half of §3.2.4. */
  @Override
  public byte[] documentHash(JsonObject document) throws ProblemException {
    return Sha256.hash(rdfForm.canonical(document, HASH));
  }

  /** §3.2.5 and the first half of §3.2.4. */
  @Override
  public byte[] proofHash(JsonObject proof, JsonObject document) throws ProblemException {
    return Sha256.hash(rdfForm.canonical(configuration(proof, document), HASH));
  }

  private static JsonObject configuration(JsonObject proof, JsonObject document) {
    var context = document.get("@context");
    return context.isPresent() ? proof.with("@context", context.get()) : proof;
  }
}
