package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The signature in a proof. Data Integrity EdDSA Cryptosuites 1.0 §2.2.1, Data Integrity ECDSA
 * Cryptosuites 1.0 §2.2.1.
 */
final class ProofValue {
  private ProofValue() {}

  static String text(byte[] signature) {
    return Multibase.base58(signature);
  }

  /**
   * {@return the bytes in {@code proofValue}: base58 with the prefix z, a signature by such a key}
   */
  static byte[] signature(DataIntegrityProof proof, KeyType type) throws ProblemException {
    int bytes = bytes(type);
    var value = proof.json().string("proofValue").orElseThrow();
    if (!value.startsWith("z") || value.length() > mostChars(bytes)) {
      throw malformed(proof, bytes);
    }
    var signature = decode(value, proof, bytes);
    if (signature.length != bytes) {
      throw malformed(proof, bytes);
    }
    return signature;
  }

  private static int bytes(KeyType type) {
    return switch (type) {
      case ED25519, P256 -> 64;
      case P384 -> 96;
      case BLS12_381_G2 -> 80;
    };
  }

  /** The prefix and the bytes in base58; longer text is not decoded, which takes quadratic time. */
  private static int mostChars(int bytes) {
    return 2 + bytes * 137 / 100;
  }

  private static byte[] decode(String value, DataIntegrityProof proof, int bytes)
      throws ProblemException {
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw malformed(proof, bytes);
    }
  }

  private static ProblemException malformed(DataIntegrityProof proof, int bytes) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR,
        proof.pointer().at("proofValue"),
        "must be " + bytes + " bytes in base58 with the prefix z");
  }
}
