package org.workcommons.vc.reputation;

import java.util.Optional;

/**
 * How far a community trusts a platform when a score is evaluated: what a policy's {@code ceilings}
 * go by. {@code specs/admission.md}.
 */
public enum PlatformStanding {
  /** Without reserve: only the platform's own ceiling applies, if it has one. */
  RECOGNISED("recognised"),
  /** New, or under observation. */
  PROBATION("probation"),
  /** No longer recognised; what it signed before still counts. */
  SUSPENDED("suspended"),
  /** In no list that is in force: one that never joined, and of which only others tell. */
  UNLISTED("unlisted");

  private final String term;

  PlatformStanding(String term) {
    this.term = term;
  }

  /** {@return the word for it in a policy} */
  public String term() {
    return term;
  }

  static Optional<PlatformStanding> of(String term) {
    for (var standing : values()) {
      if (standing.term.equals(term)) {
        return Optional.of(standing);
      }
    }
    return Optional.empty();
  }
}
