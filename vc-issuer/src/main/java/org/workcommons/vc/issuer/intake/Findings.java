package org.workcommons.vc.issuer.intake;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/** What is wrong with an export, line by line, up to {@link Limits#EXPORT_FINDINGS}. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  /** Notes that the field in {@code column} of {@code line} is wrong: it {@code detail}. */
  void field(long line, String column, String detail) {
    problems.add(
        new Problem(
            ProblemType.EXPORT_MALFORMED,
            Pointer.ROOT.at(Math.toIntExact(line)).at(column),
            "line " + line + ", " + column + ": " + detail));
  }

  /** Notes that {@code line} as a whole is wrong. */
  void line(long line, String detail) {
    problems.add(
        new Problem(
            ProblemType.EXPORT_MALFORMED,
            Pointer.ROOT.at(Math.toIntExact(line)),
            "line " + line + ": " + detail));
  }

  void limit(String detail) {
    problems.add(new Problem(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail));
  }

  /** {@return whether no more will be reported} */
  boolean isFull() {
    return problems.size() >= Limits.EXPORT_FINDINGS;
  }

  int count() {
    return problems.size();
  }

  List<Problem> all() {
    if (problems.size() <= Limits.EXPORT_FINDINGS) {
      return List.copyOf(problems);
    }
    return List.copyOf(problems.subList(0, Limits.EXPORT_FINDINGS));
  }
}
