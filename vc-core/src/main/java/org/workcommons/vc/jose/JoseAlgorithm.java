package org.workcommons.vc.jose;

import java.util.Optional;
import org.workcommons.vc.key.KeyType;

/**
 * The signature algorithms that are allowed, each with the one key type that it is for. Their names
 * are read exactly: RFC 7515 §4.1.1 makes case count, and so do attacks with {@code nONE}.
 */
public enum JoseAlgorithm {
  /** RFC 9864 §2.2, fully specified: what we write. */
  ED25519("Ed25519", KeyType.ED25519),
  /** RFC 8037 §3.1, which also means Ed448: read with an Ed25519 key only, never written. */
  EDDSA("EdDSA", KeyType.ED25519),
  /** RFC 7518 §3.4. */
  ES256("ES256", KeyType.P256),
  /** RFC 7518 §3.4. */
  ES384("ES384", KeyType.P384),
  /** RFC 7518 §3.4. */
  ES512("ES512", KeyType.P521);

  private final String identifier;
  private final KeyType keyType;

  JoseAlgorithm(String identifier, KeyType keyType) {
    this.identifier = identifier;
    this.keyType = keyType;
  }

  /** {@return the name in headers, {@code ES256}} */
  public String identifier() {
    return identifier;
  }

  /** {@return the type of the keys that it is for} */
  public KeyType keyType() {
    return keyType;
  }

  /** {@return the algorithm called {@code identifier}, empty if it is not allowed} */
  public static Optional<JoseAlgorithm> of(String identifier) {
    for (var algorithm : values()) {
      if (algorithm.identifier.equals(identifier)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** {@return what keys of {@code type} sign with} */
  public static JoseAlgorithm of(KeyType type) {
    return switch (type) {
      case ED25519 -> ED25519;
      case P256 -> ES256;
      case P384 -> ES384;
      case P521 -> ES512;
      case BLS12_381_G2, ML_DSA_44 ->
          throw new IllegalArgumentException(
              "expected a key for tokens: none is signed with BLS12-381 or ML-DSA");
    };
  }
}
