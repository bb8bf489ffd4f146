package org.workcommons.vc.verifier.dcql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.SelectedClaim;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.dcql.Mismatch.Reason;

/**
 * Holds candidates against one credential query. OpenID for Verifiable Presentations 1.0 §6.1 and
 * §6.4.1.
 */
final class Trial {
  private final CredentialQuery query;
  private final List<Set<String>> types;
  private final List<Demand> demands;

  Trial(CredentialQuery query) {
    this.query = query;
    this.types = query.types();
    this.demands = Demand.of(query);
  }

  /** What came of it: a match, or why there is none. */
  record Outcome(Optional<Match> match, List<Mismatch> mismatches) {
    static Outcome of(Mismatch mismatch) {
      return new Outcome(Optional.empty(), List.of(mismatch));
    }
  }

  /**
   * The match by the first claim set that is there. Where none is, what the one lacks that lacks
   * least.
   */
  Outcome of(Candidate candidate, int index) {
    var unfit = unfit(candidate);
    if (unfit.isPresent()) {
      return Outcome.of(Mismatch.of(unfit.get()));
    }
    var claims = new Claims(candidate);
    List<Mismatch> fewest = List.of();
    for (int set = 0; set < demands.size(); set++) {
      var missing = claims.missing(demands.get(set));
      if (missing.isEmpty()) {
        return new Outcome(Optional.of(claims.match(index, set, demands.get(set))), List.of());
      }
      fewest = fewest.isEmpty() || missing.size() < fewest.size() ? missing : fewest;
    }
    return new Outcome(Optional.empty(), fewest);
  }

  /** For each claim set that is there, what of {@code shown} it does not ask for; the least. */
  Set<Pointer> beyond(Candidate candidate, Set<Pointer> shown) {
    var claims = new Claims(candidate);
    Optional<Set<Pointer>> least = Optional.empty();
    for (int set = 0; set < demands.size(); set++) {
      if (claims.missing(demands.get(set)).isEmpty()) {
        var match = claims.match(0, set, demands.get(set));
        var beyond = Disclosed.beyond(match.pointers(), shown);
        least = least.filter(one -> one.size() <= beyond.size()).or(() -> Optional.of(beyond));
      }
    }
    return least.orElse(shown);
  }

  private Optional<Reason> unfit(Candidate candidate) {
    if (!query.format().isKnown() || !query.format().equals(candidate.format())) {
      return Optional.of(Reason.FORMAT);
    }
    if (!types.isEmpty() && types.stream().noneMatch(candidate.types()::containsAll)) {
      return Optional.of(Reason.TYPE);
    }
    if (!hasAuthority(candidate)) {
      return Optional.of(Reason.AUTHORITY);
    }
    boolean unbound = candidate.binding() == Candidate.Binding.NONE;
    return unbound && query.binding() == CredentialQuery.Binding.REQUIRED
        ? Optional.of(Reason.HOLDER_BINDING)
        : Optional.empty();
  }

  private boolean hasAuthority(Candidate candidate) {
    return query.authorities().isEmpty()
        || query.authorities().stream().anyMatch(one -> one.isOneOf(candidate.authorities()));
  }

  /** What the paths select in one candidate, each looked up once. */
  private static final class Claims {
    private final Candidate candidate;
    private final Map<ClaimPath, List<SelectedClaim>> selected = new HashMap<>();

    Claims(Candidate candidate) {
      this.candidate = candidate;
    }

    List<Mismatch> missing(Demand demand) {
      var missing = new ArrayList<Mismatch>();
      for (var path : demand.claims().keySet()) {
        var found = at(path);
        if (demand.among(found, path).isEmpty()) {
          var reason = found.isEmpty() ? Reason.CLAIM_MISSING : Reason.VALUE_DIFFERS;
          missing.add(new Mismatch(reason, Optional.of(path)));
        }
      }
      return missing;
    }

    Match match(int index, int set, Demand demand) {
      var pointers = new HashSet<Pointer>();
      for (var path : demand.claims().keySet()) {
        demand.among(at(path), path).forEach(found -> pointers.add(found.pointer()));
      }
      return new Match(index, set, List.copyOf(demand.claims().keySet()), pointers);
    }

    private List<SelectedClaim> at(ClaimPath path) {
      return selected.computeIfAbsent(path, p -> p.select(candidate.claims()));
    }
  }
}
