package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands and what they must say, readable by people. Lines that start with
 *
 * <ul>
 *   <li>{@code #} are remarks,
 *   <li>{@code $} run a command,
 *   <li>{@code <} are on its standard input,
 *   <li>{@code &} are typed by the person at the terminal,
 *   <li>{@code >} must come on standard output, {@code !} on standard error, {@code ~} to the
 *       person,
 *   <li>{@code =} is its exit code, 0 where there is none.
 * </ul>
 *
 * <p>In what is expected, {@code {*}} stands for anything in a line, {@code {**}} alone for lines
 * that another script is about, and <code>{name}</code> for a word, which keeps that name to the
 * end of the script.
 */
record Script(List<Step> steps) {
  /** One command with what surrounds it. */
  record Step(
      int line,
      String command,
      List<String> input,
      List<String> typed,
      List<String> out,
      List<String> err,
      List<String> shown,
      int[] code) {
    private static Step of(int line, String command) {
      return new Step(
          line,
          command,
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new int[1]);
    }
  }

  static Script parse(String text) {
    var steps = new ArrayList<Step>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var rest = line.length() > 2 ? line.substring(2) : "";
      if (line.startsWith("$")) {
        steps.add(Step.of(number, rest));
      } else {
        add(steps.get(steps.size() - 1), line.charAt(0), rest);
      }
    }
    return new Script(steps);
  }

  private static void add(Step step, char kind, String rest) {
    switch (kind) {
      case '<' -> step.input().add(rest);
      case '&' -> step.typed().add(rest);
      case '>' -> step.out().add(rest);
      case '!' -> step.err().add(rest);
      case '~' -> step.shown().add(rest);
      case '=' -> step.code()[0] = Integer.parseInt(rest.strip());
      default -> throw new IllegalArgumentException("line after " + step.line() + ": " + kind);
    }
  }
}
