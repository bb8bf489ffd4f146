package org.workcommons.vc.issuer.intake;

import java.util.Map;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/** Where a job stands in its export. Fields are called by their names in a CSV file. */
sealed interface Spot {
  /** {@return that the field called {@code column} is wrong: it {@code detail}} */
  Problem problem(String column, String detail);

  /** A line of a CSV file, counted from 1. */
  record Line(long number) implements Spot {
    @Override
    public Problem problem(String column, String detail) {
      return new Problem(
          ProblemType.EXPORT_MALFORMED,
          Pointer.ROOT.at(Math.toIntExact(number)).at(column),
          "line " + number + ", " + column + ": " + detail);
    }
  }

  /**
   * An object in a JSON document.
   *
   * @param pointer where it stands
   * @param rating which of its ratings counts
   */
  record Item(Pointer pointer, int rating) implements Spot {
    private static final Map<String, String> MEMBERS =
        Map.of(
            "finished_at", "/period/end",
            "client", "/client/id",
            "kind", "/outcome",
            "hours", "/additionalData/noOfHours",
            "income", "/additionalData/income/amount",
            "currency", "/additionalData/income/currency");

    @Override
    public Problem problem(String column, String detail) {
      var at = new Pointer(member(column)).under(pointer);
      return new Problem(ProblemType.EXPORT_MALFORMED, at, at + ": " + detail);
    }

    private String member(String column) {
      var ratings = "/outcome/ratings/" + rating;
      return switch (column) {
        case "rating" -> ratings + "/value";
        case "worst" -> ratings + "/min";
        case "best" -> ratings + "/max";
        default -> MEMBERS.getOrDefault(column, "");
      };
    }
  }
}
