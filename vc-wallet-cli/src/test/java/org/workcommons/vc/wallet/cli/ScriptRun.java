package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.problem.ProblemException;

/** Runs a {@link Script} in a directory of its own, in this process. */
final class ScriptRun {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9-]+|\\*)\\}");
  private static final String ANY_LINES = "{**}";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final Path home;
  private final Engagements engagements = new Engagements();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private boolean terminal;

  ScriptRun(Path home) {
    this.home = home;
    names.put("home", home.toString());
    names.put("esc", "\u001b");
    environment.put("VC_HOME", home.resolve("vc").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "xterm");
  }

  void run(Script script) throws Exception {
    for (var step : script.steps()) {
      run(step);
    }
  }

  private void run(Script.Step step) throws Exception {
    var words = words(substitute(step.command()));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var person = step.typed().isEmpty() ? null : new Typist(step.typed());
    int code =
        words.get(0).equals("vc")
            ? vc(words, step, out, err, person)
            : builtin(words, new PrintStream(out, true, UTF_8));
    var transcript = transcript(step, out, err, person, code);
    if (words.get(0).equals("vc")) {
      for (var line : lines(out)) {
        OutputSchemas.check(line);
      }
      for (var line : lines(err)) {
        OutputSchemas.check(line);
      }
    }
    expect(step.out(), lines(out), transcript);
    expect(step.err(), lines(err), transcript);
    expect(step.shown(), person == null ? List.of() : person.shown(), transcript);
    assertThat(code).as(transcript).isEqualTo(step.code()[0]);
  }

  private int vc(
      List<String> words,
      Script.Step step,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      Keyboard person) {
    var input = new StringBuilder();
    step.input().forEach(line -> input.append(substitute(line)).append('\n'));
    var surroundings =
        new Surroundings(
            new ByteArrayInputStream(input.toString().getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal,
            terminal,
            environment,
            home,
            Optional.ofNullable(person),
            InstantSource.fixed(now));
    return Main.run(words.subList(1, words.size()).toArray(String[]::new), surroundings);
  }

  /** One line of a file: all after its name. */
  private static String rest(List<String> words) {
    return String.join(" ", words.subList(2, words.size())) + "\n";
  }

  private int builtin(List<String> words, PrintStream out) throws IOException, ProblemException {
    var file = words.size() > 1 ? home.resolve(words.get(1)) : home;
    switch (words.get(0)) {
      case "env" -> environment.put(words.get(1), words.get(2));
      case "unset" -> environment.remove(words.get(1));
      case "terminal" -> terminal = words.get(1).equals("on");
      case "now" -> now = Instant.parse(words.get(1));
      case "write" -> Files.writeString(file, rest(words));
      case "append" ->
          Files.writeString(file, rest(words), java.nio.file.StandardOpenOption.APPEND);
      case "replace" ->
          Files.writeString(file, Files.readString(file).replace(words.get(2), words.get(3)));
      case "cat" -> out.print(Files.readString(file));
      case "mode" ->
          out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      case "chmod" ->
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(words.get(2)));
      case "rm" -> Files.delete(file);
      case "mkdir" -> Files.createDirectories(file);
      case "cut" -> cut(file);
      case "ls" -> list(file, out);
      case "engagement" -> {
        engagements.write(file, words.get(2), words.get(3), words.get(4));
        out.println(engagements.platform());
      }
      case "same" -> {
        return Files.mismatch(file, home.resolve(words.get(2))) < 0 ? 0 : 1;
      }
      default -> throw new IllegalArgumentException("no such command: " + words.get(0));
    }
    return 0;
  }

  /** Takes the last byte of a file away, or of the only file in a directory. */
  private static void cut(Path file) throws IOException {
    var victim = file;
    if (Files.isDirectory(file)) {
      try (var entries = Files.list(file)) {
        victim = entries.findFirst().orElseThrow();
      }
    }
    var content = Files.readAllBytes(victim);
    Files.write(victim, java.util.Arrays.copyOf(content, content.length - 1));
  }

  private static void list(Path directory, PrintStream out) throws IOException {
    try (var entries = Files.list(directory)) {
      entries.map(path -> path.getFileName().toString()).sorted().forEach(out::println);
    }
  }

  private void expect(List<String> expected, List<String> actual, String transcript) {
    if (expected.equals(List.of(ANY_LINES))) {
      assertThat(actual).as(transcript).isNotEmpty();
      return;
    }
    assertThat(actual).as(transcript).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      match(expected.get(i), actual.get(i), transcript);
    }
  }

  private void match(String expected, String actual, String transcript) {
    var fresh = new ArrayList<String>();
    var regex = new StringBuilder();
    var placeholder = PLACEHOLDER.matcher(expected);
    int end = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(expected.substring(end, placeholder.start())));
      regex.append(pattern(placeholder.group(1), fresh));
      end = placeholder.end();
    }
    regex.append(Pattern.quote(expected.substring(end)));
    var matcher = Pattern.compile(regex.toString()).matcher(actual);
    assertThat(matcher.matches())
        .as(transcript + "\nexpected: " + expected + "\nactual:   " + actual)
        .isTrue();
    for (int i = 0; i < fresh.size(); i++) {
      names.put(fresh.get(i), matcher.group(i + 1));
    }
  }

  private String pattern(String name, List<String> fresh) {
    if (name.equals("*")) {
      return ".*";
    }
    if (names.containsKey(name)) {
      return Pattern.quote(names.get(name));
    }
    fresh.add(name);
    return "(\\S+)";
  }

  private String substitute(String text) {
    var result = text;
    for (var entry : names.entrySet()) {
      result = result.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return result;
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8).lines().toList();
  }

  private static String transcript(
      Script.Step step,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      Typist person,
      int code) {
    var text = new StringBuilder("line " + step.line() + "\n$ " + step.command() + "\n");
    lines(out).forEach(line -> text.append("> ").append(line).append('\n'));
    lines(err).forEach(line -> text.append("! ").append(line).append('\n'));
    if (person != null) {
      person.shown().forEach(line -> text.append("~ ").append(line).append('\n'));
    }
    return text.append("= ").append(code).toString();
  }

  /** Types what the script says, one line for each question. */
  private final class Typist implements Keyboard {
    private final Deque<String> lines;
    private final List<String> shown = new ArrayList<>();

    Typist(List<String> lines) {
      this.lines = new ArrayDeque<>(lines);
    }

    @Override
    public String line(String prompt) throws IOException {
      show(prompt);
      if (lines.isEmpty()) {
        throw new IOException("the script types nothing more");
      }
      return substitute(lines.removeFirst());
    }

    @Override
    public char[] secret(String prompt) throws IOException {
      return line(prompt).toCharArray();
    }

    @Override
    public void show(String text) {
      text.lines().filter(line -> !line.isBlank()).forEach(shown::add);
    }

    List<String> shown() {
      return shown;
    }
  }
}
