package org.workcommons.vc.examples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the figures were measured on, and the versions of what runs in this process. */
final class Machine {
  private static final Pattern MEASURED =
      Pattern.compile("(bcprov|nimbus-jose|iron-|sd-jwt|eudi-lib|AmazonCorretto).*\\.jar");

  private Machine() {}

  static String description() {
    return "%s, %d processors, %s, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            Runtime.version());
  }

  static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> MEASURED.matcher(name).matches())
        .map(name -> name.substring(0, name.length() - ".jar".length()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
