package org.workcommons.vc.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.problem.ProblemException;

/**
 * The job on two executors, each a process of its own, against the same rows judged without Spark.
 */
class BulkVerificationTest {
  private static final Synthetic SYNTHETIC = new Synthetic(7, 360, 250);

  @TempDir static Path folder;
  private static SparkSession spark;
  private static Configuration configuration;
  private static List<SuppliedRow> rows;
  private static OneMachine expected;

  @BeforeAll
  static void start() throws IOException, ProblemException {
    // Spark starts executors with the jars of its home: none, as they get this class path
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    spark =
        SparkSession.builder()
            .master("local-cluster[2,1,768]")
            .appName("test")
            .config("spark.executor.memory", "512m")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", folder.resolve("spark").toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
    configuration = Community.of(SYNTHETIC).configuration();
    rows = rows();
    expected = OneMachine.run(configuration, rows);
    var input = new ArrayList<Row>();
    rows.forEach(row -> input.add(RowFactory.create(row.id(), row.worker(), row.statement())));
    Collections.reverse(input);
    spark
        .createDataFrame(input, Columns.INPUT)
        .repartition(3)
        .write()
        .parquet(folder.resolve("input").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static List<SuppliedRow> rows() {
    var community = Community.of(SYNTHETIC);
    var rows = new ArrayList<SuppliedRow>();
    for (long worker = 0; worker < SYNTHETIC.workers(); worker++) {
      rows.addAll(new SyntheticWorker(community, worker).rows());
    }
    return rows;
  }

  @Test
  void saysTheSameAsOneMachineHoweverManyPartitions() {
    for (int partitions : new int[] {1, 2, 7}) {
      var output = folder.resolve("judged-" + partitions);
      new BulkVerification(configuration, partitions)
          .run(spark, folder.resolve("input").toString(), output.toString());
      assertThat(texts(spark.read().parquet(output + "/verdicts")))
          .isEqualTo(texts(expected.verdicts()));
      assertThat(texts(spark.read().parquet(output + "/scores")))
          .isEqualTo(texts(expected.scores()));
    }
  }

  private static List<String> texts(Dataset<Row> rows) {
    return texts(rows.collectAsList());
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }
}
