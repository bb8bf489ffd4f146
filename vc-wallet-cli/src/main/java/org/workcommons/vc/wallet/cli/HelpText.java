package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Help as it is written in the files beside this class: one page each. */
final class HelpText {
  /** What there is help about beside the commands. */
  static final List<String> TOPICS =
      List.of(
          "believing",
          "environment",
          "exit-codes",
          "formats",
          "issuing",
          "options",
          "privacy",
          "recovery",
          "verifying");

  /** How many words a command has at most. */
  private static final int DEEPEST = 3;

  private HelpText() {}

  /** {@return the page about {@code command}} */
  static String of(CommandSpec command) {
    return of(name(command));
  }

  /** {@return the page called {@code name}, which exists} */
  static String of(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("no page of help is called " + name));
  }

  /** {@return the page called {@code name}, empty if there is none} */
  static Optional<String> find(String name) {
    if (name.equals("exit-codes")) {
      return Optional.of(exitCodes());
    }
    if (!name.matches("[a-z-]+")) {
      return Optional.empty();
    }
    try (var page = HelpText.class.getResourceAsStream("help/" + name + ".txt")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own files can be read", e);
    }
  }

  /**
   * {@return the name of the page that {@code args} ask for and nothing else, where that can be
   * told without knowing what any command understands: {@code vc}, {@code vc key list --help},
   * {@code vc help key list}}
   */
  static Optional<String> asked(String[] args) {
    var words = List.of(args);
    if (words.isEmpty() || words.equals(List.of("help"))) {
      return Optional.of("vc");
    }
    var last = words.get(words.size() - 1);
    if (words.get(0).equals("help") && !last.startsWith("-")) {
      return page(words.subList(1, words.size()));
    }
    if (!last.equals("--help") && !last.equals("-h")) {
      return Optional.empty();
    }
    var command = words.subList(0, words.size() - 1);
    boolean known = command.stream().noneMatch(word -> word.contains("-") || TOPICS.contains(word));
    return known ? page(command) : Optional.empty();
  }

  private static Optional<String> page(List<String> words) {
    var name = words.isEmpty() ? "vc" : String.join("-", words);
    return words.size() <= DEEPEST && find(name).isPresent() ? Optional.of(name) : Optional.empty();
  }

  /**
   * {@return the name of the page about {@code command}: {@code key-list} for {@code vc key list}}
   */
  static String name(CommandSpec command) {
    var words = new ArrayDeque<String>();
    for (var spec = command; spec.parent() != null; spec = spec.parent()) {
      words.addFirst(spec.name());
    }
    return words.isEmpty() ? "vc" : String.join("-", words);
  }

  /** {@return the names of all pages: the topics, and the commands beside and below {@code any}} */
  static List<String> names(CommandSpec any) {
    var names = new ArrayList<>(TOPICS);
    below(any.root(), names);
    return names;
  }

  private static void below(CommandSpec command, List<String> into) {
    for (var child : command.subcommands().values()) {
      into.add(name(child.getCommandSpec()));
      below(child.getCommandSpec(), into);
    }
  }

  private static String exitCodes() {
    var page = new StringBuilder("Every command ends with one of these codes.\n\n");
    for (var code : ExitCode.values()) {
      page.append(String.format("  %3d  %s%n", code.number(), code.meaning()));
    }
    return page.append("\nThey are stable: scripts may decide on them.\n").toString();
  }
}
