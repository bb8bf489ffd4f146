package org.workcommons.vc.reputation;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.Digest;

/** Which policy it is, whose, and since when. */
record PolicyIdentity(
    URI id,
    long version,
    Optional<Digest> previous,
    LocalDate effectiveFrom,
    Did community,
    String dimension,
    GovernancePolicy.LegalText text) {}
