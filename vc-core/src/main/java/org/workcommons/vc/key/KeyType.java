package org.workcommons.vc.key;

/** The key types that this library signs and verifies with. */
public enum KeyType {
  /** Ed25519, RFC 8032: 32-byte public keys, 32-byte secret seeds, 64-byte signatures. */
  ED25519,
  /**
   * ECDSA with the curve P-256 and SHA-256, FIPS 186-5: public keys are compressed points of 33
   * bytes, secrets numbers of 32 bytes, signatures r and s of 32 bytes each.
   */
  P256,
  /**
   * ECDSA with the curve P-384 and SHA-384, FIPS 186-5: public keys are compressed points of 49
   * bytes, secrets numbers of 48 bytes, signatures r and s of 48 bytes each.
   */
  P384,
  /**
   * ECDSA with the curve P-521 and SHA-512, FIPS 186-5: public keys are compressed points of 67
   * bytes, secrets numbers of 66 bytes, signatures r and s of 66 bytes each. For tokens and COSE
   * messages; no cryptosuite of Data Integrity uses it.
   */
  P521,
  /**
   * BBS with BLS12-381 and SHA-256, draft-irtf-cfrg-bbs-signatures: public keys are compressed
   * points of G2 of 96 bytes, secrets numbers of 32 bytes, signatures 80 bytes. One signature
   * covers a header and many messages, of which a holder later shows some. For tokens there is no
   * such algorithm.
   */
  BLS12_381_G2,
  /**
   * ML-DSA-44, FIPS 204, which withstands quantum computers as far as is known: 1312-byte public
   * keys, 32-byte secret seeds, 2420-byte signatures, without a context string. No token is signed
   * with it, only {@code mldsa44-jcs-2024}.
   */
  ML_DSA_44
}
