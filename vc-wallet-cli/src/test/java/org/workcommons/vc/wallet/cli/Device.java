package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A device on which commands are run, in this process, with nobody at the terminal. */
final class Device {
  final Map<String, String> environment = new HashMap<>();
  private final Path directory;

  /** What one run printed, and how it ended. */
  record Ran(int code, String out, String err) {}

  Device(Path directory) {
    this.directory = directory;
    environment.put("VC_HOME", directory.resolve("vc").toString());
    environment.put("LANG", "C.UTF-8");
  }

  Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments,
            new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                environment,
                directory,
                Optional.empty(),
                InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"))));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Every command that there is, groups too. */
  static List<CommandSpec> commands() {
    var all = new ArrayList<CommandSpec>();
    collect(tree(), all);
    return all;
  }

  /** The words that call {@code command}, without the first. */
  static List<String> words(CommandSpec command) {
    var words = command.qualifiedName().split(" ");
    return List.of(words).subList(1, words.length);
  }

  private static void collect(CommandSpec command, List<CommandSpec> into) {
    into.add(command);
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(child -> collect(child, into));
  }

  private static CommandSpec tree() {
    var options = new GlobalOptions();
    return Commands.all(nowhere(options), options).getCommandSpec();
  }

  /** {@return a session in which nothing is read and nobody sees anything} */
  static Session nowhere(GlobalOptions options) {
    var nowhere =
        new Surroundings(
            InputStream.nullInputStream(),
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            false,
            false,
            Map.of(),
            Path.of(""),
            Optional.empty(),
            InstantSource.system());
    return new Session(nowhere, options);
  }
}
