package org.workcommons.vc.reputation;

import java.math.BigInteger;

/** A sum of non-negative numbers that is never rounded: in a long while it fits, else beyond. */
final class ExactSum {
  private long small;
  private BigInteger large = BigInteger.ZERO;

  /** Adds {@code a · b}, neither of them negative. */
  void addProduct(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != 0 || product < 0) {
      large = large.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
      return;
    }
    long sum = small + product;
    if (sum < 0) {
      large = large.add(BigInteger.valueOf(small));
      small = product;
    } else {
      small = sum;
    }
  }

  void add(BigInteger value) {
    large = large.add(value);
  }

  BigInteger value() {
    return large.add(BigInteger.valueOf(small));
  }
}
