package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.json.JsonObject;

/**
 * Whether the proofs of a credential are good, <b>which says nothing of who issued it</b>: anybody
 * can sign a credential in anybody's name. Nothing else was checked, neither its time nor its
 * status. For tests of proofs and for repair; what may be believed is a {@link VerifiedCredential},
 * and none can be had from here.
 *
 * @param report what was found; the issuer's part is reported, and decides nothing
 * @param covered what every proof covers, without the proofs; empty unless all of them are good
 */
public record UnattributedVerdict(Report report, Optional<JsonObject> covered) {
  public UnattributedVerdict {
    requireNonNull(report);
    requireNonNull(covered);
  }

  /** {@return what was found, no claims} */
  @Override
  public String toString() {
    return "proofs " + (covered.isPresent() ? "good" : "not good") + ", by nobody in particular";
  }
}
