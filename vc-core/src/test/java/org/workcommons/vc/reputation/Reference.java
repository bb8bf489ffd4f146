package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.workcommons.vc.fixture.Specs;

/**
 * The implementation in Node that stands in {@code specs/reference}; skipped where there is none.
 */
final class Reference {
  private Reference() {}

  /** What the script prints, run with {@code arguments}, with {@code input} written to it. */
  static String run(String script, Consumer<Consumer<String>> input, String... arguments) {
    assumeTrue(isInstalled(), "node is not installed, so there is nothing to compare with");
    var command = new ArrayList<String>();
    command.add("node");
    command.add(Specs.at("reference/" + script).toString());
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      try (var in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8))) {
        input.accept(line -> write(in, line));
      }
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(script + " failed: " + printed);
      }
      return printed.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while node ran", e);
    }
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("node", "--version")
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
