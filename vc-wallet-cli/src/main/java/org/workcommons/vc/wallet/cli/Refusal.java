package org.workcommons.vc.wallet.cli;

/** A verb can't go on: what happened, and what to do. Both are for people. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;

  Refusal(ExitCode code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  ExitCode code() {
    return code;
  }

  String hint() {
    return hint;
  }
}
