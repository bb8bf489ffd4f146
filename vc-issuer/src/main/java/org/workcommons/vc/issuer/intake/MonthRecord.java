package org.workcommons.vc.issuer.intake;

import java.util.Optional;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/** What a platform knows of one month: a statement but for its place in the chain. */
record MonthRecord(Work work, Optional<Ratings> ratings) {
  static MonthRecord of(WorkStatement statement) {
    return new MonthRecord(statement.work(), statement.ratings());
  }

  Counts counts() {
    return new Counts(work.engagements(), ratings.map(Ratings::ratingCount).orElse(0L));
  }
}
