package org.workcommons.vc.verifier;

/** What came of one check. */
public enum Outcome {
  PASSED("passed"),
  FAILED("failed"),
  /** The answer could not be had; asking later may help. */
  UNDECIDED("undecided"),
  /** An earlier check stopped the way here, or there was nothing that it applies to. */
  NOT_RUN("not-run");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** {@return the stable name in reports, {@code not-run}} */
  public String label() {
    return label;
  }
}
