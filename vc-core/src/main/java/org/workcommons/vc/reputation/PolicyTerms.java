package org.workcommons.vc.reputation;

import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.json.JsonObject;

/** What a policy says beside the arithmetic. */
record PolicyTerms(
    GovernancePolicy.Completeness completeness,
    GovernancePolicy.Reveal reveal,
    GovernancePolicy.Disputes disputes,
    GovernancePolicy.Privacy privacy,
    JsonObject amendment,
    GovernancePolicy.Signers signers,
    Optional<GovernancePolicy.Signers> attesters,
    Map<PlatformStanding, Long> ceilings,
    Optional<PlatformScale> direct) {
  PolicyTerms {
    ceilings = Map.copyOf(ceilings);
  }
}
