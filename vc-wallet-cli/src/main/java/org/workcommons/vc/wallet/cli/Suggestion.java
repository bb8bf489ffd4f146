package org.workcommons.vc.wallet.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person probably meant: the known word that is closest to the one she typed. */
final class Suggestion {
  private static final int MAX_CHARS = 40;

  private Suggestion() {}

  /** {@return the command or option that was probably meant, empty if nothing is close} */
  static Optional<String> of(UnmatchedArgumentException e) {
    var spec = e.getCommandLine().getCommandSpec();
    var words =
        Stream.concat(
                spec.subcommands().keySet().stream(),
                spec.options().stream().flatMap(option -> Stream.of(option.names())))
            .toList();
    return closest(e.getUnmatched().get(0), words);
  }

  /** {@return the one of {@code words} within a third of its length of {@code typed}, if any} */
  static Optional<String> closest(String typed, Collection<String> words) {
    if (typed.length() > MAX_CHARS) {
      return Optional.empty();
    }
    return words.stream()
        .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** How many letters have to be added, dropped, replaced, or swapped with their neighbour. */
  static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, String b, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, rows[i - 2][j - 2] + 1) : cheapest;
  }
}
