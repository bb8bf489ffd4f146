package org.workcommons.vc.status;

/** What a value of a status list token means. Token Status List §7.1, Status Types Values. */
public enum TokenStatus {
  /** {@code 0x00}: it counts. */
  VALID,
  /** {@code 0x01}: withdrawn, for good. */
  INVALID,
  /** {@code 0x02}: does not count for now. */
  SUSPENDED,
  /** {@code 0x03}, and {@code 0x0C} to {@code 0x0F}: whatever issuer and verifier agreed on. */
  APPLICATION_SPECIFIC,
  /** Any other value: kept for statuses that nobody has defined yet. */
  UNREGISTERED;

  /** The largest value that a list can hold, of eight bits. */
  public static final int MAX_VALUE = 255;

  /**
   * {@return what {@code value} means}
   *
   * @param value from 0 to {@link #MAX_VALUE}
   */
  public static TokenStatus of(int value) {
    if (value < 0 || value > MAX_VALUE) {
      throw new IllegalArgumentException("a status is from 0 to " + MAX_VALUE + ": " + value);
    }
    if (value < APPLICATION_SPECIFIC.ordinal()) {
      return values()[value];
    }
    return value == 0x03 || value >= 0x0c && value <= 0x0f ? APPLICATION_SPECIFIC : UNREGISTERED;
  }
}
