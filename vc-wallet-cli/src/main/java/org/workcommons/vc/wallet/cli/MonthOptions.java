package org.workcommons.vc.wallet.cli;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The month to evaluate: {@code --month}. */
final class MonthOptions {
  @Option(names = "--month", paramLabel = "MONTH")
  @Nullable String month;

  /** {@return the month that was named, or the last one that is over} */
  YearMonth month(InstantSource clock) throws Refusal {
    if (month == null) {
      return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1);
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new Refusal(ExitCode.USAGE, "--month is like 2026-10", "the month to evaluate");
    }
  }
}
