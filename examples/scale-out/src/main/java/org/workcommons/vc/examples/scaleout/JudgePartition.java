package org.workcommons.vc.examples.scaleout;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.workcommons.vc.problem.ProblemException;

/** What an executor is sent: the configuration, and that partitions are judged by it. */
record JudgePartition(Configuration configuration) implements MapPartitionsFunction<Row, Row> {
  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws ProblemException {
    return new JudgedPartition(Judge.of(configuration), rows);
  }
}
