package org.workcommons.vc.verifier.dcql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * Holds an answer against a query. OpenID for Verifiable Presentations 1.0 §8.1 and §8.6. Not for
 * sharing between threads.
 */
final class AnswerCheck {
  private final DcqlQuery query;
  private final Map<String, List<Candidate>> answer;
  private final Map<String, Trial> trials = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  AnswerCheck(DcqlQuery query, Map<String, List<Candidate>> answer) {
    this.query = query;
    this.answer = answer;
    query.credentials().forEach(one -> trials.put(one.id(), new Trial(one)));
  }

  List<Problem> problems() {
    if (isTooLarge()) {
      add(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "too many presentations");
      return List.copyOf(problems);
    }
    answer.keySet().stream()
        .filter(id -> !trials.containsKey(id))
        .forEach(id -> incomplete(Pointer.ROOT.at(id), "answers nothing that was asked for"));
    var satisfied = new HashSet<String>();
    for (var credential : query.credentials()) {
      if (answer.containsKey(credential.id()) && isSatisfied(credential)) {
        satisfied.add(credential.id());
      }
    }
    if (query.credentialSets().isEmpty()) {
      everything();
    } else {
      sets(satisfied);
    }
    return List.copyOf(problems);
  }

  private boolean isTooLarge() {
    return answer.values().stream().mapToLong(List::size).sum() > Limits.CREDENTIALS
        || answer.size() > Limits.CREDENTIALS;
  }

  private boolean isSatisfied(CredentialQuery credential) {
    var place = Pointer.ROOT.at(credential.id());
    var given = answer.getOrDefault(credential.id(), List.of());
    int before = problems.size();
    if (given.isEmpty()) {
      incomplete(place, "names the credential and contains none");
    }
    if (given.size() > 1 && credential.quantity() == CredentialQuery.Quantity.ONE) {
      incomplete(place, "several where one was asked for");
    }
    for (int i = 0; i < given.size(); i++) {
      var at = place.at(i);
      trial(credential.id()).of(given.get(i), i).mismatches().forEach(m -> mismatch(m, at));
    }
    return problems.size() == before;
  }

  private Trial trial(String id) {
    return Optional.ofNullable(trials.get(id)).orElseThrow();
  }

  private void mismatch(Mismatch mismatch, Pointer at) {
    switch (mismatch.reason()) {
      case FORMAT -> incomplete(at, "of another format than was asked for");
      case TYPE -> incomplete(at, "of another type than was asked for");
      case AUTHORITY ->
          add(
              ProblemType.ISSUER_NOT_RECOGNIZED,
              at,
              "none of the trusted authorities stands behind its issuer");
      case HOLDER_BINDING ->
          add(ProblemType.HOLDER_BINDING_MISSING, at, "no proof of who holds the credential");
      case CLAIM_MISSING ->
          incomplete(under(at, mismatch), "a claim that was asked for is not there");
      case VALUE_DIFFERS ->
          incomplete(under(at, mismatch), "has none of the values that were asked for");
    }
  }

  /** As far as the path leads to one place. */
  private static Pointer under(Pointer at, Mismatch mismatch) {
    var place = at;
    for (var component : mismatch.claim().map(ClaimPath::components).orElse(List.of())) {
      if (component instanceof ClaimPath.Name name) {
        place = place.at(name.name());
      } else if (component instanceof ClaimPath.Index index) {
        place = place.at(index.index());
      } else {
        return place;
      }
    }
    return place;
  }

  private void everything() {
    trials.keySet().stream()
        .filter(id -> !answer.containsKey(id))
        .forEach(id -> incomplete(Pointer.ROOT.at(id), "asked for, and not there"));
  }

  private void sets(Set<String> satisfied) {
    var sets = query.credentialSets();
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).isRequired() && sets.get(i).firstIn(satisfied).isEmpty()) {
        incomplete(Pointer.ROOT, "credential set " + i + " is required and not satisfied");
      }
    }
    var purposeful = new HashSet<String>();
    sets.stream()
        .flatMap(set -> set.options().stream())
        .filter(answer.keySet()::containsAll)
        .forEach(purposeful::addAll);
    trials.keySet().stream()
        .filter(id -> answer.containsKey(id) && !purposeful.contains(id))
        .forEach(id -> incomplete(Pointer.ROOT.at(id), "serves no credential set as it is"));
  }

  List<OverDisclosure> overDisclosed() {
    if (isTooLarge()) {
      return List.of();
    }
    var given = new LinkedHashMap<Trial, Set<Candidate>>();
    trials.forEach((id, trial) -> given.put(trial, Set.copyOf(answer.getOrDefault(id, List.of()))));
    var all = new ArrayList<OverDisclosure>();
    for (var credential : query.credentials()) {
      var shown = answer.getOrDefault(credential.id(), List.of());
      for (int i = 0; i < shown.size(); i++) {
        int presentation = i;
        beyond(shown.get(i), given).stream()
            .sorted(Comparator.comparing(Pointer::value))
            .map(claim -> new OverDisclosure(credential.id(), presentation, claim))
            .forEach(all::add);
      }
    }
    return List.copyOf(all);
  }

  /** What no query asks for of those that {@code candidate} was given as an answer to. */
  private static Set<Pointer> beyond(Candidate candidate, Map<Trial, Set<Candidate>> given) {
    var beyond = candidate.disclosable();
    for (var entry : given.entrySet()) {
      if (!beyond.isEmpty() && entry.getValue().contains(candidate)) {
        beyond = entry.getKey().beyond(candidate, beyond);
      }
    }
    return beyond;
  }

  private void incomplete(Pointer pointer, String detail) {
    add(ProblemType.PRESENTATION_INCOMPLETE, pointer, detail);
  }

  private void add(ProblemType type, Pointer pointer, String detail) {
    problems.add(new Problem(type, pointer, detail));
  }
}
