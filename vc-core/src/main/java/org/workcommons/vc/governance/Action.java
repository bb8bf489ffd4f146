package org.workcommons.vc.governance;

import java.util.Optional;

/** What somebody may be recognised to do. W3C Recognized Entities 1.0, {@code action}. */
public enum Action {
  /** To issue credentials of certain types. */
  ISSUE("issue"),
  /** To ask for credentials and check them. */
  VERIFY("verify");

  private final String term;

  Action(String term) {
    this.term = term;
  }

  /** {@return the word for it in a list} */
  public String term() {
    return term;
  }

  static Optional<Action> of(String term) {
    for (var action : values()) {
      if (action.term.equals(term)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
