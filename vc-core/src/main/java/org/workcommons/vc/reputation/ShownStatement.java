package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.StatementChain;

/**
 * A statement that was verified: what it says, and what else of it admission asks for.
 *
 * @param entry what it says, as its holder showed it
 * @param issued when it was issued, its {@code validFrom}
 * @param place whether it is known to be the newest of its chain
 * @param signers who signed it; its issuer may be left out
 */
public record ShownStatement(
    StatementChain.Entry entry, Instant issued, Place place, Set<Did> signers) {
  public ShownStatement {
    requireNonNull(entry);
    requireNonNull(issued);
    requireNonNull(place);
    signers = Set.copyOf(signers);
  }

  /** A statement that nobody signed but its issuer. */
  public ShownStatement(StatementChain.Entry entry, Instant issued, Place place) {
    this(entry, issued, place, Set.of());
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
