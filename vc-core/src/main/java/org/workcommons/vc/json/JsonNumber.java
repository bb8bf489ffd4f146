package org.workcommons.vc.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON number: an IEEE 754 double, as RFC 7493 (I-JSON) and RFC 8785 (JCS) see it. Zero has no
 * sign.
 *
 * @param value finite
 */
public record JsonNumber(double value) implements JsonValue {
  /**
   * The largest whole number that every JSON implementation reads exactly, 2^53 − 1. RFC 7493 §2.2.
   */
  public static final long MAX_SAFE_INTEGER = 9_007_199_254_740_991L;

  public JsonNumber {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a JSON number must be finite");
    }
    value = value == 0 ? 0 : value;
  }

  /** {@return the whole number {@code value}, at most {@link #MAX_SAFE_INTEGER} in size} */
  public static JsonNumber of(long value) {
    if (value > MAX_SAFE_INTEGER || value < -MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("beyond 2^53 - 1, use a string: " + value);
    }
    return new JsonNumber(value);
  }

  /** {@return whether this is a whole number of at most {@link #MAX_SAFE_INTEGER} in size} */
  public boolean isInteger() {
    return value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
  }

  @Override
  public String kind() {
    return "number";
  }

  // By hand: what Java puts together for a record costs a process more than all the numbers in a
  // credential, and every verification compares one.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonNumber number && number.value == value;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }

  /**
   * {@return that this is a number, and not which: values may be claims, and claims don't belong in
   * logs}
   */
  @Override
  public String toString() {
    return "JsonNumber";
  }
}
