package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * How long the command line takes from its start to its end, the quickest of several times.
 *
 * @param verifyMillis for a statement with a Data Integrity proof
 * @param helpMillis for its help
 * @param javaMillis for a Java that says its version and nothing else
 */
record ColdStart(double verifyMillis, double helpMillis, double javaMillis) {
  private static final int TIMES = 15;
  private static final List<String> JAVA_ALONE =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-version");

  /** {@return nothing where the command line is not built} */
  static Optional<ColdStart> of(Path root) throws IOException, InterruptedException {
    var command = root.toAbsolutePath().normalize().resolve("vc");
    if (!Files.exists(root.resolve("vc-wallet-cli/target/app/complete"))) {
      return Optional.empty();
    }
    var statement = root.resolve("specs/vectors/work-statement/statement-rdfc.json");
    var verify = new ArrayList<>(List.of(command.toString(), "verify", statement.toString()));
    verify.addAll(List.of("--trust-issuer", issuer(statement), "--at", "2026-11-05T09:00:00Z"));
    return Optional.of(
        new ColdStart(
            millis(verify), millis(List.of(command.toString(), "--help")), millis(JAVA_ALONE)));
  }

  double verifyTimesJava() {
    return verifyMillis / javaMillis;
  }

  double helpTimesJava() {
    return helpMillis / javaMillis;
  }

  private static String issuer(Path statement) throws IOException {
    try {
      return JsonReader.readObject(Files.readAllBytes(statement)).string("issuer").orElseThrow();
    } catch (ProblemException e) {
      throw new IOException(e);
    }
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      long start = System.nanoTime();
      process.start().waitFor();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
