package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.model.Contexts;

/** Everything that a verifier decided before it saw any input. */
record Policy(
    DidResolver resolver,
    IssuerTrust trust,
    StatusPolicy status,
    StatusListSource statusLists,
    Duration clockSkew,
    ChallengeStore challenges,
    Contexts contexts,
    RequiredProofs required) {
  static final Duration DEFAULT_SKEW = Duration.ofSeconds(60);
  private static final Duration MAX_SKEW = Duration.ofMinutes(10);

  Policy {
    requireNonNull(resolver);
    requireNonNull(trust);
    requireNonNull(status);
    requireNonNull(statusLists);
    requireNonNull(challenges);
    requireNonNull(contexts);
    requireNonNull(required);
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("clocks may differ by 0 to 10 minutes");
    }
  }

  /** Nobody but its issuer signs a status list. */
  Policy ofStatusLists(IssuerTrust only) {
    return new Policy(
        resolver,
        only,
        status,
        statusLists,
        clockSkew,
        challenges,
        contexts,
        RequiredProofs.none());
  }

  Policy withStatusLists(StatusListSource source) {
    return new Policy(resolver, trust, status, source, clockSkew, challenges, contexts, required);
  }

  Policy withClockSkew(Duration skew) {
    return new Policy(resolver, trust, status, statusLists, skew, challenges, contexts, required);
  }

  Policy withChallenges(ChallengeStore store) {
    return new Policy(resolver, trust, status, statusLists, clockSkew, store, contexts, required);
  }

  Policy withContexts(Contexts known) {
    return new Policy(resolver, trust, status, statusLists, clockSkew, challenges, known, required);
  }

  Policy withRequiredProofs(RequiredProofs proofs) {
    return new Policy(
        resolver, trust, status, statusLists, clockSkew, challenges, contexts, proofs);
  }
}
