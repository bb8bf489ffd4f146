package org.workcommons.vc.work;

import java.util.Optional;

/** What a safety report is about. */
public enum SafetyReportKind {
  VIOLENCE("violence"),
  THREAT("threat"),
  HARASSMENT("harassment"),
  DISCRIMINATION("discrimination"),
  NEGLECT("neglect"),
  THEFT("theft"),
  UNSAFE_PLACE("unsafe-place"),
  UNSAFE_CONDUCT("unsafe-conduct"),
  OTHER("other");

  private final String term;

  SafetyReportKind(String term) {
    this.term = term;
  }

  /** {@return the word for it in a report} */
  public String term() {
    return term;
  }

  static Optional<SafetyReportKind> of(String term) {
    for (var kind : values()) {
      if (kind.term.equals(term)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
