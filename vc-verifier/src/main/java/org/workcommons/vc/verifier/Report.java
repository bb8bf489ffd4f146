package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Problem;

/**
 * What was checked, and what was found. Holds no claim values, so it is safe to log.
 *
 * @param outcomes of every check, in order; what was not checked is named as such
 * @param problems in the order in which they were found; empty if and only if everything that ran
 *     passed
 * @param asOf the instant for which the checks were made
 */
public record Report(Map<Check, Outcome> outcomes, List<Problem> problems, Instant asOf) {
  public Report {
    outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    problems = List.copyOf(problems);
  }

  /** {@return what came of {@code check}} */
  public Outcome outcome(Check check) {
    return outcomes.getOrDefault(check, Outcome.NOT_RUN);
  }

  /** {@return the problems' types, each once: one line for a log} */
  public String summary() {
    return problems.stream()
        .map(problem -> problem.type().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
