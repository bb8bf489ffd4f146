package org.workcommons.vc.examples.scaleout;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Made-up statements as a data set: the numbers of workers in, their rows out. */
record SyntheticStatements(Synthetic synthetic) implements MapPartitionsFunction<Long, Row> {
  /** {@return all rows, of {@link Columns#INPUT}, made in {@code partitions} pieces} */
  Dataset<Row> rows(SparkSession spark, int partitions) {
    return spark
        .range(0, synthetic.workers(), 1, partitions)
        .mapPartitions(this, Encoders.row(Columns.INPUT));
  }

  @Override
  public Iterator<Row> call(Iterator<Long> workers) {
    return new Rows(Community.of(synthetic), workers);
  }

  /** One worker after the other. */
  private static final class Rows implements Iterator<Row> {
    private final Community community;
    private final Iterator<Long> workers;
    private Iterator<SuppliedRow> current = Collections.emptyIterator();

    Rows(Community community, Iterator<Long> workers) {
      this.community = community;
      this.workers = workers;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && workers.hasNext()) {
        current = new SyntheticWorker(community, workers.next()).rows().iterator();
      }
      return current.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more statements");
      }
      return current.next().row();
    }
  }
}
