package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands run one after the other in one process. Java makes its archive of classes from what
 * these load: what the launcher has rehearsed starts at once.
 */
final class Rehearsal {
  /** Ends one command and begins the next. */
  private static final String THEN = "then";

  private Rehearsal() {}

  /** Runs the commands in {@code args}, whatever comes of them. */
  public static void main(String[] args) {
    Ahead.begin();
    for (var command : commands(args)) {
      Main.run(command.toArray(String[]::new), Surroundings.ofThisProcess());
    }
  }

  static List<List<String>> commands(String... args) {
    var commands = new ArrayList<List<String>>();
    var words = new ArrayList<String>();
    for (var arg : args) {
      if (arg.equals(THEN)) {
        commands.add(List.copyOf(words));
        words.clear();
      } else {
        words.add(arg);
      }
    }
    commands.add(List.copyOf(words));
    return commands;
  }
}
