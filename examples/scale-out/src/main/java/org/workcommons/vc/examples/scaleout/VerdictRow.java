package org.workcommons.vc.examples.scaleout;

import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.Verdict;

/**
 * What came of a row.
 *
 * @param problem the first that was found, empty if and only if the statement was accepted
 */
record VerdictRow(SuppliedRow supplied, Answer answer, Optional<Problem> problem) {
  /** The three verdicts. */
  enum Answer {
    ACCEPTED("accepted"),
    REJECTED("rejected"),
    UNDECIDED("undecided");

    private final String term;

    Answer(String term) {
      this.term = term;
    }
  }

  static VerdictRow accepted(SuppliedRow supplied) {
    return new VerdictRow(supplied, Answer.ACCEPTED, Optional.empty());
  }

  static VerdictRow refused(SuppliedRow supplied, Problem problem) {
    return new VerdictRow(supplied, Answer.REJECTED, Optional.of(problem));
  }

  /** {@return the row of a verdict that is none of acceptance} */
  static VerdictRow refused(SuppliedRow supplied, CredentialVerdict verdict) {
    return new VerdictRow(
        supplied,
        verdict instanceof Verdict.Undecided ? Answer.UNDECIDED : Answer.REJECTED,
        Optional.of(verdict.report().problems().get(0)));
  }

  /** {@return this as a row of {@link Columns#VERDICTS}} */
  Row row() {
    return RowFactory.create(
        supplied.id(),
        supplied.worker(),
        answer.term,
        problem.map(found -> found.type().name()).orElse(null),
        problem.map(found -> found.pointer().value()).orElse(null));
  }
}
