package org.workcommons.vc.examples.scaleout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.workcommons.vc.examples.scaleout.Options.Unusable;

/** Makes up signed statements, as Parquet, and what it takes to verify and score them. */
public final class Generate {
  private static final String HELP =
      """
      Makes up signed work statements and writes them as Parquet.

        generate --output statements --configuration configuration --statements 1000000

      OPTIONS
        --output FOLDER         where the statements go; must not exist
        --configuration FOLDER  where issuers, status lists and a policy go
        --statements N          how many, 12 of a worker (default 10000)
        --seed N                another one is another community (default 1)
        --blemished N           so many of a thousand are garbage, forged, revoked ... (default 10)
        --partitions N          in how many files (default 8)
        --master URL            where Spark runs (default local[*])

      EXIT CODES
        0 done   1 failed   2 wrong usage
      """;

  private static final List<String> OPTIONS =
      List.of(
          "--output", "--configuration", "--statements", "--seed", "--blemished", "--partitions");

  private Generate() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return new Command(HELP, OPTIONS, Generate::generate).run(out, err, arguments);
  }

  private static void generate(SparkSession spark, Options options, PrintStream out)
      throws Unusable, IOException {
    var synthetic = synthetic(options);
    var folder = new ConfigurationFolder(Path.of(options.text("--configuration")));
    var output = options.text("--output");
    int partitions = options.count("--partitions", 8);
    folder.write(Community.of(synthetic).configuration());
    new SyntheticStatements(synthetic).rows(spark, partitions).write().parquet(output);
    out.printf(
        "%d statements of %d workers; verify and score them with --month %s --at %s%n",
        synthetic.statements(), synthetic.workers(), Community.MONTH, Community.AT);
  }

  private static Synthetic synthetic(Options options) throws Unusable {
    long statements = options.number("--statements", 10_000);
    long blemished = options.number("--blemished", 10);
    if (statements < 1 || statements > Synthetic.MOST || blemished < 0 || blemished > 1000) {
      throw new Unusable(
          "--statements is from 1 to " + Synthetic.MOST + ", --blemished from 0 to 1000");
    }
    return new Synthetic(options.number("--seed", 1), statements, (int) blemished);
  }
}
