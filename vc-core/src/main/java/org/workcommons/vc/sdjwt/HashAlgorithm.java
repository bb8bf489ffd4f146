package org.workcommons.vc.sdjwt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The hash functions of disclosures, by their names in the registry of named information hash
 * algorithms. RFC 9901 §4.1.1. Truncated ones are not among them.
 */
enum HashAlgorithm {
  SHA_256("sha-256"),
  SHA_384("sha-384"),
  SHA_512("sha-512");

  private final String identifier;

  HashAlgorithm(String identifier) {
    this.identifier = identifier;
  }

  static Optional<HashAlgorithm> of(String identifier) {
    for (var algorithm : values()) {
      if (algorithm.identifier.equals(identifier)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  String identifier() {
    return identifier;
  }

  byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance(identifier).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + identifier, e);
    }
  }
}
