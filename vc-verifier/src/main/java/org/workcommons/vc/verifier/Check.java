package org.workcommons.vc.verifier;

/**
 * The checks, in the order in which a report lists them. Each names the section that asks for it.
 */
public enum Check {
  /**
   * The bytes are strict JSON within bounds, and a conforming document whose contexts are known.
   */
  SYNTAX("syntax", "VCDM 2.0 §4, VC Data Integrity 1.0 §4.6"),
  /**
   * Every signature covers its document, was made for this purpose, and its time has come and is
   * not over.
   */
  PROOF("proof", "VC Data Integrity 1.0 §4.4"),
  /** The issuer that a credential names is the controller of a key that signed it. */
  ISSUER_BINDING("issuerBinding", "VCDM 2.0 §4.7 and §4.12"),
  /** The presentation answers this request, and every subject in it signed it. */
  HOLDER_BINDING("holderBinding", "VC Data Integrity 1.0 §2.1, VCDM 2.0 §4.13"),
  /** The issuer is one that the verifier recognises for this type of credential. */
  TRUST("trust", "VCDM 2.0 appendix A.7"),
  /** The credential's time has come and is not over. */
  VALIDITY("validity", "VCDM 2.0 §4.9"),
  /**
   * What a credential refers to is what its issuer referred to: contexts that are at hand always,
   * anything else if a {@link ResourceSource} has it. Passed only if nothing was left out.
   */
  RESOURCES("resources", "VCDM 2.0 §5.3"),
  /** The credential was neither revoked nor suspended. */
  STATUS("status", "Bitstring Status List 1.0 §3.2"),
  /** The claims fit the schema of their type. */
  SCHEMA("schema", "VCDM 2.0 §4.11"),
  /** The claims agree with themselves and with who makes them. */
  DOMAIN_RULES("domainRules", "specs/work-statement.md"),
  /** Statements of one platform about one worker follow each other without a gap. */
  CHAIN("chain", "specs/work-statement.md"),
  /** What was asked for is there, and nothing else is. */
  REQUEST("request", "specs/presentation-request.md"),
  /** The request's challenge was not answered before. */
  SINGLE_USE("singleUse", "VC Data Integrity 1.0 §2.1");

  private final String label;
  private final String section;

  Check(String label, String section) {
    this.label = label;
    this.section = section;
  }

  /** {@return the stable name in reports, {@code issuerBinding}} */
  public String label() {
    return label;
  }

  /** {@return the specification that asks for it} */
  public String section() {
    return section;
  }
}
