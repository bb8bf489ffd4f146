package org.workcommons.vc.key;

import java.io.IOException;

/**
 * Something that can sign with one secret key: a key in memory, an HSM, a KMS. Implementations are
 * safe to share between threads.
 */
public interface Signer {
  /** {@return the public half of the key} */
  VerificationKey verificationKey();

  /**
   * {@return the signature over {@code message} (not over a digest of it), in the form that the key
   * type defines: for Ed25519 the 64 bytes of RFC 8032; for P-256 with SHA-256 and P-384 with
   * SHA-384 the 64 or 96 bytes of IEEE P1363, which are r and s one after the other, each with its
   * leading zeros} Key services often answer with the DER form of ECDSA signatures: an
   * implementation has to convert it.
   *
   * @throws IOException when the key can't be reached; trying again may help
   */
  byte[] sign(byte[] message) throws IOException;
}
