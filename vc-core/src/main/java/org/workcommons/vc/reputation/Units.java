package org.workcommons.vc.reputation;

import java.math.BigInteger;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/** Millionths: one is written 1,000,000. {@code specs/commons-score.md}, Numbers. */
final class Units {
  /** One, in millionths. */
  static final int U = 1_000_000;

  /** One, in millionths. */
  static final BigInteger ONE = BigInteger.valueOf(U);

  private static final BigInteger MAX_SAFE = BigInteger.valueOf(JsonNumber.MAX_SAFE_INTEGER);

  private Units() {}

  /** As JSON: a number up to 2^53 − 1, a string of digits beyond. */
  static JsonValue json(BigInteger value) {
    return value.compareTo(MAX_SAFE) <= 0
        ? JsonNumber.of(value.longValueExact())
        : new JsonString(value.toString());
  }

  /** {@code dividend / divisor}, rounded up; both positive or zero. */
  static BigInteger ceilingOfQuotient(BigInteger dividend, BigInteger divisor) {
    return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }

  /** The square root, rounded up. */
  static BigInteger ceilingOfRoot(BigInteger square) {
    return square.signum() == 0
        ? BigInteger.ZERO
        : square.subtract(BigInteger.ONE).sqrt().add(BigInteger.ONE);
  }
}
