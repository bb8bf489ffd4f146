package org.workcommons.vc.work;

import java.util.Optional;

/** Who stands behind a statement's numbers, from the weakest to the strongest. */
public enum Assurance {
  /** The worker says so, from an export of her account that nobody compared. */
  SELF_ASSERTED("self-asserted"),
  /** Two organisers of the commons compared the export with the account. */
  COMMONS_ATTESTED("commons-attested"),
  /** The platform says so of its own records. */
  PLATFORM_SIGNED("platform-signed"),
  /** The platform says so, and worker and client each signed every engagement. */
  COUNTERSIGNED("countersigned");

  private final String term;

  Assurance(String term) {
    this.term = term;
  }

  /** {@return the text that names it in a statement} */
  public String term() {
    return term;
  }

  static Optional<Assurance> of(String term) {
    for (var assurance : values()) {
      if (assurance.term.equals(term)) {
        return Optional.of(assurance);
      }
    }
    return Optional.empty();
  }
}
