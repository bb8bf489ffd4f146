package org.workcommons.vc.verifier.schema;

import org.workcommons.vc.encoding.Limits;

/** The work that may be spent on one schema, in steps of about a microsecond. For one thread. */
final class Budget {
  private long left;

  Budget() {
    this(Limits.SCHEMA_STEPS);
  }

  private Budget(long left) {
    this.left = left;
  }

  /** {@return a budget for schemas of our own choice} */
  static Budget unlimited() {
    return new Budget(Long.MAX_VALUE);
  }

  void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new Exhausted();
    }
  }

  /** There is no more; caught where the evaluation was begun. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("the work that may be spent on a schema is spent", null, false, false);
    }
  }
}
