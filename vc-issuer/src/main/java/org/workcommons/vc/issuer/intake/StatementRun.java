package org.workcommons.vc.issuer.intake;

import java.time.YearMonth;
import java.util.List;
import org.workcommons.vc.issuer.Issued;

/**
 * What came of one intake.
 *
 * @param issued the new statements, in the order of their chain; empty if there was nothing to say
 * @param unchanged months that were issued before and say the same now
 * @param open months that are not over yet and wait for a later run
 */
public record StatementRun(List<Issued> issued, List<YearMonth> unchanged, List<YearMonth> open) {
  public StatementRun {
    issued = List.copyOf(issued);
    unchanged = List.copyOf(unchanged);
    open = List.copyOf(open);
  }
}
