package org.workcommons.vc.governance;

import java.util.Optional;

/** How a dispute was decided, so far. */
public enum Ruling {
  /** Not yet: it was admitted. The rating keeps its place and is shown to be disputed. */
  PENDING("pending"),
  /** The rating was looked at and stands. */
  UPHELD("upheld"),
  /** The dispute was turned away, as too late for example. The rating stands. */
  DISMISSED("dismissed"),
  /** The rating is as if it had never been. */
  EXCLUDED("excluded"),
  /** The rating is another one, which the rater signed too. */
  AMENDED("amended");

  private final String term;

  Ruling(String term) {
    this.term = term;
  }

  /** {@return the word for it in an outcome} */
  public String term() {
    return term;
  }

  static Optional<Ruling> of(String term) {
    for (var ruling : values()) {
      if (ruling.term.equals(term)) {
        return Optional.of(ruling);
      }
    }
    return Optional.empty();
  }
}
