package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Seeded worlds. One in nine is plain chance; the others go where rules change: the edges of fade
 * and ceiling, weights of nothing and of everything, counts as large as they can be, remainders and
 * roots that come out exactly or miss by one.
 */
final class Worlds {
  static final int FAMILIES = 9;
  static final String[] ASSURANCES = {
    "platform-signed", "countersigned", "commons-attested", "self-asserted"
  };
  private static final String[] PLATFORMS = {"a", "b", "c"};
  private static final int[] STEPS = {2, 5, 10};
  private static final int[] COUNTS = {0, 0, 0, 1, 1, 2, 7, 40};
  private static final long MAX = RatedMonth.Bucket.MAX_COUNT;

  private final Random random;
  private final Map<String, PlatformScale.Rates> platforms = new HashMap<>();
  private final Map<String, Long> withheld = new HashMap<>();
  private final List<RatedMonth> months = new ArrayList<>();
  private ScoringRules.Recency recency;
  private List<Integer> repeat;
  private Map<String, Integer> assurance;
  private ScoringRules.Prior prior;
  private int z100;
  private int withheldVariance = ScaleTable.MAX_VARIANCE;
  private int asOf;

  private Worlds(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    asOf = 620 + random.nextInt(140);
    int plateau = random.nextInt(40);
    recency = new ScoringRules.Recency(plateau, plateau + 1 + random.nextInt(30));
    repeat = List.of(1_000_000, 500_000, 250_000, 125_000).subList(0, 1 + random.nextInt(4));
    assurance =
        Map.of("platform-signed", 1_000_000, "commons-attested", millionths(), "self-asserted", 0);
    prior = new ScoringRules.Prior(millionths(), 1 + random.nextInt(30), 83_333);
    z100 = random.nextInt(300);
    for (int p = 0; p < PLATFORMS.length; p++) {
      platforms.put(PLATFORMS[p], rates(table(STEPS[p]), random.nextInt(90_000), ceiling()));
    }
  }

  /** The world of {@code seed}; its family is {@code seed} modulo {@link #FAMILIES}. */
  static World of(long seed) {
    var world = new Worlds(seed);
    return switch ((int) Math.floorMod(seed, (long) FAMILIES)) {
      case 0 -> world.plain();
      case 1 -> world.edges();
      case 2 -> world.huge();
      case 3 -> world.ceilings();
      case 4 -> world.remainders();
      case 5 -> world.regulars();
      case 6 -> world.tiny();
      case 7 -> world.faint();
      default -> world.refused();
    };
  }

  private World plain() {
    int statements = random.nextInt(7);
    for (int s = 0; s < statements; s++) {
      months.add(month(random.nextInt(3), asOf - random.nextInt(90), anAssurance(), 3));
    }
    withhold(20);
    return world();
  }

  /** Ages, weights and k where one rule ends and the next begins. */
  private World edges() {
    assurance =
        Map.of(
            ASSURANCES[0], edge(), ASSURANCES[1], edge(), ASSURANCES[2], edge(), ASSURANCES[3], 0);
    repeat = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      repeat.add(edge());
    }
    prior = new ScoringRules.Prior(edge(), 1 + random.nextInt(2), random.nextInt(2) * 250_000);
    z100 = pick(0, 1, 164, 400);
    for (int p = 0; p < PLATFORMS.length; p++) {
      platforms.put(
          PLATFORMS[p], rates(edgeTable(STEPS[p]), pick(0, 1, 249_999, 250_000), ceiling()));
    }
    int[] ages = {
      0,
      recency.plateau(),
      recency.plateau() + 1,
      recency.fadeEnd() - 1,
      recency.fadeEnd(),
      recency.fadeEnd() + 1
    };
    for (int age : ages) {
      if (random.nextBoolean()) {
        months.add(month(random.nextInt(3), asOf - age, ASSURANCES[random.nextInt(4)], 2));
      }
    }
    withhold(3);
    return world();
  }

  private World huge() {
    prior = new ScoringRules.Prior(edge(), pick(1, 30, 1_000_000_000), 250_000);
    z100 = pick(0, 1, 400);
    for (int s = 1 + random.nextInt(4); s > 0; s--) {
      int p = random.nextInt(3);
      var h = new ArrayList<Long>();
      for (int j = 0; j < STEPS[p]; j++) {
        h.add(random.nextInt(3) == 0 ? MAX - random.nextInt(2) : random.nextInt(3));
      }
      months.add(
          new RatedMonth(
              PLATFORMS[p],
              asOf - random.nextInt(recency.fadeEnd()),
              "platform-signed",
              List.of(new RatedMonth.Bucket(1 + random.nextInt(5), h))));
    }
    if (random.nextBoolean()) {
      withheld.put("a", 1L << random.nextInt(50));
    }
    return world();
  }

  /** As many ratings as the ceiling lets count, one fewer, one more. */
  private World ceilings() {
    repeat = List.of(Units.U, pick(0, 500_000, 333_333));
    for (int p = 0; p < PLATFORMS.length; p++) {
      int most = random.nextInt(12);
      platforms.put(
          PLATFORMS[p], rates(edgeTable(STEPS[p]), random.nextInt(250_001), OptionalLong.of(most)));
      var h = new Long[STEPS[p]];
      Arrays.fill(h, 0L);
      for (int n = Math.max(0, most + random.nextInt(4) - 2); n > 0; n--) {
        h[random.nextInt(h.length)]++;
      }
      var buckets = new ArrayList<RatedMonth.Bucket>();
      buckets.add(new RatedMonth.Bucket(1, List.of(h)));
      if (random.nextBoolean()) {
        buckets.add(bucket(2, STEPS[p]));
      }
      months.add(new RatedMonth(PLATFORMS[p], asOf, "platform-signed", buckets));
    }
    withhold(2);
    return world();
  }

  /**
   * A value that leaves no remainder, or misses that by one, after a root that does or does not.
   */
  private World remainders() {
    var root = random.nextBoolean() ? Roots.any(random) : Roots.scattered(random);
    assurance = Map.of("platform-signed", root.weight(), "countersigned", 1);
    repeat = List.of(Units.U);
    z100 = root.z100();
    platforms.put("a", rates(List.of(0, millionths()), 0, OptionalLong.empty()));
    months.add(one("a", "platform-signed"));
    months.add(one("b", "countersigned"));
    int wanted = Integer.MAX_VALUE;
    while (wanted > Units.U) {
      prior = new ScoringRules.Prior(millionths(), 1, root.priorVariance());
      platforms.put("b", rates(List.of(0, 0), root.variance(), OptionalLong.empty()));
      wanted = wanted(random.nextInt(3) - 1L);
    }
    platforms.put("b", rates(List.of(0, wanted), root.variance(), OptionalLong.empty()));
    return world();
  }

  /** The value of the last rating with which {@code X − y} leaves {@code remainder}. */
  private int wanted(long remainder) {
    var without = world().evaluate();
    return without
        .margin()
        .subtract(without.total().value())
        .add(BigInteger.valueOf(remainder))
        .mod(without.total().weight())
        .intValueExact();
  }

  private RatedMonth one(String platform, String assurance) {
    return new RatedMonth(
        platform, asOf, assurance, List.of(new RatedMonth.Bucket(1, List.of(0L, 1L))));
  }

  /** One client, rating after rating, the newest of them the worst. */
  private World regulars() {
    repeat = List.of(Units.U, 500_000, 250_000, 125_000, 0);
    assurance = Map.of("platform-signed", Units.U);
    recency = new ScoringRules.Recency(24, 36);
    int p = random.nextInt(3);
    platforms.put(
        PLATFORMS[p], rates(edgeTable(STEPS[p]), random.nextInt(90_000), OptionalLong.empty()));
    int times = 2 + random.nextInt(6);
    for (int k = 1; k <= times; k++) {
      var h = new Long[STEPS[p]];
      Arrays.fill(h, 0L);
      h[k == times ? 0 : h.length - 1 - random.nextInt(2)] = 1L;
      months.add(
          new RatedMonth(
              PLATFORMS[p],
              asOf - times + k,
              "platform-signed",
              List.of(new RatedMonth.Bucket(k, List.of(h)))));
    }
    return world();
  }

  /** Little weight of anything, so that every remainder shows. */
  private World tiny() {
    assurance = Map.of("platform-signed", 1 + random.nextInt(3), "commons-attested", 0);
    prior = new ScoringRules.Prior(pick(0, 1, 2, 999_999, 1_000_000), 1, pick(0, 1, 250_000));
    z100 = pick(1, 2, 3, 100, 400);
    withheldVariance = ScaleTable.MAX_VARIANCE;
    for (int s = 0; s < 3; s++) {
      months.add(month(s, asOf - random.nextInt(recency.fadeEnd()), "platform-signed", 2));
    }
    withhold(2);
    return world();
  }

  /** A mean barely above its margin, and both so small that their roundings decide. */
  private World faint() {
    assurance = Map.of("platform-signed", Units.U, "commons-attested", 1);
    repeat = List.of(Units.U);
    recency = new ScoringRules.Recency(24, 36);
    prior = new ScoringRules.Prior(60 + random.nextInt(40), 1, 1);
    withheldVariance = 1;
    z100 = 100;
    platforms.clear();
    platforms.put("a", rates(List.of(0, 60 + random.nextInt(40)), 1, OptionalLong.empty()));
    var h = List.of(0L, 150L + random.nextInt(200));
    months.add(
        new RatedMonth("a", asOf - 1, "platform-signed", List.of(new RatedMonth.Bucket(1, h))));
    // what is hardly worth showing, and would weigh in full if it were hidden
    months.add(one("a", "commons-attested"));
    return world();
  }

  private World refused() {
    plain();
    months.add(month(0, asOf + 1 + random.nextInt(3), anAssurance(), 1));
    months.add(month(1, asOf, "hearsay", 1));
    months.add(new RatedMonth("d", asOf, "platform-signed", List.of(bucket(1, 5))));
    months.add(new RatedMonth("c", asOf, "platform-signed", List.of(bucket(1, 9))));
    Collections.shuffle(months, random);
    return world();
  }

  private World world() {
    var rules =
        new ScoringRules(recency, repeat, assurance, platforms, prior, withheldVariance, z100);
    return new World(rules, asOf, months, withheld);
  }

  private RatedMonth month(int platform, int month, String assurance, int mostBuckets) {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    int k = 0;
    for (int b = 1 + random.nextInt(mostBuckets); b > 0; b--) {
      k += 1 + random.nextInt(3);
      buckets.add(bucket(k, STEPS[platform]));
    }
    return new RatedMonth(PLATFORMS[platform], month, assurance, buckets);
  }

  private RatedMonth.Bucket bucket(int k, int steps) {
    var h = new ArrayList<Long>();
    for (int j = 0; j < steps; j++) {
      h.add((long) COUNTS[random.nextInt(COUNTS.length)]);
    }
    return new RatedMonth.Bucket(k, h);
  }

  private void withhold(int most) {
    for (String platform : PLATFORMS) {
      if (random.nextInt(3) == 0) {
        withheld.put(platform, (long) random.nextInt(most));
      }
    }
  }

  private String anAssurance() {
    var known = assurance.keySet().stream().sorted().toList();
    return known.get(random.nextInt(known.size()));
  }

  private OptionalLong ceiling() {
    return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(pick(0, 1, 20, 100, 1000));
  }

  private static PlatformScale.Rates rates(List<Integer> table, int variance, OptionalLong most) {
    return new PlatformScale.Rates(new ScaleTable(table, variance), most);
  }

  private List<Integer> table(int steps) {
    return random.ints(steps, 0, Units.U + 1).sorted().boxed().toList();
  }

  private List<Integer> edgeTable(int steps) {
    var table = new ArrayList<Integer>();
    for (int j = 0; j < steps; j++) {
      table.add(edge());
    }
    table.sort(null);
    return table;
  }

  private int edge() {
    return pick(0, 1, 333_333, 500_000, 999_999, 1_000_000);
  }

  private int millionths() {
    return random.nextInt(Units.U + 1);
  }

  private int pick(int... values) {
    return values[random.nextInt(values.length)];
  }
}
