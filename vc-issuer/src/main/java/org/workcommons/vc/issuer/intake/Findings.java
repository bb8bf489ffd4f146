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

  /** Notes that the field called {@code column} of the job at {@code spot} is wrong. */
  void field(Spot spot, String column, String detail) {
    problems.add(spot.problem(column, detail));
  }

  /** Notes that {@code line} of a CSV file is wrong as a whole. */
  void line(long line, String detail) {
    problems.add(
        new Problem(
            ProblemType.EXPORT_MALFORMED,
            Pointer.ROOT.at(Math.toIntExact(line)),
            "line " + line + ": " + detail));
  }

  /** Notes that what stands at {@code pointer} of a JSON document is wrong. */
  void json(Pointer pointer, String detail) {
    var where = pointer.equals(Pointer.ROOT) ? "the document" : pointer.toString();
    problems.add(new Problem(ProblemType.EXPORT_MALFORMED, pointer, where + ": " + detail));
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
