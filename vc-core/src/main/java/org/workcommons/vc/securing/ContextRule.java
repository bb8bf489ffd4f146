package org.workcommons.vc.securing;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** How a cryptosuite has a proof say which contexts it covers. */
enum ContextRule {
  /**
   * The proof repeats the document's contexts, and the document may be sent on with more. Data
   * Integrity EdDSA Cryptosuites 1.0 §3.3, Data Integrity ECDSA Cryptosuites 1.0 §3.3.
   */
  REPEATED {
    /** §3.3.1, step 2. */
    @Override
    JsonObject completed(JsonObject proof, JsonObject document) {
      return withContextOf(document, proof);
    }

    /**
     * §3.3.2, steps 5 to 7: the proof's own contexts must be the first of the received ones; the
     * rest of the received ones is unsigned, and is dropped.
     */
    @Override
    JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
      var signed = proof.json().get("@context");
      var received = document.get("@context");
      if (signed.isEmpty() || received.equals(signed)) {
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

    @Override
    JsonObject configuration(JsonObject proof, JsonObject document) {
      return proof;
    }
  },

  /**
   * The proof is given the document's contexts whenever it is hashed, whatever stands in it: so a
   * context in the proof would not be signed, and is refused. Data Integrity EdDSA Cryptosuites 1.0
   * §3.2.5, step 4.
   */
  TAKEN_OVER {
    @Override
    JsonObject completed(JsonObject proof, JsonObject document) {
      return proof;
    }

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

    @Override
    JsonObject configuration(JsonObject proof, JsonObject document) {
      return withContextOf(document, proof);
    }
  };

  /** {@return {@code proof}, all but its value, as it will stand in {@code document}} */
  abstract JsonObject completed(JsonObject proof, JsonObject document);

  /** {@return the document that {@code proof} covers, where {@code document} was received} */
  abstract JsonObject covered(JsonObject document, DataIntegrityProof proof)
      throws ProblemException;

  /** {@return {@code proof}, all but its value, as it is hashed} */
  abstract JsonObject configuration(JsonObject proof, JsonObject document);

  private static JsonObject withContextOf(JsonObject document, JsonObject proof) {
    var context = document.get("@context");
    return context.isPresent() ? proof.with("@context", context.get()) : proof;
  }

  private static List<JsonValue> items(Optional<JsonValue> context) {
    return context.isEmpty() ? List.of() : JsonArray.itemsOf(context.get());
  }
}
