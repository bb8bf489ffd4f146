package org.workcommons.vc.securing;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuites over the JSON Canonicalization Scheme. Data Integrity EdDSA Cryptosuites 1.0
 * §3.3, whose steps are named here, and Data Integrity ECDSA Cryptosuites 1.0 §3.3.
 */
final class JcsSuite extends HashAndSign {
  /** §3.3.1, step 2: the proof repeats the document's contexts. */
  @Override
  public JsonObject completed(JsonObject proof, JsonObject document) {
    var context = document.get("@context");
    return context.isPresent() ? proof.with("@context", context.get()) : proof;
  }

  /**
   * §3.3.2, steps 5 to 7: the proof's own contexts must be the first of the received ones; the rest
   * of the received ones is unsigned, and is dropped.
   */
  @Override
  JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    var signed = proof.json().get("@context");
    if (signed.isEmpty()) {
      return document;
    }
    var received = document.get("@context");
    if (received.equals(signed)) {
      return document;
    }
    var receivedItems = items(received);
    var signedItems = items(signed);
    if (receivedItems.size() < signedItems.size()
        || !receivedItems.subList(0, signedItems.size()).equals(signedItems)) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("@context"),
          "the document's contexts don't start with those of its proof");
    }
    return document.with("@context", signed.get());
  }

  /** §3.3.3. */
  @Override
  byte[] canonical(JsonObject document, Hash hash) {
    return Jcs.canonicalize(document);
  }

  /** §3.3.5. */
  @Override
  byte[] canonical(JsonObject proof, JsonObject document, Hash hash) {
    return Jcs.canonicalize(proof);
  }

  private static List<JsonValue> items(Optional<JsonValue> context) {
    if (context.isEmpty()) {
      return List.of();
    }
    return JsonArray.itemsOf(context.get());
  }
}
