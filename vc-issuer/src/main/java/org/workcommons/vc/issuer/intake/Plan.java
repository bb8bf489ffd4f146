package org.workcommons.vc.issuer.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.StatementChain.Entry;

/** What an export means for the statements that were issued before: what is new, what is not. */
final class Plan {
  private static final int NAMED_MONTHS = 24;

  private final SortedMap<YearMonth, Entry> issued;
  private final SortedMap<YearMonth, MonthRecord> exported;

  private Plan(SortedMap<YearMonth, Entry> issued, SortedMap<YearMonth, MonthRecord> exported) {
    this.issued = issued;
    this.exported = exported;
  }

  /**
   * {@return the plan, if {@code exported} continues {@code issued}} Months that were issued have
   * to be there, and no month may turn up before the last issued one: the chain has no place for
   * it.
   */
  static Plan of(SortedMap<YearMonth, Entry> issued, SortedMap<YearMonth, MonthRecord> exported)
      throws ProblemException {
    var plan = new Plan(issued, exported);
    refuse(
        issued.keySet().stream().filter(month -> !exported.containsKey(month)).toList(),
        "has a statement, and is not in the export");
    refuse(
        plan.fresh().keySet().stream().filter(plan::isBeforeTheLast).toList(),
        "has no statement, and a later month has one");
    return plan;
  }

  /** Refuses an export that says something else of a month than its statement. */
  void requireNothingChanged() throws ProblemException {
    refuse(
        corrections().stream().map(Correction::period).toList(),
        "has a statement that says something else");
  }

  /** {@return what has to be corrected, by month} */
  List<Correction> corrections() {
    var corrections = new ArrayList<Correction>();
    issued.forEach(
        (month, entry) -> {
          var now = exported.get(month);
          if (now != null && !now.equals(MonthRecord.of(entry.statement()))) {
            corrections.add(new Correction(entry, now));
          }
        });
    return corrections;
  }

  /** {@return the months whose statements say what the export says} */
  List<YearMonth> unchanged() {
    var months = new ArrayList<>(issued.keySet());
    months.removeAll(corrections().stream().map(Correction::period).toList());
    return months;
  }

  /** {@return the months without a statement} */
  SortedMap<YearMonth, MonthRecord> fresh() {
    var fresh = new TreeMap<>(exported);
    fresh.keySet().removeAll(issued.keySet());
    return fresh;
  }

  private boolean isBeforeTheLast(YearMonth month) {
    return !issued.isEmpty() && month.isBefore(issued.lastKey());
  }

  private static void refuse(List<YearMonth> months, String what) throws ProblemException {
    if (!months.isEmpty()) {
      var names =
          months.stream()
              .limit(NAMED_MONTHS)
              .map(YearMonth::toString)
              .collect(Collectors.joining(", "));
      throw new ProblemException(
          ProblemType.EXPORT_MONTH_CHANGED,
          Pointer.ROOT.at(months.get(0).toString()),
          names + (months.size() > NAMED_MONTHS ? " and more: " : ": ") + what);
    }
  }

  /**
   * A statement that no longer says what the export says.
   *
   * @param wrong the statement
   * @param right what the export says of its month
   */
  record Correction(Entry wrong, MonthRecord right) {
    YearMonth period() {
      return wrong.statement().period();
    }
  }
}
