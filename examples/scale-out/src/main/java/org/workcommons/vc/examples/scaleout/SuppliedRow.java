package org.workcommons.vc.examples.scaleout;

import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * A row of the input. Anything can be missing from it, and nothing in it may be believed yet.
 *
 * @param id the row's name, for whoever reads the verdict
 * @param worker whose statement it is said to be
 * @param size of the statement in bytes
 * @param statement absent too where it is larger than any statement
 */
record SuppliedRow(
    @Nullable Long id,
    @Nullable String worker,
    long size,
    Optional<VerifiableCredential> statement) {
  /** The largest statement that is looked at, in bytes. */
  static final int MOST_BYTES = Limits.DOCUMENT_BYTES;

  /** {@return a row as it is before anybody looked at how large it is} */
  static SuppliedRow of(@Nullable Long id, @Nullable String worker, byte @Nullable [] statement) {
    return statement == null
        ? new SuppliedRow(id, worker, 0, Optional.empty())
        : new SuppliedRow(
            id, worker, statement.length, Optional.of(VerifiableCredential.restore(statement)));
  }

  /** {@return a row of {@link Columns#SIZED}} */
  static SuppliedRow of(Row row) {
    return new SuppliedRow(
        row.isNullAt(0) ? null : row.getLong(0),
        row.isNullAt(1) ? null : row.getString(1),
        row.getLong(2),
        row.isNullAt(3)
            ? Optional.empty()
            : Optional.of(VerifiableCredential.restore(row.<byte[]>getAs(3))));
  }

  /** {@return why there is no need to look at the statement, empty if there is} */
  Optional<Problem> problem() {
    if (worker == null) {
      return problem(ProblemType.MALFORMED_VALUE_ERROR, "the row names no worker");
    }
    if (size > MOST_BYTES) {
      return problem(ProblemType.LIMIT_EXCEEDED, "more than " + MOST_BYTES + " bytes");
    }
    return statement.isEmpty()
        ? problem(ProblemType.MALFORMED_VALUE_ERROR, "the row has no statement")
        : Optional.empty();
  }

  private static Optional<Problem> problem(ProblemType type, String detail) {
    return Optional.of(new Problem(type, Pointer.ROOT, detail));
  }

  /** {@return the statement, which is there where there is no {@link #problem}} */
  VerifiableCredential credential() {
    return statement.orElseThrow();
  }

  /** {@return this as a row of {@link Columns#INPUT}} */
  Row row() {
    return RowFactory.create(
        id, worker, statement.map(VerifiableCredential::toByteArray).orElse(null));
  }
}
