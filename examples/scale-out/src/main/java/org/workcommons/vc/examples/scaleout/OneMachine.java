package org.workcommons.vc.examples.scaleout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.workcommons.vc.problem.ProblemException;

/**
 * The same without Spark: {@code Verifier.verifyAll} over all rows, on all processors of this
 * machine, then one worker after the other. What the job is held against.
 *
 * @param verdicts in the order of the rows
 * @param scores in the order of the workers
 */
record OneMachine(List<Row> verdicts, List<Row> scores) {
  static OneMachine run(Configuration configuration, List<SuppliedRow> rows)
      throws ProblemException {
    var judge = Judge.of(configuration);
    var judgements = judgements(configuration, rows);
    var workers = new TreeMap<String, WorkerRecord>();
    for (var judgement : judgements) {
      var worker = judgement.verdict().supplied().worker();
      if (worker != null) {
        workers.computeIfAbsent(worker, judge::record).add(judgement);
      }
    }
    return new OneMachine(
        judgements.stream().map(judgement -> judgement.verdict().row()).toList(),
        workers.values().stream().map(worker -> worker.score().row()).toList());
  }

  private static List<Judgement> judgements(Configuration configuration, List<SuppliedRow> rows) {
    var judgements = new ArrayList<Judgement>(rows.size());
    var credentials =
        rows.stream().filter(row -> row.problem().isEmpty()).map(SuppliedRow::credential);
    try (var verdicts = configuration.verifier().verifyAll(credentials.iterator())) {
      for (var row : rows) {
        judgements.add(
            row.problem()
                .map(problem -> Judgement.refused(VerdictRow.refused(row, problem)))
                .orElseGet(() -> Judge.judgement(row, verdicts.next())));
      }
    }
    return Collections.unmodifiableList(judgements);
  }
}
