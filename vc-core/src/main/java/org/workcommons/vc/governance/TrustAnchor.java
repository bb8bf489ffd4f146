package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.did.Did;

/**
 * A community whose lists the verifier believes, because it chose to.
 *
 * @param community whose lists
 * @param signers who has to sign them
 */
public record TrustAnchor(Did community, Quorum signers) {
  public TrustAnchor {
    requireNonNull(community);
    requireNonNull(signers);
  }
}
