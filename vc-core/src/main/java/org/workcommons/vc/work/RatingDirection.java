package org.workcommons.vc.work;

import java.util.Optional;

/** Who rates whom. */
public enum RatingDirection {
  CUSTOMER_RATES_WORKER("customer-rates-worker"),
  WORKER_RATES_CUSTOMER("worker-rates-customer"),
  /** Of a quarter of a year, not of one engagement. */
  WORKER_RATES_PLATFORM("worker-rates-platform"),
  PEER_RATES_PEER("peer-rates-peer");

  private final String term;

  RatingDirection(String term) {
    this.term = term;
  }

  /** {@return the text that names it in a rating} */
  public String term() {
    return term;
  }

  static Optional<RatingDirection> of(String term) {
    for (var direction : values()) {
      if (direction.term.equals(term)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }
}
