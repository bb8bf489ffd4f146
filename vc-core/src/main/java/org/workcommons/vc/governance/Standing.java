package org.workcommons.vc.governance;

import java.util.Optional;
import org.workcommons.vc.reputation.PlatformStanding;

/**
 * How far a community trusts a platform that it lists: what a policy's ceilings go by. From the
 * best to the worst.
 */
public enum Standing {
  /** Without reserve. */
  RECOGNISED("recognised"),
  /** New, or under observation: what it says counts up to a ceiling. */
  PROBATION("probation"),
  /** Listed so that people see it, and recognised to do nothing. */
  SUSPENDED("suspended");

  private final String term;

  Standing(String term) {
    this.term = term;
  }

  /** {@return the word for it in a list} */
  public String term() {
    return term;
  }

  static Optional<Standing> of(String term) {
    for (var standing : values()) {
      if (standing.term.equals(term)) {
        return Optional.of(standing);
      }
    }
    return Optional.empty();
  }

  PlatformStanding ofPlatform() {
    return switch (this) {
      case RECOGNISED -> PlatformStanding.RECOGNISED;
      case PROBATION -> PlatformStanding.PROBATION;
      case SUSPENDED -> PlatformStanding.SUSPENDED;
    };
  }

  Standing orWorse(Standing other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
