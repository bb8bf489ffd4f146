package org.workcommons.vc.verifier.dcql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a holder's credentials answers a query, and the least of it. OpenID for Verifiable
 * Presentations 1.0 §6.4.2. Immutable.
 */
public final class Selection {
  private final Map<String, List<Match>> matches;
  private final Map<String, List<Mismatch>> mismatches;
  private final Optional<Map<String, Match>> least;
  private final List<Map<String, Match>> offers;

  private Selection(
      Map<String, List<Match>> matches,
      Map<String, List<Mismatch>> mismatches,
      Optional<Map<String, Match>> least,
      List<Map<String, Match>> offers) {
    this.matches = Collections.unmodifiableMap(matches);
    this.mismatches = Collections.unmodifiableMap(mismatches);
    this.least = least;
    this.offers = List.copyOf(offers);
  }

  static Selection of(DcqlQuery query, List<Candidate> candidates) {
    var matches = new LinkedHashMap<String, List<Match>>();
    var mismatches = new LinkedHashMap<String, List<Mismatch>>();
    for (var credential : query.credentials()) {
      var outcomes = outcomes(credential, candidates);
      var found = outcomes.stream().flatMap(outcome -> outcome.match().stream()).toList();
      if (found.isEmpty()) {
        mismatches.put(credential.id(), nearest(outcomes));
      } else {
        matches.put(credential.id(), found.stream().sorted(Match.BEST_FIRST).toList());
      }
    }
    var least = least(query, matches.keySet());
    return new Selection(
        matches,
        mismatches,
        least.map(ids -> best(ids, matches)),
        least.map(ids -> offers(query, ids, matches)).orElse(List.of()));
  }

  private static List<Trial.Outcome> outcomes(CredentialQuery query, List<Candidate> candidates) {
    var trial = new Trial(query);
    var outcomes = new ArrayList<Trial.Outcome>();
    for (int i = 0; i < candidates.size(); i++) {
      outcomes.add(trial.of(candidates.get(i), i));
    }
    return outcomes;
  }

  /** The mismatches of the candidate that came furthest, and there lacks least. */
  private static List<Mismatch> nearest(List<Trial.Outcome> outcomes) {
    var nearest = List.of(Mismatch.of(Mismatch.Reason.FORMAT));
    for (var outcome : outcomes) {
      var one = outcome.mismatches();
      int further = stage(one) - stage(nearest);
      if (further > 0 || (further == 0 && one.size() < nearest.size())) {
        nearest = one;
      }
    }
    return List.copyOf(nearest);
  }

  // a claim that is missing is as near as one of another value
  private static int stage(List<Mismatch> mismatches) {
    var reason = mismatches.get(0).reason();
    return Math.min(reason.ordinal(), Mismatch.Reason.CLAIM_MISSING.ordinal());
  }

  private static Optional<Set<String>> least(DcqlQuery query, Set<String> available) {
    if (query.credentialSets().isEmpty()) {
      return query.credentials().size() == available.size()
          ? Optional.of(available)
          : Optional.empty();
    }
    var required = query.credentialSets().stream().filter(CredentialSet::isRequired).toList();
    var chosen = new LinkedHashSet<String>();
    for (var set : required) {
      var option = set.firstIn(available);
      if (option.isEmpty()) {
        return Optional.empty();
      }
      chosen.addAll(option.get());
    }
    return Optional.of(withoutNeedless(chosen, required));
  }

  /** Leaves out, one after the other, what all sets can do without. */
  private static Set<String> withoutNeedless(Set<String> chosen, List<CredentialSet> required) {
    var needed = new LinkedHashSet<>(chosen);
    for (var id : chosen) {
      needed.remove(id);
      if (!required.stream().allMatch(set -> set.firstIn(needed).isPresent())) {
        needed.add(id);
      }
    }
    return needed;
  }

  private static List<Map<String, Match>> offers(
      DcqlQuery query, Set<String> least, Map<String, List<Match>> matches) {
    var offers = new ArrayList<Map<String, Match>>();
    for (var set : query.credentialSets()) {
      if (!set.isRequired() && set.firstIn(least).isEmpty()) {
        set.firstIn(matches.keySet()).ifPresent(option -> offers.add(best(option, matches)));
      }
    }
    return offers;
  }

  private static Map<String, Match> best(Collection<String> ids, Map<String, List<Match>> matches) {
    var best = new LinkedHashMap<String, Match>();
    matches.forEach(
        (id, found) -> {
          if (ids.contains(id)) {
            best.put(id, found.get(0));
          }
        });
    return Collections.unmodifiableMap(best);
  }

  /**
   * {@return all candidates that match, by the identifier of the credential query, the best first}
   * Which is the one with the claim set that the verifier prefers, then the one that shows least. A
   * holder may choose another one, and several for a query of that quantity.
   */
  public Map<String, List<Match>> matches() {
    return matches;
  }

  /**
   * {@return the least that answers: one match for each credential query that nobody can do
   * without, which may be none; empty where the query can't be answered} Then nothing may be shown
   * at all.
   */
  public Optional<Map<String, Match>> least() {
    return least;
  }

  /**
   * {@return for each optional credential set that can be answered, what it asks for} Sets that the
   * least answer satisfies already are left out.
   */
  public List<Map<String, Match>> offers() {
    return offers;
  }

  /**
   * {@return why nothing matches, by the identifier of each credential query that nothing matches}
   * Of the candidate that comes nearest. These stand in the way where there is no {@link #least}.
   */
  public Map<String, List<Mismatch>> mismatches() {
    return mismatches;
  }

  /** {@return the identifiers of what is matched and what is not, and no more} */
  @Override
  public String toString() {
    return "matched " + matches.keySet() + ", not matched " + mismatches.keySet();
  }
}
