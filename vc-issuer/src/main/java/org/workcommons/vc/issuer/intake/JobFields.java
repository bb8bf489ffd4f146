package org.workcommons.vc.issuer.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.RatingScale;

/** Reads the fields of one job, and notes everything that is wrong with them. */
final class JobFields {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern HOURS = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,4})?");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,4})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,2}");
  private static final int DAY_CHARS = 10;
  private static final int FIRST_YEAR = 1970;

  private final Spot spot;
  private final Map<String, String> fields;
  private final Findings findings;

  JobFields(Spot spot, Map<String, String> fields, Findings findings) {
    this.spot = spot;
    this.fields = fields;
    this.findings = findings;
  }

  /** {@return the job that they tell of, empty if anything is wrong with it} */
  Optional<Row> row() {
    int before = findings.count();
    var finished = finished();
    requireClient();
    var kind = kind();
    var hours = number("hours", HOURS, "a number of hours such as 1.25, below 10,000");
    var income = income();
    var rating = rating(kind);
    if (finished == null || kind == null || hours == null || findings.count() > before) {
      return Optional.empty();
    }
    var day = LocalDate.parse(text("finished_at").substring(0, DAY_CHARS));
    return Optional.of(new Row(spot, finished, day, text("client"), kind, hours, income, rating));
  }

  /** {@return whether the time of day is known, not only the day} */
  boolean isTimed() {
    return text("finished_at").length() > DAY_CHARS;
  }

  private @Nullable Instant finished() {
    var text = text("finished_at");
    try {
      var instant =
          DAY.matcher(text).matches()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : DateTimeStamp.parse(text, Pointer.ROOT);
      if (Integer.parseInt(text.substring(0, 4)) >= FIRST_YEAR) {
        return instant;
      }
    } catch (DateTimeException | ProblemException e) {
      // said below, in words that fit an export
    }
    bad("finished_at", "must be a day such as 2026-03-01, or 2026-03-01T12:00:00+01:00");
    return null;
  }

  private void requireClient() {
    var client = text("client");
    if (client.isEmpty() || client.codePoints().anyMatch(Character::isISOControl)) {
      bad("client", "must name the client, on one line");
    }
  }

  private Row.@Nullable Kind kind() {
    var kind = Row.Kind.of(text("kind"));
    if (kind.isEmpty()) {
      bad("kind", "must be completed, cancelled-by-worker or cancelled-by-client");
    }
    return kind.orElse(null);
  }

  private Optional<Row.Income> income() {
    var currency = text("currency");
    if (text("income").isEmpty() && currency.isEmpty()) {
      return Optional.empty();
    }
    var amount = number("income", AMOUNT, "an amount such as 18.40, below 10,000,000");
    if (!CURRENCY.matcher(currency).matches()) {
      bad("currency", "must be three capital letters such as EUR");
    }
    return amount == null ? Optional.empty() : Optional.of(new Row.Income(amount, currency));
  }

  private Optional<Row.Rating> rating(Row.@Nullable Kind kind) {
    var scale = scale();
    if (text("rating").isEmpty()) {
      return Optional.empty();
    }
    if (kind != null && kind != Row.Kind.COMPLETED) {
      bad("rating", "a cancelled job can't be rated");
    }
    var value = whole("rating");
    if (scale == null || value == null) {
      return Optional.empty();
    }
    if (!scale.contains(value)) {
      bad("rating", "must lie between worst and best");
    }
    return Optional.of(new Row.Rating(value, scale));
  }

  /** {@return the scale, null where there is none; a rating needs one} */
  private @Nullable RatingScale scale() {
    if (text("rating").isEmpty() && text("worst").isEmpty() && text("best").isEmpty()) {
      return null;
    }
    var worst = whole("worst");
    var best = whole("best");
    if (worst == null || best == null) {
      return null;
    }
    if (!RatingScale.isScale(worst, best)) {
      bad("best", "must be above worst, both from -100 to 100, with at most 101 steps");
      return null;
    }
    return new RatingScale(worst, best);
  }

  private @Nullable Integer whole(String column) {
    var text = text(column);
    if (!WHOLE.matcher(text).matches()) {
      bad(column, "must be a whole number");
      return null;
    }
    return Integer.valueOf(text);
  }

  private @Nullable BigDecimal number(String column, Pattern pattern, String what) {
    var text = text(column);
    if (!pattern.matcher(text).matches()) {
      bad(column, "must be " + what);
      return null;
    }
    return new BigDecimal(text);
  }

  private String text(String column) {
    return fields.getOrDefault(column, "");
  }

  private void bad(String column, String detail) {
    findings.field(spot, column, detail);
  }
}
