package org.workcommons.vc.issuer.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.work.Money;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.Work;

/** Adds up the rows of one month, exactly. */
final class MonthTotals {
  private final Findings findings;
  private long completed;
  private long cancelledByWorker;
  private BigDecimal hours = BigDecimal.ZERO;
  private BigDecimal income = BigDecimal.ZERO;
  private @Nullable String currency;
  private @Nullable RatingScale scale;
  private long[][] histograms = new long[0][0];

  MonthTotals(Findings findings) {
    this.findings = findings;
  }

  void add(Row row, int repeatIndex) {
    if (row.kind() == Row.Kind.COMPLETED) {
      completed++;
    } else if (row.kind() == Row.Kind.CANCELLED_BY_WORKER) {
      cancelledByWorker++;
    }
    hours = hours.add(row.hours());
    row.income().ifPresent(paid -> add(row, paid));
    row.rating().ifPresent(rating -> add(row, rating, repeatIndex));
  }

  private void add(Row row, Row.Income paid) {
    if (currency != null && !currency.equals(paid.currency())) {
      findings.field(row.spot(), "currency", "must be the same for the whole month");
      return;
    }
    currency = paid.currency();
    income = income.add(paid.amount());
  }

  private void add(Row row, Row.Rating rating, int repeatIndex) {
    if (scale == null) {
      scale = rating.scale();
      histograms = new long[RatingBucket.MAX_K][scale.steps()];
    }
    if (!scale.equals(rating.scale())) {
      findings.field(row.spot(), "best", "the scale must be the same for the whole month");
      return;
    }
    histograms[repeatIndex - 1][rating.value() - scale.worst()]++;
  }

  MonthRecord record() {
    var work = Work.of(completed, plain(hours)).withCancelledByWorker(cancelledByWorker);
    if (currency != null) {
      work = work.withNetIncome(new Money(plain(income), currency));
    }
    var buckets = buckets();
    return new MonthRecord(
        work,
        scale == null || buckets.isEmpty()
            ? Optional.empty()
            : Optional.of(new Ratings(scale, buckets)));
  }

  private List<RatingBucket> buckets() {
    var buckets = new ArrayList<RatingBucket>();
    for (int i = 0; i < histograms.length; i++) {
      if (LongStream.of(histograms[i]).sum() > 0) {
        buckets.add(new RatingBucket(i + 1, LongStream.of(histograms[i]).boxed().toList()));
      }
    }
    return buckets;
  }

  /**
   * Without trailing zeros, so that equal sums have equal texts however their parts are written.
   */
  private static Quantity plain(BigDecimal sum) {
    return new Quantity(sum.stripTrailingZeros());
  }
}
