package org.workcommons.vc.encoding;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The text of a double as ECMAScript's {@code Number::toString} has it. RFC 8785 §3.2.2.3. The
 * shortest digits come from Jackson: the JDK's own are not the shortest before release 19.
 */
final class EcmaScriptNumber {
  private static final double EXACT = 1L << 53;
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_UP);

  private EcmaScriptNumber() {}

  /** {@return the text of {@code value}, which is finite} */
  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    var decimal = shortest(Math.abs(value));
    var digits = decimal.unscaledValue().toString();
    return (value < 0 ? "-" : "") + layOut(digits, digits.length() - decimal.scale());
  }

  private static BigDecimal shortest(double magnitude) {
    var decimal = new BigDecimal(NumberOutput.toString(magnitude, true)).stripTrailingZeros();
    return magnitude < Double.MIN_NORMAL ? shorter(decimal, magnitude) : decimal;
  }

  /**
   * Java asks for the nearest two digits even where one digit is enough, 4.9E-324 for 5e-324. Only
   * among the subnormal numbers are doubles far enough apart for that.
   */
  private static BigDecimal shorter(BigDecimal decimal, double magnitude) {
    var oneDigit = decimal.round(ONE_DIGIT).stripTrailingZeros();
    return oneDigit.doubleValue() == magnitude ? oneDigit : decimal;
  }

  /** Lays out {@code digits}, the decimal point standing after the first {@code point} of them. */
  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (point > 21 || point <= -6) {
      var fraction = count > 1 ? "." + digits.substring(1) : "";
      return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return count <= point
        ? digits + "0".repeat(point - count)
        : digits.substring(0, point) + "." + digits.substring(point);
  }
}
