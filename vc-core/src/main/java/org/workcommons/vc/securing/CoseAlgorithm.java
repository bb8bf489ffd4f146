package org.workcommons.vc.securing;

import java.util.Optional;
import org.workcommons.vc.key.KeyType;

/** The signature algorithms of COSE that are allowed, each with the one key type it is for. */
enum CoseAlgorithm {
  /** RFC 9053 §2.1. */
  ES256("ES256", -7, KeyType.P256),
  /** RFC 9053 §2.1. */
  ES384("ES384", -35, KeyType.P384),
  /** RFC 9053 §2.1. */
  ES512("ES512", -36, KeyType.P521),
  /** RFC 9053 §2.2, with an Ed25519 key only: what others read, so what we write. */
  EDDSA("EdDSA", -8, KeyType.ED25519),
  /** RFC 9864 §2.2, fully specified. */
  ED25519("Ed25519", -19, KeyType.ED25519);

  private final String identifier;
  private final long label;
  private final KeyType keyType;

  CoseAlgorithm(String identifier, long label, KeyType keyType) {
    this.identifier = identifier;
    this.label = label;
    this.keyType = keyType;
  }

  String identifier() {
    return identifier;
  }

  long label() {
    return label;
  }

  KeyType keyType() {
    return keyType;
  }

  static Optional<CoseAlgorithm> of(long label) {
    for (var algorithm : values()) {
      if (algorithm.label == label) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** {@return what keys of {@code type} sign with} */
  static CoseAlgorithm of(KeyType type) {
    for (var algorithm : values()) {
      if (algorithm.keyType == type) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException(
        "expected a key for COSE messages: none is signed with BLS12-381 or ML-DSA");
  }
}
