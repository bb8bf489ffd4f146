package org.workcommons.vc.reputation;

import java.util.HashSet;
import java.util.List;
import org.workcommons.vc.work.Digest;

/**
 * What admission found out about a history, beside the ratings themselves.
 *
 * @param complete whether every chain that is shown is whole, and its head fresh and not superseded
 * @param monthsActive months with at least one engagement by the signed headers of the chains, at
 *     most 100,000
 * @param disputed ratings that are disputed and not decided, at most a million
 * @param documents the digests of the statements and outcomes that were used, in any order, none of
 *     them twice
 */
public record HistoryFacts(
    boolean complete, int monthsActive, int disputed, List<Digest> documents) {
  private static final int MAX_MONTHS = 100_000;

  public HistoryFacts {
    if (monthsActive < 0 || monthsActive > MAX_MONTHS || disputed < 0 || disputed > Units.U) {
      throw new IllegalArgumentException("a count is not negative, nor beyond its bound");
    }
    if (new HashSet<>(documents).size() != documents.size()) {
      throw new IllegalArgumentException("a document is used once");
    }
    documents =
        documents.stream().sorted((one, other) -> one.value().compareTo(other.value())).toList();
  }

  /** {@return the facts of a history without anything in it} */
  public static HistoryFacts none() {
    return new HistoryFacts(true, 0, 0, List.of());
  }
}
