package org.workcommons.vc.examples.scaleout;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts and scores of one partition, in which the rows of a worker follow each other. What
 * is in memory is one worker.
 */
final class JudgedPartition implements Iterator<Row> {
  private final Judge judge;
  private final Iterator<Row> rows;
  private final Queue<Row> ready = new ArrayDeque<>();
  private @Nullable WorkerRecord current;

  /**
   * @param rows of {@link Columns#SIZED}
   */
  JudgedPartition(Judge judge, Iterator<Row> rows) {
    this.judge = judge;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && rows.hasNext()) {
      take(SuppliedRow.of(rows.next()));
    } else if (ready.isEmpty()) {
      close();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there are no more rows");
    }
    return ready.remove();
  }

  private void take(SuppliedRow row) {
    var judgement = judge.judge(row);
    var worker = row.worker();
    if (worker != null) {
      var record = current;
      if (record == null || !record.isOf(worker)) {
        close();
        record = judge.record(worker);
        current = record;
      }
      record.add(judgement);
    }
    ready.add(RowFactory.create(judgement.verdict().row(), null));
  }

  /** All rows of a worker were seen. */
  private void close() {
    var record = current;
    if (record != null) {
      ready.add(RowFactory.create(null, record.score().row()));
      current = null;
    }
  }
}
