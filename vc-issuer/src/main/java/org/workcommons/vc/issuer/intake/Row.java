package org.workcommons.vc.issuer.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.workcommons.vc.work.RatingScale;

/**
 * One job, as an export tells it.
 *
 * @param spot where it stands
 * @param finished when it was over; the start of the day in UTC where only the day is known
 * @param day the day on which it was over, as it is written
 * @param client the platform's own name for the client; leaves the platform in no statement
 */
record Row(
    Spot spot,
    Instant finished,
    LocalDate day,
    String client,
    Kind kind,
    BigDecimal hours,
    Optional<Income> income,
    Optional<Rating> rating) {
  enum Kind {
    COMPLETED("completed"),
    CANCELLED_BY_WORKER("cancelled-by-worker"),
    CANCELLED_BY_CLIENT("cancelled-by-client");

    private final String term;

    Kind(String term) {
      this.term = term;
    }

    String term() {
      return term;
    }

    static Optional<Kind> of(String term) {
      for (var kind : values()) {
        if (kind.term.equals(term)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  record Income(BigDecimal amount, String currency) {}

  record Rating(int value, RatingScale scale) {}
}
