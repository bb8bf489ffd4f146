package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * How a proof writes a signature by a key of one type. Data Integrity EdDSA Cryptosuites 1.0
 * §2.2.1, Data Integrity ECDSA Cryptosuites 1.0 §2.2.1, Quantum-Resistant Cryptosuites.
 */
enum ProofValue {
  SHORT(64, 'z', "base58"),
  LONGER(96, 'z', "base58"),
  LONGEST(2420, 'u', "base64url");

  private final int bytes;
  private final char prefix;
  private final String base;

  ProofValue(int bytes, char prefix, String base) {
    this.bytes = bytes;
    this.prefix = prefix;
    this.base = base;
  }

  static ProofValue of(KeyType type) {
    return switch (type) {
      case ED25519, P256 -> SHORT;
      case P384 -> LONGER;
      case ML_DSA_44 -> LONGEST;
      case BLS12_381_G2, P521 ->
          throw new IllegalArgumentException("no such key signs hashes of documents");
    };
  }

  String text(byte[] signature) {
    return prefix == 'z' ? Multibase.base58(signature) : Multibase.base64Url(signature);
  }

  /** {@return the bytes in {@code proofValue}: so many, in this base} */
  byte[] signature(DataIntegrityProof proof) throws ProblemException {
    var value = proof.json().string("proofValue").orElseThrow();
    if (value.isEmpty() || value.charAt(0) != prefix || value.length() > mostChars()) {
      throw malformed(proof);
    }
    var signature = decode(value, proof);
    if (signature.length != bytes) {
      throw malformed(proof);
    }
    return signature;
  }

  /** Longer text is not decoded: base58 takes quadratic time. A base58 digit is 0.732 bytes. */
  private int mostChars() {
    return 2 + bytes * 137 / 100;
  }

  private byte[] decode(String value, DataIntegrityProof proof) throws ProblemException {
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw malformed(proof);
    }
  }

  private ProblemException malformed(DataIntegrityProof proof) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR,
        proof.pointer().at("proofValue"),
        "must be " + bytes + " bytes in " + base + " with the prefix " + prefix);
  }
}
