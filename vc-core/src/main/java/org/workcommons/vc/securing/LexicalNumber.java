package org.workcommons.vc.securing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonNumber;

/**
 * A JSON number as the literal that RDF makes of it. JSON-LD 1.1 Processing Algorithms §8.2.2,
 * steps 10 and 11. Only numbers that the literal gives back exactly: beyond them two different
 * documents would have one signature.
 *
 * @param text the literal's text
 * @param datatype the literal's datatype
 */
record LexicalNumber(String text, String datatype) {
  private static final MathContext SIXTEEN_DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);
  private static final Set<String> FLOATING = Set.of(Rdf.DOUBLE, Rdf.FLOAT);

  /**
   * {@return the literal of {@code number}, which a context may have given a {@code datatype};
   * empty where it would not be exact}
   */
  static Optional<LexicalNumber> of(JsonNumber number, Optional<String> datatype) {
    boolean floating = datatype.filter(FLOATING::contains).isPresent();
    if (number.isInteger() && !floating) {
      var text = Long.toString((long) number.value());
      return Optional.of(new LexicalNumber(text, datatype.orElse(Rdf.INTEGER)));
    }
    var text = canonicalDouble(number.value());
    return Double.parseDouble(text) == number.value() && (floating || !isWhole(number))
        ? Optional.of(new LexicalNumber(text, datatype.orElse(Rdf.DOUBLE)))
        : Optional.empty();
  }

  /** Beyond 2^53 - 1 not every whole number is a double, so the text may have been another. */
  private static boolean isWhole(JsonNumber number) {
    return number.value() == Math.rint(number.value());
  }

  /** XML Schema 1.1 Part 2 §E.1: one digit before the point, at least one after it. */
  private static String canonicalDouble(double value) {
    if (value == 0) {
      return "0.0E0";
    }
    var rounded = new BigDecimal(value).round(SIXTEEN_DIGITS).stripTrailingZeros();
    var digits = rounded.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    var fraction = digits.length() > 1 ? digits.substring(1) : "0";
    return (value < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
  }
}
