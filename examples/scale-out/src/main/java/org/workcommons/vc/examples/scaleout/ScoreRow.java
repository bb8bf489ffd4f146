package org.workcommons.vc.examples.scaleout;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.Score;

/**
 * What came of a worker.
 *
 * @param admission what counts, empty where there is a problem
 * @param problem why there is no score, null where there is one
 */
record ScoreRow(
    Counted counted, Scoring scoring, Optional<Admission> admission, @Nullable String problem) {
  /** How many rows named this worker, and were accepted or not. */
  record Counted(String worker, long accepted, long refused) {}

  /** {@return this as a row of {@link Columns#SCORES}} */
  Row row() {
    return admission.map(this::scored).orElseGet(this::unscored);
  }

  private Row scored(Admission admitted) {
    var score = admitted.score();
    return RowFactory.create(
        counted.worker(),
        score.asOf().toString(),
        counted.accepted(),
        counted.refused(),
        null,
        score.mean(),
        score.lower(),
        score.effectiveWeight().toString(),
        score.ratings(),
        score.firstRatings(),
        score.platforms(),
        score.monthsActive(),
        score.withheld(),
        score.complete(),
        findings(admitted),
        holding(score),
        score.policyDigest().value(),
        score.inputDigest().value());
  }

  private Row unscored() {
    var values = new Object[Columns.SCORES.size()];
    values[Columns.SCORES.fieldIndex(Columns.WORKER)] = counted.worker();
    values[Columns.SCORES.fieldIndex("month")] = scoring.month().toString();
    values[Columns.SCORES.fieldIndex("accepted")] = counted.accepted();
    values[Columns.SCORES.fieldIndex("refused")] = counted.refused();
    values[Columns.SCORES.fieldIndex("problem")] = problem;
    values[Columns.SCORES.fieldIndex("policyDigest")] = scoring.policy().digest().value();
    return RowFactory.create(values);
  }

  /** Why it is not complete, each reason once. */
  private static String[] findings(Admission admission) {
    return admission.findings().stream()
        .map(finding -> finding.type().name())
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  /** The policy's questions whose answer is yes. */
  private static String[] holding(Score score) {
    return score.predicates().entrySet().stream()
        .filter(answer -> answer.getValue().holds())
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }
}
