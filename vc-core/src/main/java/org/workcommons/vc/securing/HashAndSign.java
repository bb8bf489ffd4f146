package org.workcommons.vc.securing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuites that sign two hashes: that of the proof, then that of the document. Data
 * Integrity EdDSA Cryptosuites 1.0 §3.2 and §3.3, Data Integrity ECDSA Cryptosuites 1.0 §3.2 and
 * §3.3. They differ in how document and proof become bytes.
 */
abstract class HashAndSign implements Suite {
  private final List<Hashed> hashed = new ArrayList<>();

  /** {@return the document that {@code proof} covers, where {@code document} was received} */
  abstract JsonObject covered(JsonObject document, DataIntegrityProof proof)
      throws ProblemException;

  /** {@return the canonical bytes of the document} */
  abstract byte[] canonical(JsonObject document, Hash hash) throws ProblemException;

  /**
   * {@return the canonical bytes of the proof}
   *
   * @param proof all but its value
   * @param document the one that it covers
   */
  abstract byte[] canonical(JsonObject proof, JsonObject document, Hash hash)
      throws ProblemException;

  @Override
  public final String proofValue(JsonObject proof, JsonObject document, Signer signer)
      throws ProblemException, IOException {
    var hash = Hash.of(signer.verificationKey().type());
    var hashData = hashData(proofHash(proof, document, hash), documentHash(document, hash));
    return ProofValue.text(signer.sign(hashData));
  }

  @Override
  public final JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var hash = Hash.of(key.type());
    var covered = covered(document, proof);
    var signature = ProofValue.signature(proof, key.type());
    var documentHash = remembered(covered, hash);
    if (!key.verifies(hashData(proofHash(proof, covered, hash), documentHash), signature)) {
      throw new ProblemException(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
          proof.pointer(),
          "the signature does not match the document");
    }
    return covered;
  }

  final byte[] documentHash(JsonObject document, Hash hash) throws ProblemException {
    return hash.of(canonical(document, hash));
  }

  final byte[] proofHash(JsonObject proof, JsonObject document, Hash hash) throws ProblemException {
    return hash.of(canonical(proof, document, hash));
  }

  /** {@return what is signed: both hashes, the proof's first} */
  static byte[] hashData(byte[] proofHash, byte[] documentHash) {
    var both = new byte[proofHash.length + documentHash.length];
    System.arraycopy(proofHash, 0, both, 0, proofHash.length);
    System.arraycopy(documentHash, 0, both, proofHash.length, documentHash.length);
    return both;
  }

  private byte[] proofHash(DataIntegrityProof proof, JsonObject covered, Hash hash)
      throws ProblemException {
    try {
      return proofHash(proof.configuration(), covered, hash);
    } catch (ProblemException e) {
      throw e.under(proof.pointer());
    }
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
