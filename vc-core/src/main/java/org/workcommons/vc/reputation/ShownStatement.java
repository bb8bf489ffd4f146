package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.workcommons.vc.work.StatementChain;

/**
 * A statement that was verified: what it says, and what else of it admission asks for.
 *
 * @param entry what it says, as its holder showed it
 * @param issued when it was issued, its {@code validFrom}
 * @param place whether it is known to be the newest of its chain
 */
public record ShownStatement(StatementChain.Entry entry, Instant issued, Place place) {
  public ShownStatement {
    requireNonNull(entry);
    requireNonNull(issued);
    requireNonNull(place);
  }

  /** What the issuer's status list says of a statement's place, at the time of the check. */
  public enum Place {
    /** There is no newer one. */
    NEWEST,
    /** There is a newer one. */
    SUPERSEDED,
    /** The issuer doesn't say. */
    UNKNOWN
  }
}
