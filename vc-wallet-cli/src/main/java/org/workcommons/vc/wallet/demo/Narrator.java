package org.workcommons.vc.wallet.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.Verdict;

/** Tells the story: to a driver in words, to an engineer in numbers. */
final class Narrator {
  private static final int WIDTH = 100;
  private static final String INDENT = "    ";

  private final Consumer<String> out;
  private int chapter;

  Narrator(Consumer<String> out) {
    this.out = out;
  }

  void title(String title) {
    out.accept(title);
    out.accept("=".repeat(title.length()));
  }

  void chapter(String title) {
    chapter++;
    out.accept("");
    out.accept(String.format(Locale.ROOT, "%2d  %s", chapter, title));
  }

  /** Plain words, broken into lines. */
  void say(String text, Object... values) {
    var line = new StringBuilder(INDENT);
    for (String word : String.format(Locale.ROOT, text, values).split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        out.accept(line.toString().stripTrailing());
        line.setLength(0);
        line.append(INDENT);
      }
      line.append(word).append(' ');
    }
    out.accept(line.toString().stripTrailing());
  }

  /** One line of a table, as it is. */
  void row(String text, Object... values) {
    out.accept(INDENT + "  " + String.format(Locale.ROOT, text, values));
  }

  void verdict(Verdict verdict) {
    verdict(verdict.report(), verdict instanceof Verdict.Rejected ? "REJECTED" : "UNDECIDED");
  }

  void verdict(AnswerVerdict verdict) {
    verdict(verdict.report(), verdict instanceof Verdict.Rejected ? "REJECTED" : "UNDECIDED");
  }

  private void verdict(Report report, String otherwise) {
    if (report.problems().isEmpty()) {
      row("ACCEPTED: all %d checks passed", passed(report));
      return;
    }
    var problem = report.problems().get(0);
    row("%s by the check '%s'", otherwise, failed(report));
    row("  %s: %s", problem.type().name(), problem.detail());
    if (!problem.pointer().value().isEmpty()) {
      row("  at %s", problem.pointer());
    }
    row("  what to do: %s", problem.remedy());
  }

  static String milliseconds(Duration time) {
    return String.format(Locale.ROOT, "%,d ms", Math.max(1, time.toMillis()));
  }

  /** What one of {@code count} took. */
  static String each(Duration time, int count) {
    return String.format(Locale.ROOT, "%,d µs each", time.toNanos() / 1000 / Math.max(1, count));
  }

  private static long passed(Report report) {
    return report.outcomes().values().stream().filter(Outcome.PASSED::equals).count();
  }

  private static String failed(Report report) {
    for (var check : Check.values()) {
      var outcome = report.outcome(check);
      if (outcome == Outcome.FAILED || outcome == Outcome.UNDECIDED) {
        return check.label();
      }
    }
    return "none";
  }
}
