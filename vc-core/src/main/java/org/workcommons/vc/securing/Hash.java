package org.workcommons.vc.securing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.workcommons.vc.key.KeyType;

/** The hash functions of the cryptosuites and of disclosures, by the JDK. FIPS 180-4. */
enum Hash {
  SHA_256("SHA-256"),
  SHA_384("SHA-384"),
  SHA_512("SHA-512");

  private final MessageDigest fresh;

  Hash(String algorithm) {
    fresh = of(algorithm);
  }

  private static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** {@return the hash that goes with keys of {@code type}, also inside the canonicalisation} */
  static Hash of(KeyType type) {
    return switch (type) {
      case ED25519, P256, BLS12_381_G2, ML_DSA_44 -> SHA_256;
      case P384 -> SHA_384;
      case P521 -> throw new IllegalArgumentException("no cryptosuite uses keys of P-521");
    };
  }

  /** {@return a digest of nothing yet} A copy: asking the platform for one takes longer. */
  MessageDigest digest() {
    try {
      return (MessageDigest) fresh.clone();
    } catch (CloneNotSupportedException e) {
      // a provider before the platform's own may not be able to
      return of(fresh.getAlgorithm());
    }
  }

  byte[] of(byte[] content) {
    return digest().digest(content);
  }
}
