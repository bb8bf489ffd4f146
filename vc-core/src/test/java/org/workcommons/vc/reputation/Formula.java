package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The formula of the specification, step by step, with any one rule made wrong. */
final class Formula {
  /** A rule, and how it is broken. */
  enum Broken {
    NOTHING,
    MEAN_ROUNDED_UP,
    LOWER_ROUNDED_UP,
    SPREAD_ROUNDED_DOWN,
    ROOT_ROUNDED_DOWN,
    ROOT_ONE_TOO_LARGE,
    WITHHELD_AT_HALF_WEIGHT,
    WITHHELD_WITHOUT_VARIANCE,
    WITHHELD_AT_MIDDLE_VALUE,
    CEILING_KEEPS_VALUE,
    CEILING_KEEPS_VARIANCE,
    CEILING_DROPS_VARIANCE,
    CEILING_REACHED_IS_PASSED,
    CEILING_SHARED_BY_ALL,
    FADE_FROM_THE_START,
    FADE_ROUNDED_UP,
    FADE_ONE_MONTH_LATE,
    REPEAT_NOT_ROUNDED,
    REPEAT_ENDS_AT_ZERO,
    DIVIDED_BEFORE_THE_END,
    CAP_BY_WHAT_IS_SHOWN,
    RATINGS_WITHOUT_WEIGHT_COUNT
  }

  record Result(BigInteger mean, BigInteger lower, BigInteger weight, long ratings, int platforms) {
    static Result of(Evaluation evaluation) {
      return new Result(
          BigInteger.valueOf(evaluation.mean()),
          BigInteger.valueOf(evaluation.lower()),
          evaluation.effectiveWeight(),
          evaluation.ratings(),
          evaluation.shownPlatforms());
    }

    boolean isBetterThan(Result other) {
      return mean.compareTo(other.mean) > 0
          || lower.compareTo(other.lower) > 0
          || ratings > other.ratings
          || platforms > other.platforms;
    }
  }

  private static final BigInteger U = Units.ONE;

  private final World world;
  private final Broken broken;
  private BigInteger w = BigInteger.ZERO;
  private BigInteger x = BigInteger.ZERO;
  private BigInteger q = BigInteger.ZERO;
  private long ratings;
  private int platforms;

  private Formula(World world, Broken broken) {
    this.world = world;
    this.broken = broken;
  }

  static Result of(World world, Broken broken) {
    return new Formula(world.admitted(), broken).result();
  }

  private Result result() {
    var rules = world.rules();
    var prior = BigInteger.valueOf(rules.prior().weight()).multiply(U);
    w = prior;
    x = prior.multiply(BigInteger.valueOf(rules.prior().mean()));
    q = prior.multiply(BigInteger.valueOf(rules.prior().variance()));
    rules.platforms().forEach(this::platform);
    if (broken == Broken.DIVIDED_BEFORE_THE_END) {
      return dividedEarly(prior);
    }
    var y = margin();
    var left = x.subtract(y).max(BigInteger.ZERO);
    return new Result(
        broken == Broken.MEAN_ROUNDED_UP ? up(x, w) : x.divide(w),
        broken == Broken.LOWER_ROUNDED_UP ? up(left, w) : left.divide(w),
        w.subtract(prior),
        ratings,
        platforms);
  }

  /** Three roundings in place of one. */
  private Result dividedEarly(BigInteger prior) {
    var mean = x.divide(w);
    var variance = q.divide(w);
    var z = BigInteger.valueOf(world.rules().z100());
    var error = variance.multiply(U).multiply(U).divide(w.add(U));
    var margin = z.multiply(error.sqrt()).divide(BigInteger.valueOf(100));
    return new Result(
        mean, mean.subtract(margin).max(BigInteger.ZERO), w.subtract(prior), ratings, platforms);
  }

  private BigInteger margin() {
    var z = BigInteger.valueOf(world.rules().z100());
    var dividend = z.multiply(z).multiply(q).multiply(U).multiply(U).multiply(w);
    var divisor = BigInteger.valueOf(10_000).multiply(w.add(U));
    var d = broken == Broken.SPREAD_ROUNDED_DOWN ? dividend.divide(divisor) : up(dividend, divisor);
    return switch (broken) {
      case ROOT_ROUNDED_DOWN -> d.sqrt();
      case ROOT_ONE_TOO_LARGE -> d.sqrt().add(BigInteger.ONE);
      default -> d.signum() == 0 ? d : d.subtract(BigInteger.ONE).sqrt().add(BigInteger.ONE);
    };
  }

  private void platform(String name, PlatformScale.Rates rates) {
    var wp = BigInteger.ZERO;
    var xp = BigInteger.ZERO;
    var table = rates.table().values();
    var v = BigInteger.valueOf(rates.table().variance());
    for (var entry : weighed(name).entrySet()) {
      var weight = entry.getValue();
      var h = entry.getKey().histogram();
      long n = h.stream().mapToLong(Long::longValue).sum();
      wp = wp.add(weight.multiply(BigInteger.valueOf(n)));
      for (int j = 0; j < h.size(); j++) {
        xp =
            xp.add(
                weight
                    .multiply(BigInteger.valueOf(h.get(j)))
                    .multiply(BigInteger.valueOf(table.get(j))));
      }
      if (weight.signum() > 0 || broken == Broken.RATINGS_WITHOUT_WEIGHT_COUNT) {
        ratings += n;
      }
    }
    platforms += wp.signum();
    var qp = wp.multiply(v);
    var u = BigInteger.valueOf(world.withheld().getOrDefault(name, 0L)).multiply(U);
    if (broken == Broken.WITHHELD_AT_HALF_WEIGHT) {
      u = u.shiftRight(1);
    }
    if (broken == Broken.WITHHELD_AT_MIDDLE_VALUE) {
      xp = xp.add(u.multiply(BigInteger.valueOf(500_000)));
    }
    wp = wp.add(u);
    if (broken != Broken.WITHHELD_WITHOUT_VARIANCE) {
      qp = qp.add(u.multiply(BigInteger.valueOf(world.rules().withheldVariance())));
    }
    addUnderCeiling(wp, xp, qp, rates);
  }

  private void addUnderCeiling(
      BigInteger wp, BigInteger xp, BigInteger qp, PlatformScale.Rates rates) {
    if (rates.ceiling().isEmpty()) {
      add(wp, xp, qp);
      return;
    }
    long ceiling = rates.ceiling().getAsLong();
    if (broken == Broken.CEILING_REACHED_IS_PASSED) {
      ceiling = Math.max(0, ceiling - 1);
    }
    var most = BigInteger.valueOf(ceiling).multiply(U);
    if (broken == Broken.CEILING_SHARED_BY_ALL) {
      most = most.min(w);
    }
    if (wp.compareTo(most) <= 0) {
      add(wp, xp, qp);
      return;
    }
    add(
        most,
        broken == Broken.CEILING_KEEPS_VALUE
            ? xp.min(most.multiply(U))
            : xp.multiply(most).divide(wp),
        broken == Broken.CEILING_KEEPS_VARIANCE
            ? qp
            : broken == Broken.CEILING_DROPS_VARIANCE
                ? BigInteger.ZERO
                : qp.multiply(most).divide(wp));
  }

  private void add(BigInteger weight, BigInteger value, BigInteger variance) {
    w = w.add(weight);
    x = x.add(value);
    q = q.add(variance);
  }

  private Map<RatedMonth.Bucket, BigInteger> weighed(String platform) {
    // by identity: two buckets that are equal are still two
    var weighed = new IdentityHashMap<RatedMonth.Bucket, BigInteger>();
    int rank = 0;
    for (var month : newestFirst(platform)) {
      for (var bucket : month.buckets()) {
        boolean shown = bucket.histogram().stream().anyMatch(count -> count > 0);
        rank += shown ? 1 : 0;
        int k = broken == Broken.CAP_BY_WHAT_IS_SHOWN && shown ? rank : bucket.k();
        weighed.put(bucket, weight(month, k));
      }
    }
    return weighed;
  }

  private List<RatedMonth> newestFirst(String platform) {
    return world.months().stream()
        .filter(month -> month.platform().equals(platform))
        .sorted(Comparator.<RatedMonth>comparingInt(month -> -month.month()))
        .toList();
  }

  private BigInteger weight(RatedMonth month, int k) {
    var rules = world.rules();
    var repeats = rules.repeatRater();
    long repeat =
        broken == Broken.REPEAT_ENDS_AT_ZERO && k > repeats.size()
            ? 0
            : repeats.get(Math.min(k, repeats.size()) - 1);
    var product = fade(world.asOf() - month.month()).multiply(BigInteger.valueOf(repeat));
    var assurance = BigInteger.valueOf(rules.assurance().get(month.assurance()));
    return broken == Broken.REPEAT_NOT_ROUNDED
        ? product.multiply(assurance).divide(U.multiply(U))
        : product.divide(U).multiply(assurance).divide(U);
  }

  private BigInteger fade(int months) {
    int plateau = broken == Broken.FADE_FROM_THE_START ? 0 : world.rules().recency().plateau();
    int end = world.rules().recency().fadeEnd();
    int age = broken == Broken.FADE_ONE_MONTH_LATE ? Math.max(0, months - 1) : months;
    if (age <= plateau) {
      return U;
    }
    if (age >= end) {
      return BigInteger.ZERO;
    }
    var dividend = U.multiply(BigInteger.valueOf(end - age));
    var divisor = BigInteger.valueOf(end - plateau);
    return broken == Broken.FADE_ROUNDED_UP ? up(dividend, divisor) : dividend.divide(divisor);
  }

  private static BigInteger up(BigInteger dividend, BigInteger divisor) {
    return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }
}
