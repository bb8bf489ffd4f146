package org.workcommons.vc.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.RatingOutcome;
import org.workcommons.vc.work.Digest;

/** Finds out which of several outcomes counts for each rating. Linear in their number. */
final class OutcomeResolution {
  private final Map<Digest, Entry> entries = new LinkedHashMap<>();
  private final List<Problem> findings = new ArrayList<>();
  private final Instant at;

  OutcomeResolution(Instant at) {
    this.at = at;
  }

  /** An outcome, and where it stands. */
  private record Entry(DisputeOutcome outcome, Pointer place) {
    Decision decision() {
      return outcome.decision();
    }

    boolean isPending() {
      return decision().ruling() == Ruling.PENDING;
    }
  }

  void add(DisputeOutcome outcome, Pointer place) {
    if (entries.putIfAbsent(outcome.digest(), new Entry(outcome, place)) != null) {
      find(new Problem(ProblemType.OUTCOME_REPEATED, place, "is there twice"));
    }
  }

  void find(Problem problem) {
    findings.add(problem);
  }

  Outcomes outcomes() {
    var counting = new LinkedHashMap<Digest, Entry>();
    var appeals = new HashMap<Digest, Integer>();
    boundToOneRating().stream()
        .sorted(Comparator.comparing(entry -> entry.decision().term().decidedAt()))
        .forEach(
            entry -> {
              if (mayCount(entry, counting) && isAllowedAppeal(entry, counting, appeals)) {
                counting.put(entry.outcome.digest(), entry);
              }
            });
    dropOverdue(counting);
    var superseded = new HashSet<Digest>();
    counting.values().forEach(entry -> entry.decision().supersedes().ifPresent(superseded::add));
    var heads = new LinkedHashMap<RatingLeaf, List<Entry>>();
    counting.forEach(
        (digest, entry) -> {
          if (!superseded.contains(digest)) {
            heads.computeIfAbsent(entry.decision().leaf(), leaf -> new ArrayList<>()).add(entry);
          }
        });
    var effects = new HashMap<RatingLeaf, Effect>();
    var changes = new ArrayList<RatingOutcome>();
    heads.forEach(
        (leaf, of) -> {
          var effect = effect(of);
          effects.put(leaf, effect);
          change(leaf, effect).ifPresent(changes::add);
        });
    return new Outcomes(effects, changes, counting.keySet(), findings);
  }

  /**
   * What was pending and never decided supersedes nothing: or whoever appeals could take back a
   * decision by waiting.
   */
  private void dropOverdue(Map<Digest, Entry> counting) {
    var followed = new HashSet<Digest>();
    var newestFirst = new ArrayList<>(counting.values());
    Collections.reverse(newestFirst);
    for (var entry : newestFirst) {
      if (entry.isPending()
          && entry.outcome.isOverdue(at)
          && !followed.contains(entry.outcome.digest())) {
        counting.remove(entry.outcome.digest());
        find(
            entry,
            ProblemType.OUTCOME_TOO_LATE,
            "filedAt",
            "not decided in the time that the policy allows");
      } else {
        entry.decision().supersedes().ifPresent(followed::add);
      }
    }
  }

  /** A nullifier names one rating, so that two places for one are one too many. */
  private List<Entry> boundToOneRating() {
    var places = new HashMap<Digest, Set<RatingLeaf>>();
    for (var entry : entries.values()) {
      var leaf = entry.decision().leaf();
      places.computeIfAbsent(leaf.nullifier(), unknown -> new HashSet<>()).add(leaf);
    }
    var bound = new ArrayList<Entry>();
    for (var entry : entries.values()) {
      if (places.getOrDefault(entry.decision().leaf().nullifier(), Set.of()).size() == 1) {
        bound.add(entry);
      } else {
        find(entry, ProblemType.OUTCOME_NOT_BOUND, "leaf", "the same rating is in two places");
      }
    }
    return bound;
  }

  /** What comes later may supersede only what counts itself. */
  private boolean mayCount(Entry entry, Map<Digest, Entry> counting) {
    var named = entry.decision().supersedes();
    if (named.isEmpty()) {
      return true;
    }
    var earlier = counting.get(named.get());
    if (earlier == null) {
      return no(
          entry, ProblemType.OUTCOME_NOT_BOUND, "supersedes an outcome that is not here or is bad");
    }
    if (!earlier.decision().leaf().equals(entry.decision().leaf())
        || !earlier.decision().dispute().equals(entry.decision().dispute())) {
      return no(entry, ProblemType.OUTCOME_NOT_BOUND, "supersedes an outcome of another dispute");
    }
    if (earlier.isPending() && !entry.decision().isFiledWith(earlier.decision())) {
      return no(
          entry, ProblemType.OUTCOME_NOT_BOUND, "filed at another time than what was pending");
    }
    if (!isInTime(entry.decision().term(), earlier)) {
      return no(entry, ProblemType.OUTCOME_TOO_LATE, "filed when it was too late to appeal");
    }
    return true;
  }

  /** What is decided after a pending outcome is no appeal. */
  private boolean isAllowedAppeal(
      Entry entry, Map<Digest, Entry> counting, Map<Digest, Integer> appeals) {
    var named = entry.decision().supersedes();
    int before = named.map(digest -> appeals.getOrDefault(digest, 0)).orElse(0);
    boolean isAppeal = named.map(counting::get).filter(earlier -> !earlier.isPending()).isPresent();
    int after = isAppeal ? before + 1 : before;
    appeals.put(entry.outcome.digest(), after);
    return after <= entry.outcome.appeals()
        || no(entry, ProblemType.OUTCOME_TOO_LATE, "one appeal more than the policy allows");
  }

  private static boolean isInTime(Decision.Term term, Entry earlier) {
    var before = earlier.decision().term();
    boolean isAfter = term.decidedAt().isAfter(before.decidedAt());
    return isAfter
        && (earlier.isPending()
            || before.appealBefore().map(term.filedAt()::isBefore).orElse(false));
  }

  private boolean no(Entry entry, ProblemType type, String detail) {
    find(entry, type, "supersedes", detail);
    return false;
  }

  private static Optional<RatingOutcome> change(RatingLeaf leaf, Effect effect) {
    Optional<Integer> step =
        effect instanceof Effect.Amended amended ? Optional.of(amended.step()) : Optional.empty();
    if (step.isEmpty() && !(effect instanceof Effect.Excluded)) {
      return Optional.empty();
    }
    return Optional.of(
        new RatingOutcome(leaf.issuer(), leaf.worker(), leaf.seq(), leaf.k(), leaf.step(), step));
  }

  private Effect effect(List<Entry> heads) {
    var decided = heads.stream().filter(entry -> !entry.isPending()).toList();
    var effects =
        decided.stream().map(entry -> Effect.of(entry.decision())).collect(Collectors.toSet());
    if (effects.size() > 1) {
      decided.forEach(
          entry ->
              find(
                  entry,
                  ProblemType.OUTCOME_CONTRADICTED,
                  "outcome",
                  "another outcome decides differently"));
      return new Effect.Unchanged();
    }
    return effects.stream().findFirst().orElseGet(Effect.Pending::new);
  }

  private void find(Entry entry, ProblemType type, String member, String detail) {
    find(new Problem(type, entry.place.at(member), detail));
  }
}
