package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The signature in a proof. Data Integrity EdDSA Cryptosuites 1.0 §2.2.1. */
final class ProofValue {
  private static final int SIGNATURE_BYTES = 64;

  /** The prefix and 64 bytes in base58; longer text is not decoded, which takes quadratic time. */
  private static final int MAX_SIGNATURE_CHARS = 89;

  private ProofValue() {}

  static String text(byte[] signature) {
    return Multibase.base58(signature);
  }

  /** {@return the bytes in {@code proofValue}: base58 with the prefix z, 64 of them} */
  static byte[] signature(DataIntegrityProof proof) throws ProblemException {
    var value = proof.json().string("proofValue").orElseThrow();
    if (!value.startsWith("z") || value.length() > MAX_SIGNATURE_CHARS) {
      throw malformed(proof);
    }
    var signature = decode(value, proof);
    if (signature.length != SIGNATURE_BYTES) {
      throw malformed(proof);
    }
    return signature;
  }

  private static byte[] decode(String value, DataIntegrityProof proof) throws ProblemException {
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw malformed(proof);
    }
  }

  private static ProblemException malformed(DataIntegrityProof proof) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR,
        proof.pointer().at("proofValue"),
        "must be 64 bytes in base58 with the prefix z");
  }
}
