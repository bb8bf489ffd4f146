package org.workcommons.vc.issuer.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * Everything that a platform knows of one worker's jobs, as it exports it: as CSV or as JSON,
 * described in {@code specs/intake.md}. Read strictly: a job that can't be understood is never left
 * out. Immutable.
 */
public final class PlatformExport {
  private final SortedMap<YearMonth, MonthRecord> months;
  private final Optional<Row> latest;

  private PlatformExport(SortedMap<YearMonth, MonthRecord> months, Optional<Row> latest) {
    this.months = Collections.unmodifiableSortedMap(months);
    this.latest = latest;
  }

  /**
   * {@return the export in {@code content}} The first of its {@link #findings} is thrown, if it has
   * any.
   */
  public static PlatformExport read(ExportFormat format, byte[] content) throws ProblemException {
    var findings = new Findings();
    var export = read(format, content, findings);
    if (findings.count() > 0) {
      throw new ProblemException(findings.all().get(0));
    }
    return export;
  }

  /**
   * {@return what is wrong with {@code content}, job by job, at most {@link
   * org.workcommons.vc.encoding.Limits#EXPORT_FINDINGS} findings; empty if it can be read} Each
   * names its place in its detail and as pointer: {@code /7/rating} is the column {@code rating} of
   * line 7, counted from 1, and {@code /interactions/7/client} is a place in a JSON document.
   */
  public static List<Problem> findings(ExportFormat format, byte[] content) {
    var findings = new Findings();
    read(format, content, findings);
    return findings.all();
  }

  private static PlatformExport read(ExportFormat format, byte[] content, Findings findings) {
    var rows = format.rows(content, findings);
    // what ties on both stays in the order of the file
    var byTime = Comparator.comparing(Row::day).thenComparing(Row::finished);
    var ordered = rows.stream().sorted(byTime).toList();
    var latest = rows.stream().max(Comparator.comparing(Row::day));
    return new PlatformExport(months(ordered, findings), latest);
  }

  private static SortedMap<YearMonth, MonthRecord> months(List<Row> ordered, Findings findings) {
    var repeats = new RepeatIndex();
    var totals = new TreeMap<YearMonth, MonthTotals>();
    for (var row : ordered) {
      int k = row.rating().isPresent() ? repeats.next(row.client(), row.day()) : 0;
      totals
          .computeIfAbsent(YearMonth.from(row.day()), month -> new MonthTotals(findings))
          .add(row, k);
    }
    var months = new TreeMap<YearMonth, MonthRecord>();
    totals.forEach((month, total) -> months.put(month, total.record()));
    return months;
  }

  /** {@return what each month with any row adds up to} */
  SortedMap<YearMonth, MonthRecord> months() {
    return months;
  }

  /** Refuses an export that tells of a job after {@code day}: somebody mistook a year. */
  void requireNothingAfter(LocalDate day) throws ProblemException {
    var findings = new Findings();
    latest
        .filter(row -> row.day().isAfter(day))
        .ifPresent(row -> findings.field(row.spot(), "finished_at", "lies in the future"));
    if (findings.count() > 0) {
      throw new ProblemException(findings.all().get(0));
    }
  }

  /** {@return how many months it covers, and nothing else} */
  @Override
  public String toString() {
    return "PlatformExport[" + months.size() + " months]";
  }
}
