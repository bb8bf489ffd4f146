package org.workcommons.vc.verifier;

/**
 * What was to be believed was not accepted. The message names problem types and never a claim
 * value.
 */
public final class NotVerifiedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Report report;

  NotVerifiedException(Report report) {
    super(report.summary());
    this.report = report;
  }

  /** {@return what was checked and found} */
  public Report report() {
    return report;
  }
}
