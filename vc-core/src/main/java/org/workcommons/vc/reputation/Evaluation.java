package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The arithmetic with all its steps. {@code specs/commons-score.md}, Steps 1 to 6.
 *
 * @param platforms what each adds
 * @param total of the prior and all platforms
 * @param spread D: the square of what is taken off
 * @param margin y: what is taken off the value for the lower bound
 */
record Evaluation(
    SortedMap<String, PlatformSums> platforms,
    Sums prior,
    Sums total,
    BigInteger spread,
    BigInteger margin,
    int mean,
    int lower) {
  private static final BigInteger HUNDRED_SQUARED = BigInteger.valueOf(10_000);

  static Evaluation of(Evidence evidence) {
    var rules = evidence.rules();
    var weights = new Weights(rules, evidence.asOf());
    var platforms = new TreeMap<String, PlatformSums>();
    var prior = Sums.prior(rules.prior());
    var total = prior;
    for (var entry : evidence.platforms().entrySet()) {
      var rates = rules.platforms().get(entry.getKey());
      if (rates != null) {
        var sums = PlatformSums.of(entry.getValue(), rates, rules.withheldVariance(), weights);
        platforms.put(entry.getKey(), sums);
        total = total.plus(sums.counted());
      }
    }
    return of(Collections.unmodifiableSortedMap(platforms), prior, total, rules.z100());
  }

  private static Evaluation of(
      SortedMap<String, PlatformSums> platforms, Sums prior, Sums total, int z100) {
    var spread = spread(total, z100);
    var margin = Units.ceilingOfRoot(spread);
    var left = total.value().subtract(margin).max(BigInteger.ZERO);
    return new Evaluation(
        platforms,
        prior,
        total,
        spread,
        margin,
        total.value().divide(total.weight()).intValueExact(),
        left.divide(total.weight()).intValueExact());
  }

  private static BigInteger spread(Sums total, int z100) {
    var dividend =
        BigInteger.valueOf((long) z100 * z100)
            .multiply(total.variance())
            .multiply(Units.ONE.multiply(Units.ONE))
            .multiply(total.weight());
    return Units.ceilingOfQuotient(
        dividend, HUNDRED_SQUARED.multiply(total.weight().add(Units.ONE)));
  }

  /** The weight of everything but the prior. */
  BigInteger effectiveWeight() {
    return total.weight().subtract(prior.weight());
  }

  long ratings() {
    return platforms.values().stream().mapToLong(PlatformSums::ratings).sum();
  }

  long firstRatings() {
    return platforms.values().stream().mapToLong(PlatformSums::firstRatings).sum();
  }

  /** The platforms of which something is shown that weighs anything; direct work has none. */
  int shownPlatforms() {
    return (int)
        platforms.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(GovernancePolicy.DIRECT))
            .filter(entry -> entry.getValue().shown().signum() > 0)
            .count();
  }
}
