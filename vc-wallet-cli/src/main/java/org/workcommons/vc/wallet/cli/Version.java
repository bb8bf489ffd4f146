package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.workcommons.vc.json.JsonObject;

/** {@code vc --version}: which release this is, on which Java. */
record Version(Session session) implements Verb {
  @Override
  public ExitCode run() {
    if (session.json()) {
      session
          .terminal()
          .json(
              JsonObject.builder()
                  .put("schema", "vc/version/1")
                  .put("version", text())
                  .put("java", java())
                  .build());
    } else {
      session.terminal().data("vc " + text() + " (Java " + java() + ")");
    }
    return ExitCode.DONE;
  }

  /** {@return this program's version, as the build wrote it down} */
  static String text() {
    try (var file = Version.class.getResourceAsStream("version.txt")) {
      return file == null
          ? "unknown"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own files can be read", e);
    }
  }

  private static String java() {
    return System.getProperty("java.version");
  }
}
