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
import org.apache.spark.sql.types.StructType;
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
            .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "2min")
            // for seconds it doesn't pay to compile well
            .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.ui.enabled", "false")
            .config("spark.sql.jsonGenerator.ignoreNullFields", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", folder.resolve("spark").toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
    configuration = Community.of(SYNTHETIC).configuration();
    rows = new ArrayList<>(OneMachineTest.rows(SYNTHETIC));
    rows.addAll(HostileRows.all());
    expected = OneMachine.run(configuration, rows);
    var input = new ArrayList<Row>();
    rows.forEach(row -> input.add(row.row()));
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

  @Test
  void saysTheSameAsOneMachineHoweverManyPartitions() {
    assertThat(expected.verdicts()).hasSameSizeAs(rows);
    var all = new ArrayList<Row>();
    expected.verdicts().forEach(row -> all.add(RowFactory.create(row, null)));
    expected.scores().forEach(row -> all.add(RowFactory.create(null, row)));
    var together = texts(all, Columns.JUDGED);
    for (int partitions : new int[] {1, 7}) {
      var judged =
          new BulkVerification(configuration, partitions)
              .judged(spark.read().parquet(folder.resolve("input").toString()))
              .toJSON()
              .collectAsList();
      assertThat(judged.stream().sorted().toList()).isEqualTo(together);
    }
  }

  @Test
  void writesWhatOneMachineSays() {
    var output = folder.resolve("judged");
    new BulkVerification(configuration, 2)
        .run(spark, folder.resolve("input").toString(), output.toString());
    assertThat(texts(spark.read().parquet(output + "/verdicts")))
        .isEqualTo(texts(expected.verdicts(), Columns.VERDICTS));
    assertThat(texts(spark.read().parquet(output + "/scores")))
        .isEqualTo(texts(expected.scores(), Columns.SCORES));
    assertThat(executors()).isEqualTo(2);
  }

  /** Beside the driver, which is in this process. */
  private static int executors() {
    return spark.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }

  @Test
  void makesUpTheSameStatementsOnExecutors() {
    var made = new SyntheticStatements(SYNTHETIC).rows(spark, 5).collectAsList();
    var here = OneMachineTest.rows(SYNTHETIC).stream().map(SuppliedRow::row).toList();
    assertThat(texts(made, Columns.INPUT)).isEqualTo(texts(here, Columns.INPUT));
  }

  private static List<String> texts(List<Row> rows, StructType schema) {
    return texts(spark.createDataFrame(rows, schema));
  }

  /** All that is in the rows, in an order that does not depend on where they were. */
  private static List<String> texts(Dataset<Row> rows) {
    return rows.toJSON().collectAsList().stream().sorted().toList();
  }
}
