package org.workcommons.vc.securing;

import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.model.Contexts;

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
  EDDSA_RDFC_2022("eddsa-rdfc-2022", KeyType.ED25519),

  /**
   * ECDSA over the JSON Canonicalization Scheme, with SHA-256 for P-256 and SHA-384 for P-384. Data
   * Integrity ECDSA Cryptosuites 1.0 §3.3.
   */
  ECDSA_JCS_2019("ecdsa-jcs-2019", KeyType.P256, KeyType.P384),

  /**
   * ECDSA over RDF Dataset Canonicalization, with SHA-256 for P-256 and SHA-384 for P-384, inside
   * the canonicalisation too. Data Integrity ECDSA Cryptosuites 1.0 §3.2.
   */
  ECDSA_RDFC_2019("ecdsa-rdfc-2019", KeyType.P256, KeyType.P384),

  /**
   * P-256 over each statement of the document, so that its holder can show some and hide others.
   * Data Integrity ECDSA Cryptosuites 1.0 §3.6. The issuer's proof is for the holder alone, who
   * makes another from it for each occasion: {@link SelectiveDisclosure}.
   */
  ECDSA_SD_2023("ecdsa-sd-2023", KeyType.P256),

  /**
   * ML-DSA-44 over the JSON Canonicalization Scheme. Quantum-Resistant Cryptosuites, a draft: what
   * it signs may still change. Meant for proof sets, beside a suite that is settled.
   */
  MLDSA44_JCS_2024("mldsa44-jcs-2024", KeyType.ML_DSA_44),

  /**
   * The old proof type, of the time before there were cryptosuites: Ed25519 over RDF Dataset
   * Canonicalization. Read only where {@link Contexts#withLegacyProofs} asks for it, and never
   * made. Data Integrity EdDSA Cryptosuites 1.0 §3.4.
   */
  ED25519_SIGNATURE_2020("Ed25519Signature2020", KeyType.ED25519),

  /**
   * BBS over each statement of the document, so that its holder can show some and hide others, and
   * nobody can tell whether two disclosures are of one credential, unless what they show says so.
   * VC Data Integrity BBS Cryptosuites 1.0 §3.4, without its optional features. The issuer's proof
   * is for the holder alone: {@link SelectiveDisclosure}.
   */
  BBS_2023("bbs-2023", KeyType.BLS12_381_G2);

  private final String identifier;
  private final Set<KeyType> keyTypes;

  Cryptosuite(String identifier, KeyType... keyTypes) {
    this.identifier = identifier;
    this.keyTypes = Set.of(keyTypes);
  }

  /** {@return the text that names it in a proof, as its cryptosuite or its type} */
  public String identifier() {
    return identifier;
  }

  /** {@return the types of the keys that it signs and verifies with, and of no others} */
  public Set<KeyType> keyTypes() {
    return keyTypes;
  }

  static Optional<Cryptosuite> of(String identifier) {
    for (var suite : values()) {
      if (suite != ED25519_SIGNATURE_2020 && suite.identifier.equals(identifier)) {
        return Optional.of(suite);
      }
    }
    return Optional.empty();
  }
}
