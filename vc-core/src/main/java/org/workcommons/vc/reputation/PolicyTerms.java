package org.workcommons.vc.reputation;

import org.workcommons.vc.json.JsonObject;

/** What a policy says beside the arithmetic. */
record PolicyTerms(
    GovernancePolicy.Completeness completeness,
    GovernancePolicy.Reveal reveal,
    GovernancePolicy.Disputes disputes,
    GovernancePolicy.Privacy privacy,
    JsonObject amendment,
    GovernancePolicy.Signers signers) {}
