package org.workcommons.vc.examples.scaleout;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;

/**
 * All that a verdict and a score depend on beside the statement, as plain values. This travels to
 * the executors, and each partition makes its verifier of it: a verifier has caches, a clock and
 * what it was told to trust, and is never serialised.
 *
 * @param issuers the DIDs that may issue work statements, and may have at any time
 * @param lists the status lists, as they were published
 * @param policy the community's policy, as JSON
 * @param month the month to evaluate
 * @param at the time of all verdicts: it must not depend on when an executor comes to a row
 * @param maxListAge how old the news of a revocation may be at that time
 */
record Configuration(
    List<String> issuers,
    List<PublishedList> lists,
    Content policy,
    YearMonth month,
    Instant at,
    Duration maxListAge)
    implements Serializable {
  Configuration {
    issuers = List.copyOf(issuers);
    lists = List.copyOf(lists);
    requireNonNull(policy);
    requireNonNull(month);
    requireNonNull(at);
    requireNonNull(maxListAge);
  }

  /**
   * A status list.
   *
   * @param url where it is published, as statements name it
   */
  record PublishedList(String url, Content content) implements Serializable {
    PublishedList {
      requireNonNull(url);
      requireNonNull(content);
    }
  }

  /** {@return a verifier by this configuration, with caches of its own} Nothing is fetched. */
  Verifier verifier() {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(trusted()),
            StatusPolicy.notOlderThan(maxListAge))
        .withClock(InstantSource.fixed(at))
        .withStatusLists(StatusListSource.of(statusLists()));
  }

  Set<Did> trusted() {
    var trusted = new HashSet<Did>();
    issuers.forEach(issuer -> trusted.add(Did.of(issuer)));
    return trusted;
  }

  GovernancePolicy governance() throws ProblemException {
    return GovernancePolicy.read(JsonReader.readObject(policy.toByteArray()));
  }

  private Map<URI, VerifiableCredential> statusLists() {
    var all = new HashMap<URI, VerifiableCredential>();
    for (var list : lists) {
      all.put(URI.create(list.url()), VerifiableCredential.restore(list.content().toByteArray()));
    }
    return all;
  }
}
