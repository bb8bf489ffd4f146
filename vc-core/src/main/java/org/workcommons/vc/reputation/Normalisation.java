package org.workcommons.vc.reputation;

import java.util.Optional;

/**
 * How a platform's stars become values that can be compared. {@code specs/governance-policy.md}.
 */
public enum Normalisation {
  /** Each step is worth its place among all ratings of the platform. */
  RIDIT("ridit"),
  /** Each step is worth what the community says, whatever others of the platform were given. */
  LINEAR("linear");

  private final String term;

  Normalisation(String term) {
    this.term = term;
  }

  /** {@return the text that names it in a policy} */
  public String term() {
    return term;
  }

  static Optional<Normalisation> of(String term) {
    for (var normalisation : values()) {
      if (normalisation.term.equals(term)) {
        return Optional.of(normalisation);
      }
    }
    return Optional.empty();
  }
}
