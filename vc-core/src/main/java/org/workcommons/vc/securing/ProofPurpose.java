package org.workcommons.vc.securing;

import java.util.Optional;
import org.workcommons.vc.did.VerificationRelationship;

/** What a proof is meant for. VC Data Integrity 1.0 §2.1, {@code proofPurpose}. */
public enum ProofPurpose {
  /** An issuer asserts a credential. */
  ASSERTION_METHOD(VerificationRelationship.ASSERTION_METHOD),
  /** A holder authenticates with a presentation. */
  AUTHENTICATION(VerificationRelationship.AUTHENTICATION);

  private final VerificationRelationship relationship;

  ProofPurpose(VerificationRelationship relationship) {
    this.relationship = relationship;
  }

  /** {@return the text that names it in a proof} */
  public String term() {
    return relationship.term();
  }

  /** {@return what the key's controller must let it be used for} */
  public VerificationRelationship relationship() {
    return relationship;
  }

  static Optional<ProofPurpose> of(String term) {
    for (var purpose : values()) {
      if (purpose.term().equals(term)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }
}
