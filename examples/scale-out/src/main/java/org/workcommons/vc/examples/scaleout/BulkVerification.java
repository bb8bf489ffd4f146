package org.workcommons.vc.examples.scaleout;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The job. Whether a chain is whole shows only where all of its statements are together, so rows
 * are first brought to their workers, as the signed bytes that they are, and then verified and
 * scored at one go: nothing that was verified ever travels, and no shuffle file can be forged.
 *
 * @param partitions among how many partitions workers are divided
 */
record BulkVerification(Configuration configuration, int partitions) {
  BulkVerification {
    if (partitions < 1) {
      throw new IllegalArgumentException("expected at least one partition");
    }
  }

  /** {@return a verdict or a score in each row, of {@link Columns#JUDGED}} */
  Dataset<Row> judged(Dataset<Row> input) {
    return Columns.sized(input)
        .repartition(partitions, col(Columns.WORKER))
        .sortWithinPartitions(col(Columns.WORKER), col(Columns.ID), col(Columns.STATEMENT))
        .mapPartitions(new JudgePartition(configuration), Encoders.row(Columns.JUDGED));
  }

  /** Reads {@code input}, and writes {@code output/verdicts} and {@code output/scores}. */
  void run(SparkSession spark, String input, String output) {
    var judged =
        judged(spark.read().schema(Columns.INPUT).parquet(input)).persist(StorageLevel.DISK_ONLY());
    write(judged, Columns.VERDICT, output + "/verdicts");
    write(judged, Columns.SCORE, output + "/scores");
    judged.unpersist();
  }

  private static void write(Dataset<Row> judged, String kind, String path) {
    judged.where(col(kind).isNotNull()).select(kind + ".*").write().parquet(path);
  }
}
