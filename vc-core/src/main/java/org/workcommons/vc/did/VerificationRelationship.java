package org.workcommons.vc.did;

/** What a controller lets a verification method be used for. Controlled Identifiers 1.0 §2.3. */
public enum VerificationRelationship {
  AUTHENTICATION("authentication"),
  ASSERTION_METHOD("assertionMethod"),
  KEY_AGREEMENT("keyAgreement"),
  CAPABILITY_INVOCATION("capabilityInvocation"),
  CAPABILITY_DELEGATION("capabilityDelegation");

  private final String term;

  VerificationRelationship(String term) {
    this.term = term;
  }

  /** {@return the property's name in a controller document} */
  public String term() {
    return term;
  }
}
