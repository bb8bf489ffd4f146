package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Problem;

/**
 * What was checked, and what was found. Its text holds no claim values, so it is safe to log.
 *
 * @param outcomes of every check, in order; what was not checked is named as such
 * @param problems in the order in which they were found; empty if and only if everything that ran
 *     passed
 * @param issuers who was found to have issued the credentials, each once; nobody unless all proofs
 *     are good and all credentials are by whom they name
 * @param mechanisms how the proofs were made, {@code eddsa-jcs-2022} or {@code ES256}, each once,
 *     those of a presentation before those of its credentials; none unless all proofs are good
 * @param statuses what status lists say that does not decide anything, in the order in which it was
 *     found
 * @param asOf the instant for which the checks were made
 */
public record Report(
    Map<Check, Outcome> outcomes,
    List<Problem> problems,
    List<String> issuers,
    List<String> mechanisms,
    List<StatusMessage> statuses,
    Instant asOf) {
  public Report {
    outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    problems = List.copyOf(problems);
    issuers = List.copyOf(issuers);
    mechanisms = List.copyOf(mechanisms);
    statuses = List.copyOf(statuses);
  }

  /** {@return what came of {@code check}} */
  public Outcome outcome(Check check) {
    return outcomes.getOrDefault(check, Outcome.NOT_RUN);
  }

  /**
   * {@return whether every proof was looked at and is good, whoever made it} Says nothing of who
   * issued anything: see {@link #issuersEstablished}.
   */
  public boolean everyProofVerified() {
    return !mechanisms.isEmpty();
  }

  /**
   * {@return whether every credential is signed by the issuer that it names, and all proofs good}
   */
  public boolean issuersEstablished() {
    return !issuers.isEmpty();
  }

  /** {@return the problems' types, each once: one line for a log} */
  public String summary() {
    return problems.stream()
        .map(problem -> problem.type().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
