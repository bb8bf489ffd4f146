package org.workcommons.vc.examples.scaleout;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.workcommons.vc.examples.scaleout.Options.Unusable;
import org.workcommons.vc.problem.ProblemException;

/** Verifies and scores all statements in a folder of Parquet files. */
public final class ScaleOut {
  private static final String HELP =
      """
      Verifies work statements and scores their workers: a verdict for each row, a score for
      each worker.

        scale-out --input statements --configuration configuration --output judged \\
          --month 2026-10 --at 2026-11-05T09:00:00Z

      OPTIONS
        --input FOLDER          Parquet with id (bigint), worker (string), statement (binary)
        --configuration FOLDER  policy.json, issuers.txt, lists.txt and list-1, list-2 ...
        --output FOLDER         gets verdicts/ and scores/, which must not exist
        --month YYYY-MM         the month to evaluate
        --at INSTANT            the time of the verdicts
        --max-list-age DURATION how old a status list may be then (default PT1H)
        --partitions N          among how many workers are divided (default 4 for each core)
        --master URL            where Spark runs (default local[*])

      EXIT CODES
        0 done, whatever the verdicts   1 failed   2 wrong usage
      """;

  private static final List<String> OPTIONS =
      List.of(
          "--input",
          "--configuration",
          "--output",
          "--month",
          "--at",
          "--max-list-age",
          "--partitions");

  private static final int PARTITIONS_OF_A_CORE = 4;

  private ScaleOut() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return new Command(HELP, OPTIONS, ScaleOut::judge).run(out, err, arguments);
  }

  private static void judge(SparkSession spark, Options options, PrintStream out)
      throws Unusable, IOException, ProblemException {
    var input = options.text("--input");
    var output = options.text("--output");
    int partitions =
        options.count(
            "--partitions", PARTITIONS_OF_A_CORE * spark.sparkContext().defaultParallelism());
    var configuration = configuration(options);
    Judge.of(configuration); // a policy that is none should be found out here and now
    new BulkVerification(configuration, partitions).run(spark, input, output);
    summary(spark, output, out);
  }

  static Configuration configuration(Options options) throws Unusable, IOException {
    return new ConfigurationFolder(Path.of(options.text("--configuration")))
        .read(
            options.month("--month"),
            options.instant("--at"),
            options.duration("--max-list-age", Community.MAX_LIST_AGE));
  }

  private static void summary(SparkSession spark, String output, PrintStream out) {
    spark
        .read()
        .parquet(output + "/verdicts")
        .groupBy(col(Columns.VERDICT), col("problem"))
        .count()
        .orderBy(col(Columns.VERDICT), col("problem"))
        .collectAsList()
        .forEach(
            row ->
                out.printf(
                    "%12d %s%s%n",
                    row.getLong(2),
                    row.getString(0),
                    row.isNullAt(1) ? "" : ": " + row.getString(1)));
    out.printf("%12d workers%n", spark.read().parquet(output + "/scores").count());
  }
}
