package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Weight, weighted value and weighted variance: W, X and Q of {@code specs/commons-score.md}. */
record Sums(BigInteger weight, BigInteger value, BigInteger variance) {
  static Sums shown(BigInteger weight, BigInteger value, int variance) {
    return new Sums(weight, value, weight.multiply(BigInteger.valueOf(variance)));
  }

  /** What is withheld counts in full, as the worst that there is. */
  static Sums withheld(long count, int variance) {
    return shown(BigInteger.valueOf(count).multiply(Units.ONE), BigInteger.ZERO, variance);
  }

  static Sums prior(ScoringRules.Prior prior) {
    var weight = BigInteger.valueOf(prior.weight()).multiply(Units.ONE);
    return shown(weight, weight.multiply(BigInteger.valueOf(prior.mean())), prior.variance());
  }

  Sums plus(Sums other) {
    return new Sums(weight.add(other.weight), value.add(other.value), variance.add(other.variance));
  }

  Sums under(OptionalLong ceiling) {
    if (ceiling.isEmpty()) {
      return this;
    }
    var most = BigInteger.valueOf(ceiling.getAsLong()).multiply(Units.ONE);
    return weight.compareTo(most) <= 0
        ? this
        : new Sums(most, scaled(value, most), scaled(variance, most));
  }

  private BigInteger scaled(BigInteger sum, BigInteger most) {
    return sum.multiply(most).divide(weight);
  }
}
