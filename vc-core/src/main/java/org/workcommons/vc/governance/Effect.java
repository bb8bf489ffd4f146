package org.workcommons.vc.governance;

/** What the outcomes of disputes do to one rating. */
public sealed interface Effect {
  /** It is as if it had never been. */
  record Excluded() implements Effect {}

  /**
   * It is another one.
   *
   * @param step its place in the histogram now, from 0 for the worst
   */
  record Amended(int step) implements Effect {}

  /** It stands. */
  record Unchanged() implements Effect {}

  /** It stands, and is shown to be disputed. */
  record Pending() implements Effect {}

  /** {@return what {@code decision} alone does} */
  static Effect of(Decision decision) {
    return switch (decision.ruling()) {
      case PENDING -> new Pending();
      case UPHELD, DISMISSED -> new Unchanged();
      case EXCLUDED -> new Excluded();
      case AMENDED -> new Amended(decision.amendment().orElseThrow().step());
    };
  }
}
