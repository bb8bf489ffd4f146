package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;

/**
 * Embedded proofs. VC Data Integrity 1.0.
 *
 * @param cryptosuite how the proofs are made
 * @param contexts what the words of the documents mean
 */
public record DataIntegrity(Cryptosuite cryptosuite, Contexts contexts)
    implements SecuringMechanism {
  public DataIntegrity {
    requireNonNull(cryptosuite);
    requireNonNull(contexts);
    if (cryptosuite == Cryptosuite.ED25519_SIGNATURE_2020) {
      throw new IllegalArgumentException("proofs of this type are read, and not made");
    }
  }

  /** Makes proofs of documents that name only contexts which this library carries. */
  public DataIntegrity(Cryptosuite cryptosuite) {
    this(cryptosuite, Contexts.bundled());
  }

  /**
   * {@return {@code document} with a proof by {@code signer}} Where it has proofs already, the new
   * one joins their set: each covers the document and none covers another, unless the options say
   * which ones the new proof builds on. §4.2 and §4.3, Add Proof.
   *
   * @param signer its key is of a type that the cryptosuite uses
   * @throws IllegalArgumentException when the document has no proof that the options build on, or
   *     has one with the new proof's id already
   * @throws ProblemException when the document holds something that the cryptosuite can't cover
   * @throws IOException when the key can't be reached
   */
  public JsonObject secure(JsonObject document, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    if (!cryptosuite.keyTypes().contains(signer.verificationKey().type())) {
      throw new IllegalArgumentException(
          cryptosuite.identifier() + " needs a key of one of the types " + cryptosuite.keyTypes());
    }
    var suite = Suite.of(cryptosuite, contexts, options.mandatory());
    if (!options.mandatory().isEmpty() && !(suite instanceof SelectiveSuite)) {
      throw new IllegalArgumentException(
          cryptosuite.identifier() + " can't disclose a part, so nothing is mandatory");
    }
    var covered = ProofChains.under(options, document);
    var proof = linked(bound(suite.completed(proof(options), covered), options), options);
    var signed = proof.with("proofValue", suite.proofValue(proof, covered, signer));
    return document.with("proof", joined(document, signed));
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    return VerifiableCredential.received(
        MediaType.VC, JsonWriter.compact(secure(credential, signer, options)));
  }

  private JsonObject proof(ProofOptions options) {
    return JsonObject.builder()
        .put("type", "DataIntegrityProof")
        .put("cryptosuite", cryptosuite.identifier())
        .put("created", DateTimeStamp.text(options.created().truncatedTo(ChronoUnit.SECONDS)))
        .put("verificationMethod", options.verificationMethod().toString())
        .put("proofPurpose", options.purpose().term())
        .build();
  }

  private static JsonObject bound(JsonObject proof, ProofOptions options) {
    return options
        .binding()
        .map(to -> proof.with("domain", to.domain()).with("challenge", to.challenge()))
        .orElse(proof);
  }

  private static JsonObject linked(JsonObject proof, ProofOptions options) {
    var linked = options.id().map(id -> proof.with("id", id.toString())).orElse(proof);
    var previous = options.previousProofs().stream().map(URI::toString).toList();
    return switch (previous.size()) {
      case 0 -> linked;
      case 1 -> linked.with("previousProof", previous.get(0));
      default -> linked.with("previousProof", JsonArray.ofStrings(previous));
    };
  }

  private static JsonValue joined(JsonObject document, JsonObject proof) {
    var earlier = document.get("proof");
    if (earlier.isEmpty()) {
      return proof;
    }
    var all = new ArrayList<JsonValue>(JsonArray.itemsOf(earlier.get()));
    all.add(proof);
    return new JsonArray(all);
  }
}
