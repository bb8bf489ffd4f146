package org.workcommons.vc.securing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuites that sign two hashes: that of the proof, then that of the document. Data
 * Integrity EdDSA Cryptosuites 1.0 §3.2 and §3.3, Data Integrity ECDSA Cryptosuites 1.0 §3.2 and
 * §3.3. They differ in how something becomes bytes, and in how the proof names its contexts.
 */
final class HashAndSign implements Suite {
  private final CanonicalForm form;
  private final ContextRule contextRule;
  private final List<Hashed> hashed = new ArrayList<>();

  private HashAndSign(CanonicalForm form, ContextRule contextRule) {
    this.form = form;
    this.contextRule = contextRule;
  }

  /** {@return a suite over the JSON Canonicalization Scheme} §3.3. */
  static HashAndSign jcs() {
    return new HashAndSign((json, hash) -> Jcs.canonicalize(json), ContextRule.REPEATED);
  }

  /**
   * {@return a suite over the JSON Canonicalization Scheme whose proofs are given the contexts of
   * the document, and don't repeat them} Quantum-Resistant Cryptosuites, Proof Configuration.
   */
  static HashAndSign jcsOfTakenContexts() {
    return new HashAndSign((json, hash) -> Jcs.canonicalize(json), ContextRule.TAKEN_OVER);
  }

  /** {@return a suite over RDF Dataset Canonicalization} §3.2. */
  static HashAndSign rdfc(Contexts contexts) {
    return new HashAndSign(new RdfForm(contexts), ContextRule.TAKEN_OVER);
  }

  @Override
  public JsonObject completed(JsonObject proof, JsonObject document) {
    return contextRule.completed(proof, document);
  }

  @Override
  public String proofValue(JsonObject proof, JsonObject document, Signer signer)
      throws ProblemException, IOException {
    var hash = Hash.of(signer.verificationKey().type());
    var hashData = hashData(proofHash(proof, document, hash), documentHash(document, hash));
    return ProofValue.of(signer.verificationKey().type()).text(signer.sign(hashData));
  }

  @Override
  public JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var hash = Hash.of(key.type());
    var covered = contextRule.covered(document, proof);
    var signature = ProofValue.of(key.type()).signature(proof);
    var documentHash = remembered(covered, hash);
    var proofHash = proof.hashed(configuration -> proofHash(configuration, covered, hash));
    if (!key.verifies(hashData(proofHash, documentHash), signature)) {
      throw new ProblemException(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
          proof.pointer(),
          "the signature does not match the document");
    }
    return covered;
  }

  byte[] canonicalDocument(JsonObject document, Hash hash) throws ProblemException {
    return form.canonical(document, hash);
  }

  byte[] canonicalProof(JsonObject proof, JsonObject document, Hash hash) throws ProblemException {
    return form.canonical(contextRule.configuration(proof, document), hash);
  }

  byte[] documentHash(JsonObject document, Hash hash) throws ProblemException {
    return form.hash(document, hash);
  }

  byte[] proofHash(JsonObject proof, JsonObject document, Hash hash) throws ProblemException {
    return form.hash(contextRule.configuration(proof, document), hash);
  }

  /** {@return what is signed: both hashes, the proof's first} */
  static byte[] hashData(byte[] proofHash, byte[] documentHash) {
    var both = new byte[proofHash.length + documentHash.length];
    System.arraycopy(proofHash, 0, both, 0, proofHash.length);
    System.arraycopy(documentHash, 0, both, proofHash.length, documentHash.length);
    return both;
  }

  /**
   * Canonicalising is most of the work beside the signature, so it is done once for all proofs of a
   * set, which cover the same. A document that can't be is not tried again.
   */
  private byte[] remembered(JsonObject document, Hash hash) throws ProblemException {
    for (var earlier : hashed) {
      if (earlier.hash() == hash && earlier.document().equals(document)) {
        return earlier.orElseThrow();
      }
    }
    var now = hashed(document, hash);
    hashed.add(now);
    return now.orElseThrow();
  }

  private Hashed hashed(JsonObject document, Hash hash) {
    try {
      return new Hashed(document, hash, documentHash(document, hash), Optional.empty());
    } catch (ProblemException e) {
      return new Hashed(document, hash, new byte[0], Optional.of(e));
    }
  }

  /** The hash of a document, or why it has none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this file
  private record Hashed(
      JsonObject document, Hash hash, byte[] value, Optional<ProblemException> problem) {
    byte[] orElseThrow() throws ProblemException {
      if (problem.isPresent()) {
        throw problem.get();
      }
      return value;
    }
  }
}
