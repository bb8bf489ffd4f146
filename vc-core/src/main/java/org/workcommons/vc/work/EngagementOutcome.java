package org.workcommons.vc.work;

import java.util.Optional;

/** How an engagement ended. */
public enum EngagementOutcome {
  COMPLETED("completed"),
  CANCELLED_BY_WORKER("cancelled-by-worker"),
  CANCELLED_BY_CUSTOMER("cancelled-by-customer"),
  CANCELLED_BY_PLATFORM("cancelled-by-platform"),
  /** One side did not turn up. */
  NO_SHOW("no-show");

  private final String term;

  EngagementOutcome(String term) {
    this.term = term;
  }

  /** {@return the text that names it in an engagement} */
  public String term() {
    return term;
  }

  static Optional<EngagementOutcome> of(String term) {
    for (var outcome : values()) {
      if (outcome.term.equals(term)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
