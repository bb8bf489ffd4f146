package org.workcommons.vc.examples.scaleout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.workcommons.vc.examples.scaleout.Options.Unusable;
import org.workcommons.vc.problem.ProblemException;

/** What a core does in a second, with Spark and without, and what that makes on many machines. */
public final class Measure {
  private static final String HELP =
      """
      Measures the job against the same without Spark, and computes what many machines would do.

        measure --input statements --configuration configuration --output judged \\
          --month 2026-10 --at 2026-11-05T09:00:00Z --master 'local[2]'

      All options and exit codes are those of scale-out; Spark runs in this process.
      """;

  private static final List<String> OPTIONS =
      List.of("--input", "--configuration", "--output", "--month", "--at", "--partitions");

  private Measure() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return new Command(HELP, OPTIONS, Measure::measure).run(out, err, arguments);
  }

  private static void measure(SparkSession spark, Options options, PrintStream out)
      throws Unusable, IOException, ProblemException {
    if (!spark.sparkContext().isLocal()) {
      throw new Unusable("only local[N] is measured: what other processes take is not seen");
    }
    var input = options.text("--input");
    var output = options.text("--output");
    int partitions = options.count("--partitions", 8);
    var configuration = ScaleOut.configuration(options);
    var alone = new Alone(spark, configuration);
    alone.run(files(input));
    var job =
        Measured.of(
            () -> new BulkVerification(configuration, partitions).run(spark, input, output));
    int cores = spark.sparkContext().defaultParallelism();
    out.printf("%s, Spark %s, %d cores%n%n", Machine.description(), spark.version(), cores);
    out.printf("| | statements | CPU | a second and core | went by |%n|---|---|---|---|---|%n");
    print(out, "verifyAll and scores, no Spark", alone.rows, alone.taken);
    print(out, "the job, Parquet to Parquet", alone.allRows, job);
    new Projection(job.perCore(alone.allRows), cores, (double) alone.bytes / alone.allRows)
        .print(out);
  }

  private static void print(PrintStream out, String name, long statements, Measured taken) {
    out.printf(
        "| %s | %,d | %.1f s | %,.0f | %.1f s |%n",
        name, statements, taken.cpuSeconds(), taken.perCore(statements), taken.wallSeconds());
  }

  private static List<String> files(String input) throws IOException {
    try (var files = Files.list(Path.of(input))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".parquet")).sorted().toList();
    }
  }

  /** Without Spark but for the reading, which is not measured: a file at a time is in memory. */
  private static final class Alone {
    private final SparkSession spark;
    private final Configuration configuration;
    private Measured taken = Measured.NOTHING;
    private long rows;
    private long allRows;
    private long bytes;

    Alone(SparkSession spark, Configuration configuration) {
      this.spark = spark;
      this.configuration = configuration;
    }

    /** The first file is for the compiler to get to know the code, and does not count. */
    void run(List<String> files) throws IOException, ProblemException {
      for (var file : files) {
        var read = Columns.sized(spark.read().schema(Columns.INPUT).parquet(file)).collectAsList();
        var supplied = read.stream().map(SuppliedRow::of).toList();
        var one = Measured.of(() -> OneMachine.run(configuration, supplied));
        if (allRows > 0 || files.size() == 1) {
          taken = taken.plus(one);
          rows += supplied.size();
        }
        allRows += supplied.size();
        bytes += supplied.stream().mapToLong(SuppliedRow::size).sum();
      }
    }
  }
}
