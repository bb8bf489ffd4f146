package org.workcommons.vc.governance;

import java.util.Optional;

/** Why a rating is disputed. A policy has a rule for each. */
public enum DisputeGround {
  /** It is about somebody else. */
  MISTAKEN_IDENTITY("mistaken-identity"),
  /** The work that it rates never took place. */
  NO_ENGAGEMENT("no-engagement"),
  /** It answers something that the worker was right to do. */
  RETALIATION("retaliation"),
  /** It rates who the worker is. */
  DISCRIMINATION("discrimination"),
  /** It rates what the worker could do nothing about. */
  OUTSIDE_CONTROL("outside-control"),
  /** It answers a report of danger. */
  SAFETY_REPORT("safety-report"),
  /** Somebody was made to give it. */
  COERCION("coercion");

  private final String term;

  DisputeGround(String term) {
    this.term = term;
  }

  /** {@return the word for it in a dispute} */
  public String term() {
    return term;
  }

  static Optional<DisputeGround> of(String term) {
    for (var ground : values()) {
      if (ground.term.equals(term)) {
        return Optional.of(ground);
      }
    }
    return Optional.empty();
  }
}
