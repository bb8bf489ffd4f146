package org.workcommons.vc.examples.scaleout;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.workcommons.vc.examples.scaleout.Options.Unusable;
import org.workcommons.vc.problem.ProblemException;

/**
 * What the programs here have in common: help, options, progress and exit codes.
 *
 * @param help what is printed for {@code --help}
 * @param options that it knows, {@code --master} aside
 */
record Command(String help, List<String> options, Work work) {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private static final String MASTER = "--master";

  /** What a program does. */
  interface Work {
    void run(SparkSession spark, Options options, PrintStream out)
        throws Unusable, IOException, ProblemException;
  }

  /** {@return the exit code} */
  int run(PrintStream out, PrintStream err, String... arguments) {
    if (List.of(arguments).contains("--help")) {
      out.print(help);
      return DONE;
    }
    try {
      var known = Options.of(allOptions(), arguments);
      try (var spark = session(known)) {
        spark.sparkContext().addSparkListener(new Progress(err));
        work.run(spark, known, out);
      }
      return DONE;
    } catch (Unusable e) {
      err.println("error: " + e.getMessage() + "\nhint: try --help");
      return USAGE;
    } catch (IOException | ProblemException e) {
      err.println("error: " + e);
      return FAILED;
    }
  }

  private List<String> allOptions() {
    var all = new ArrayList<>(options);
    all.add(MASTER);
    return all;
  }

  /** Where somebody else starts the job, that one says where it runs. */
  private static SparkSession session(Options options) {
    var builder =
        SparkSession.builder().appName("scale-out").config("spark.ui.showConsoleProgress", "false");
    var master = options.given(MASTER);
    if (master.isPresent()) {
      builder.master(master.get());
    } else if (System.getProperty("spark.master") == null) {
      builder.master("local[*]").config("spark.ui.enabled", "false");
    }
    return builder.getOrCreate();
  }
}
