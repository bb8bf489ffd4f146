package org.workcommons.vc.work;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A decimal number that is not negative, kept and signed as text: up to 12 digits before the point,
 * up to 4 after it. Never a floating-point number, whose text differs between programs. {@code 1.5}
 * and {@code 1.50} are equal in size and differ as text.
 *
 * @param value the number; its scale is the count of digits after the point
 */
public record Quantity(BigDecimal value) {
  static final Pattern SYNTAX = Pattern.compile("(?:0|[1-9][0-9]{0,11})(?:\\.[0-9]{1,4})?");

  private static final int DIGITS_BEFORE = 12;
  private static final int DIGITS_AFTER = 4;

  public Quantity {
    if (value.signum() < 0
        || value.scale() > DIGITS_AFTER
        || value.precision() - value.scale() > DIGITS_BEFORE) {
      throw new IllegalArgumentException(
          "expected up to 12 digits before the point and up to 4 after it, without a sign");
    }
    // so that two quantities are equal just if their texts are
    value = value.scale() < 0 ? value.setScale(0) : value;
  }

  /** {@return the quantity {@code text}: digits, and a point if need be} */
  public static Quantity of(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a decimal number such as 71.5");
    }
    return new Quantity(new BigDecimal(text));
  }

  /** {@return the number as it stands in a statement} */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
