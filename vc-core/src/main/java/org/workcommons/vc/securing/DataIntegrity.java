package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.Signer;

/**
 * Embedded proofs. VC Data Integrity 1.0.
 *
 * @param cryptosuite how the proofs are made
 */
public record DataIntegrity(Cryptosuite cryptosuite) implements SecuringMechanism {
  public DataIntegrity {
    requireNonNull(cryptosuite);
  }

  /**
   * {@return {@code document} with a proof by {@code signer}} Where it has proofs already, the new
   * one joins their set: each covers the document and none covers another. §4.2 and §4.3, Add
   * Proof.
   *
   * @param signer its key has the type that the cryptosuite uses
   * @throws IOException when the key can't be reached
   */
  public JsonObject secure(JsonObject document, Signer signer, ProofOptions options)
      throws IOException {
    if (!EddsaJcs2022.isFor(signer.verificationKey())) {
      throw new IllegalArgumentException(cryptosuite.identifier() + " needs an Ed25519 key");
    }
    var unsecured = document.without("proof");
    var configuration = configuration(unsecured, options);
    var hashData = EddsaJcs2022.hashData(configuration, EddsaJcs2022.documentHash(unsecured));
    var proof = configuration.with("proofValue", Multibase.base58(signer.sign(hashData)));
    return document.with("proof", joined(document, proof));
  }

  private JsonObject configuration(JsonObject unsecured, ProofOptions options) {
    var proof =
        JsonObject.builder()
            .put("type", "DataIntegrityProof")
            .put("cryptosuite", cryptosuite.identifier())
            .put("created", DateTimeStamp.text(options.created().truncatedTo(ChronoUnit.SECONDS)))
            .put("verificationMethod", options.verificationMethod().toString())
            .put("proofPurpose", options.purpose().term());
    unsecured.get("@context").ifPresent(context -> proof.put("@context", context));
    options
        .binding()
        .ifPresent(
            binding -> proof.put("domain", binding.domain()).put("challenge", binding.challenge()));
    return proof.build();
  }

  private static JsonValue joined(JsonObject document, JsonObject proof) {
    var earlier = document.get("proof");
    if (earlier.isEmpty()) {
      return proof;
    }
    var all = new ArrayList<JsonValue>();
    if (earlier.get() instanceof JsonArray array) {
      all.addAll(array.items());
    } else {
      all.add(earlier.get());
    }
    all.add(proof);
    return new JsonArray(all);
  }
}
