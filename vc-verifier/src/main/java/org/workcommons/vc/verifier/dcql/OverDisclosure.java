package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.problem.Pointer;

/**
 * Something that was shown although nobody asked for it.
 *
 * @param query the identifier of the credential query that it came as an answer to
 * @param presentation which of the answers to it, counted from 0
 * @param claim where it stands in what was received
 */
public record OverDisclosure(String query, int presentation, Pointer claim) {
  public OverDisclosure {
    requireNonNull(query);
    requireNonNull(claim);
  }
}
