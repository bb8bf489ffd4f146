package org.workcommons.vc.key;

import java.io.IOException;
import java.util.List;

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
   * leading zeros; for BLS12-381 the 80 bytes of draft-irtf-cfrg-bbs-signatures; for ML-DSA-44 the
   * 2420 bytes of FIPS 204, of the pure form without a context string} Key services often answer
   * with the DER form of ECDSA signatures: an implementation has to convert it.
   *
   * @throws IOException when the key can't be reached; trying again may help
   */
  byte[] sign(byte[] message) throws IOException;

  /**
   * {@return one signature over {@code header} and {@code messages}, from which a holder can make
   * proofs that show only some of the messages} For keys of the type {@link KeyType#BLS12_381_G2}:
   * the 80 bytes of draft-irtf-cfrg-bbs-signatures §3.5.1. {@link #sign(byte[])} of such a key is
   * the same as this with an empty header and the one message.
   *
   * @throws UnsupportedOperationException where the key type, or this signer, has no such
   *     signatures
   * @throws IllegalArgumentException when there are more than 512 messages
   * @throws IOException when the key can't be reached; trying again may help
   */
  default byte[] sign(byte[] header, List<byte[]> messages) throws IOException {
    throw new UnsupportedOperationException("this signer signs one message at a time");
  }
}
