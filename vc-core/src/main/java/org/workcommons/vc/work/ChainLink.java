package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A statement's place among all statements of one platform for one worker. What is left out of such
 * a chain, moved or changed, shows.
 *
 * @param seq its number: 1 for the first statement, then one more each time, at most {@link
 *     #MAX_SEQ}
 * @param previous the statement before it, empty for the first one only
 * @param corrects an earlier statement of the chain, for the same month, that this one replaces;
 *     empty for nearly all
 * @param cumulative the counts of all statements up to and with this one, corrected ones left out
 */
public record ChainLink(
    long seq,
    Optional<StatementDigest> previous,
    Optional<StatementDigest> corrects,
    Counts cumulative) {
  /** The largest number of a statement. */
  public static final long MAX_SEQ = 1_000_000;

  public ChainLink {
    requireNonNull(cumulative);
    if (seq < 1 || seq > MAX_SEQ) {
      throw new IllegalArgumentException("a statement's number is from 1 to " + MAX_SEQ);
    }
    if (previous.isPresent() != (seq > 1)) {
      throw new IllegalArgumentException("every statement but the first names the one before it");
    }
    if (corrects.isPresent() && seq == 1) {
      throw new IllegalArgumentException("a first statement has nothing to correct");
    }
  }

  /** {@return the place of a chain's first statement, whose own counts are {@code counts}} */
  public static ChainLink first(Counts counts) {
    return new ChainLink(1, Optional.empty(), Optional.empty(), counts);
  }

  /**
   * {@return the place after this one}
   *
   * @param here the digest of the statement at this place
   * @param counts the counts of the statement at the new place
   */
  public ChainLink next(StatementDigest here, Counts counts) {
    return new ChainLink(seq + 1, Optional.of(here), Optional.empty(), cumulative.plus(counts));
  }

  /**
   * {@return the place after this one, of a statement that replaces {@code corrected}}
   *
   * @param here the digest of the statement at this place
   * @param counts the counts of the statement at the new place
   * @param corrected the digest of the statement that counts no more
   * @param correctedCounts its counts
   */
  public ChainLink correction(
      StatementDigest here, Counts counts, StatementDigest corrected, Counts correctedCounts) {
    return new ChainLink(
        seq + 1,
        Optional.of(here),
        Optional.of(corrected),
        cumulative.minus(correctedCounts).plus(counts));
  }
}
