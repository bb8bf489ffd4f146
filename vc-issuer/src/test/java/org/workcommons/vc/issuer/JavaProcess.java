package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A class's main method in a Java process of its own. What it prints goes to a file, which is there
 * whatever happens to the process.
 */
public final class JavaProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static JavaProcess start(Class<?> main, String... args) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    var output = Files.createTempFile("process", ".out");
    output.toFile().deleteOnExit();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    return new JavaProcess(process, output);
  }

  /** Waits until it has printed {@code count} lines, or has ended. */
  public void awaitLines(int count) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (lines().size() < count && process.isAlive()) {
      assertThat(System.nanoTime()).as("waiting for a process").isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  /** Ends it as the power failing would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** The whole lines that it printed so far; what was cut at the end is left out. */
  public List<String> lines() throws IOException {
    var text = new String(Files.readAllBytes(output), UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
