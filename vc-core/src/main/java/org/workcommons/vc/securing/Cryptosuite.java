package org.workcommons.vc.securing;

import java.util.Optional;
import org.workcommons.vc.key.KeyType;

/**
 * The Data Integrity cryptosuites that are known here; there is no registry to add to at run time.
 */
public enum Cryptosuite {
  /** Ed25519 over the JSON Canonicalization Scheme. Data Integrity EdDSA Cryptosuites 1.0 §3.3. */
  EDDSA_JCS_2022("eddsa-jcs-2022", KeyType.ED25519),

  /**
   * Ed25519 over RDF Dataset Canonicalization. Data Integrity EdDSA Cryptosuites 1.0 §3.2. What it
   * covers is what the document says as RDF, so the order of its members and lists is not signed.
   */
  EDDSA_RDFC_2022("eddsa-rdfc-2022", KeyType.ED25519);

  private final String identifier;
  private final KeyType keyType;

  Cryptosuite(String identifier, KeyType keyType) {
    this.identifier = identifier;
    this.keyType = keyType;
  }

  /** {@return the text that names it in a proof} */
  public String identifier() {
    return identifier;
  }

  /** {@return the type of the keys that it signs and verifies with, and of no others} */
  public KeyType keyType() {
    return keyType;
  }

  static Optional<Cryptosuite> of(String identifier) {
    for (var suite : values()) {
      if (suite.identifier.equals(identifier)) {
        return Optional.of(suite);
      }
    }
    return Optional.empty();
  }
}
