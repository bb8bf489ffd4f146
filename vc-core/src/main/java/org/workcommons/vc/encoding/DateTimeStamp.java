package org.workcommons.vc.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Points in time as {@code xsd:dateTimeStamp}: with a mandatory offset. VCDM 2.0 §4.9, XML Schema
 * 1.1 Part 2 §3.4.28. Years 0001 to 9999, here and in UTC, fractions of up to nine digits; leap
 * seconds are no part of the type, and neither is {@code 24:00} here, which would give one instant
 * two texts.
 */
public final class DateTimeStamp {
  private static final String PLAIN_UTC = "0000-00-00T00:00:00Z";

  /** What lies outside, an offset can name and {@link #text} can't write. */
  private static final Instant FIRST = startOf(1);

  private static final Instant END = startOf(10_000);

  /** Of what is not {@link #PLAIN_UTC}, which is little. */
  private static final class Any {
    static final Pattern SYNTAX =
        Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)");
  }

  private DateTimeStamp() {}

  /** {@return the instant that {@code text} names} */
  public static Instant parse(String text, Pointer pointer) throws ProblemException {
    try {
      var instant = isPlainUtc(text) ? plain(text) : any(text, pointer);
      if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw malformed(pointer);
    }
    throw malformed(pointer);
  }

  /**
   * {@return the instant that the member called {@code name} names, empty if there is no such
   * member}
   */
  public static Optional<Instant> optional(ObjectReader in, String name) throws ProblemException {
    var text = in.optionalString(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(text.get(), in.pointer().at(name)));
  }

  /** {@return the text of {@code instant} in UTC, without a fraction where it is zero} */
  public static String text(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  /** {@return whether {@code text} has whole seconds, in UTC: the form that nearly all have} */
  private static boolean isPlainUtc(String text) {
    if (text.length() != PLAIN_UTC.length()) {
      return false;
    }
    for (int i = 0; i < PLAIN_UTC.length(); i++) {
      char expected = PLAIN_UTC.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static Instant plain(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
  }

  private static Instant any(String text, Pointer pointer) throws ProblemException {
    var parts = Any.SYNTAX.matcher(text);
    if (!parts.matches() || text.startsWith("0000")) {
      throw malformed(pointer);
    }
    return LocalDateTime.parse(parts.group(1)).toInstant(ZoneOffset.of(parts.group(2)));
  }

  private static Instant startOf(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }

  private static ProblemException malformed(Pointer pointer) {
    return new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR,
        pointer,
        "must be a date and time with an offset, such as 2026-03-01T12:00:00Z");
  }
}
