package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * What one verification has found so far. A check that never ran is not in it, and so can't be
 * taken for passed.
 */
final class Findings {
  /** Nobody reads more, and a hostile document can be wrong in a million places. */
  private static final int MOST_PROBLEMS = 100;

  private final Map<Check, Outcome> outcomes = new EnumMap<>(Check.class);
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> issuers = new LinkedHashSet<>();
  private final Set<String> mechanisms = new LinkedHashSet<>();
  private final List<StatusMessage> statuses = new ArrayList<>();
  private final Set<Check> incomplete = EnumSet.noneOf(Check.class);
  private boolean rejects;
  private boolean unproven;

  /** Something that can fail as part of {@code check}. */
  interface Step {
    void run() throws ProblemException;
  }

  /** Notes that {@code check} ran; it has passed unless it found, or finds, something. */
  void ran(Check check) {
    outcomes.putIfAbsent(check, Outcome.PASSED);
  }

  /** Notes that {@code check} left something out, and so can't be taken for passed. */
  void leftOut(Check check) {
    incomplete.add(check);
  }

  void add(Check check, Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
    rejects |= !problem.type().leavesOpen();
    var outcome = problem.type().leavesOpen() ? Outcome.UNDECIDED : Outcome.FAILED;
    outcomes.merge(check, outcome, Findings::worse);
  }

  /**
   * Runs {@code step}; what it throws is a finding of {@code check}, at {@code place} in the
   * document.
   *
   * @return whether it threw nothing
   */
  boolean collect(Check check, Pointer place, Step step) {
    ran(check);
    try {
      step.run();
      return true;
    } catch (ProblemException e) {
      add(check, e.problem().under(place));
      return false;
    }
  }

  /** Notes that some proof was not looked at. */
  void leftUnproven() {
    unproven = true;
  }

  /** Notes that a proof by {@code mechanism} is good. */
  void proved(String mechanism) {
    mechanisms.add(mechanism);
  }

  /** Notes what a status says that does not decide anything. */
  void said(StatusMessage status) {
    statuses.add(status);
  }

  /** Notes that {@code issuer} issued a credential. */
  void issued(String issuer) {
    issuers.add(issuer);
  }

  /** {@return what the statuses say, without deciding anything, of what stands at {@code place}} */
  List<StatusMessage> said(Pointer place) {
    return statuses.stream().filter(status -> status.pointer().isWithin(place)).toList();
  }

  /** Takes over what {@code other} found in what stands at {@code place}. */
  void absorb(Findings other, Pointer place) {
    other.outcomes.forEach((check, outcome) -> outcomes.merge(check, outcome, Findings::worse));
    other.problems.stream()
        .limit(MOST_PROBLEMS - problems.size())
        .forEach(problem -> problems.add(problem.under(place)));
    issuers.addAll(other.issuers);
    mechanisms.addAll(other.mechanisms);
    other.statuses.forEach(
        status ->
            statuses.add(
                new StatusMessage(
                    status.pointer().under(place),
                    status.purpose(),
                    status.value(),
                    status.message())));
    incomplete.addAll(other.incomplete);
    rejects |= other.rejects;
    unproven |= other.unproven;
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return one == Outcome.FAILED || other == Outcome.PASSED ? one : other;
  }

  boolean none() {
    return problems.isEmpty();
  }

  boolean reject() {
    return rejects;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private Outcome outcome(Check check) {
    var outcome = outcomes.getOrDefault(check, Outcome.NOT_RUN);
    return outcome == Outcome.PASSED && incomplete.contains(check) ? Outcome.NOT_RUN : outcome;
  }

  Report report(Instant asOf) {
    var all = new EnumMap<Check, Outcome>(Check.class);
    for (var check : Check.values()) {
      all.put(check, outcome(check));
    }
    boolean proven = !unproven && all.get(Check.PROOF) == Outcome.PASSED;
    boolean bound = proven && all.get(Check.ISSUER_BINDING) == Outcome.PASSED;
    return new Report(
        all,
        problems,
        bound ? List.copyOf(issuers) : List.of(),
        proven ? List.copyOf(mechanisms) : List.of(),
        statuses,
        asOf);
  }
}
