package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.reputation.Formula.Result;

/**
 * What always holds, by the numbers of specs/commons-score.md. The sixth is in {@link HidingTest},
 * the fifteenth in {@link TwoLanguagesTest}; the seventh, of documents, in {@link TallyTest}.
 */
@Tag("long")
class InvariantsTest {
  private static final long WORLDS = 9000;
  private static final int HALF = 500_000;

  @Test
  void boundsOfMeanAndLower() {
    inEveryWorld(
        world -> {
          var evaluation = world.evaluate();
          assertThat(evaluation.lower()).isBetween(0, evaluation.mean());
          assertThat(evaluation.mean()).isBetween(0, Units.U);
        });
  }

  @Test
  void orderDoesNotMatter() {
    inEveryWorld(
        world -> {
          var months = new ArrayList<>(world.months());
          Collections.reverse(months);
          assertThat(world.with(months).evaluate()).isEqualTo(world.evaluate());
        });
  }

  @Test
  void splittingAndMergingDoesNotMatter() {
    inEveryWorld(
        world -> {
          var random = new Random(world.asOf());
          var split = new ArrayList<RatedMonth>();
          world.admitted().months().forEach(month -> split(month, random, split));
          assertThat(world.with(split).evaluate()).isEqualTo(world.admitted().evaluate());
        });
  }

  @Test
  void shiftingAllMonthsDoesNotMatter() {
    inEveryWorld(
        world -> {
          for (int shift : new int[] {-520, -12, 1, 7, 95_000}) {
            var months =
                world.months().stream()
                    .filter(month -> month.month() + shift >= 0)
                    .map(month -> at(month, month.month() + shift))
                    .toList();
            assertThat(months).hasSameSizeAs(world.months());
            var shifted = new World(world.rules(), world.asOf() + shift, months, world.withheld());
            assertThat(shifted.evaluate()).isEqualTo(world.evaluate());
          }
        });
  }

  @Test
  void loweringARatingNeverHelps() {
    long[] lowered = {0};
    inEveryWorld(
        world -> {
          var random = new Random(world.asOf() * 31L + world.months().size());
          var admitted = world.admitted();
          var lower = lowered(admitted, random);
          if (lower != admitted) {
            lowered[0]++;
            var before = admitted.evaluate();
            var after = lower.evaluate();
            assertThat(after.mean()).isLessThanOrEqualTo(before.mean());
            assertThat(after.lower()).isLessThanOrEqualTo(before.lower());
            assertThat(after.ratings()).isEqualTo(before.ratings());
          }
        });
    assertThat(lowered[0]).isGreaterThan(WORLDS / 3);
  }

  @Test
  void aLinearScaleCanBeExpressedOnAFinerOne() {
    inEveryWorld(
        world -> {
          var coarse = ScaleTable.linear(5);
          var fine = ScaleTable.linear(9);
          var random = new Random(world.asOf());
          var h = new ArrayList<Long>();
          var finer = new ArrayList<Long>();
          for (int step = 0; step < 5; step++) {
            h.add((long) random.nextInt(50));
            finer.add(h.get(step));
            if (step < 4) {
              finer.add(0L);
            }
          }
          assertThat(onLinear(world, coarse, h).evaluate())
              .isEqualTo(onLinear(world, fine, finer).evaluate());
        });
  }

  @Test
  void whatAnOutcomeExcludesCountsAsIfItHadNeverBeen() {
    inEveryWorld(
        world -> {
          // removed from what is shown and from what the chain counts: no withheld rating appears
          var admitted = world.admitted();
          var random = new Random(world.asOf());
          var hidden = Hiding.of(admitted, random);
          var excluded =
              new World(hidden.rules(), hidden.asOf(), hidden.months(), admitted.withheld());
          var never =
              new World(
                  hidden.rules(),
                  hidden.asOf(),
                  hidden.months().stream().map(InvariantsTest::withoutEmpty).toList(),
                  admitted.withheld());
          assertThat(excluded.evaluate()).isEqualTo(never.evaluate());
        });
  }

  @Test
  void aDisputeThatIsDismissedChangesNothing() {
    var tally = Tally.of(PolicySamples.policy(), YearMonth.of(2026, 10));
    for (int disputed = 0; disputed < 7; disputed++) {
      var pending = tally.score(new HistoryFacts(true, 1, disputed, List.of()));
      var dismissed = tally.score(new HistoryFacts(true, 1, 0, List.of()));
      assertThat(List.of(pending.mean(), pending.lower()))
          .isEqualTo(List.of(dismissed.mean(), dismissed.lower()));
      assertThat(pending.disputed()).isEqualTo(disputed);
    }
  }

  @Test
  void oneRatingMovesTheMeanByLittle() {
    inEveryWorld(
        world -> {
          var before = world.evaluate();
          for (var entry : world.rules().platforms().entrySet()) {
            int steps = entry.getValue().table().values().size();
            for (int step : new int[] {0, steps - 1}) {
              var months = new ArrayList<>(world.months());
              months.add(one(world, entry.getKey(), steps, step));
              var after = world.with(months).evaluate();
              var weight = before.total().weight();
              long most = Units.ONE.multiply(Units.ONE).divide(weight.add(Units.ONE)).longValue();
              assertThat((long) Math.abs(after.mean() - before.mean()))
                  .isLessThanOrEqualTo(most + 2);
            }
          }
        });
  }

  @Test
  void aPlatformWhoseRatingsAreAllEqualMovesTheMeanTowardsOneHalf() {
    inEveryWorld(
        world -> {
          var random = new Random(world.asOf());
          long count = 1 + random.nextInt(5000);
          var histogram = List.of(0L, 0L, 1L + random.nextInt(1_000_000), 0L);
          var platforms = new HashMap<>(world.rules().platforms());
          var most =
              random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(50));
          platforms.put("same", new PlatformScale.Rates(ScaleTable.ridit(histogram), most));
          var with = world.with(rules(world.rules(), platforms));
          var months = new ArrayList<>(world.months());
          months.add(
              new RatedMonth(
                  "same",
                  world.asOf(),
                  world.rules().assurance().keySet().stream().sorted().findFirst().orElseThrow(),
                  List.of(new RatedMonth.Bucket(1, List.of(0L, 0L, count, 0L)))));
          int before = with.evaluate().mean();
          int after = with.with(months).evaluate().mean();
          assertThat(after).isBetween(Math.min(before, HALF), Math.max(before, HALF));
        });
  }

  @Test
  void anEmptyHistoryHasExactlyThePriorMean() {
    inEveryWorld(
        world ->
            assertThat(
                    new World(world.rules(), world.asOf(), List.of(), Map.of()).evaluate().mean())
                .isEqualTo(world.rules().prior().mean()));
  }

  @Test
  void whatOneSaysOfAnotherDoesNotDependOnTheReverse() {
    for (long seed = 0; seed < 1000; seed++) {
      var one = Worlds.of(seed);
      var other = Worlds.of(seed + WORLDS);
      var alone = one.line();
      var evidence = one.evidence();
      other.evaluate();
      assertThat(new Result[] {Result.of(Evaluation.of(evidence))})
          .containsExactly(Result.of(one.evaluate()));
      assertThat(one.line()).as("seed %d", seed).isEqualTo(alone);
    }
  }

  @Test
  void theCostGrowsWithTheBuckets() {
    var rules = Worlds.of(0).rules();
    var months = new ArrayList<RatedMonth>();
    for (int m = 0; m < 1000; m++) {
      var buckets = new ArrayList<RatedMonth.Bucket>();
      for (int k = 1; k <= 10; k++) {
        buckets.add(new RatedMonth.Bucket(k, Collections.nCopies(10, RatedMonth.Bucket.MAX_COUNT)));
      }
      months.add(new RatedMonth("c", m % 700, "platform-signed", buckets));
    }
    var largest = new World(rules, 700, months, Map.of());

    assertTimeout(Duration.ofSeconds(5), largest::evaluate);
  }

  private static void inEveryWorld(Consumer<World> property) {
    for (long seed = 0; seed < WORLDS; seed++) {
      try {
        property.accept(Worlds.of(seed));
      } catch (AssertionError e) {
        throw new AssertionError("in the world of seed " + seed, e);
      }
    }
  }

  private static RatedMonth at(RatedMonth month, int number) {
    return new RatedMonth(month.platform(), number, month.assurance(), month.buckets());
  }

  private static void split(RatedMonth month, Random random, List<RatedMonth> into) {
    var left = new ArrayList<RatedMonth.Bucket>();
    for (var bucket : month.buckets()) {
      var some = new ArrayList<Long>();
      var others = new ArrayList<Long>();
      for (long count : bucket.histogram()) {
        long part = count == 0 ? 0 : Math.floorMod(random.nextLong(), count + 1);
        some.add(part);
        others.add(count - part);
      }
      left.add(new RatedMonth.Bucket(bucket.k(), some));
      into.add(
          new RatedMonth(
              month.platform(),
              month.month(),
              month.assurance(),
              List.of(new RatedMonth.Bucket(bucket.k(), others))));
    }
    into.add(new RatedMonth(month.platform(), month.month(), month.assurance(), left));
  }

  private static World lowered(World world, Random random) {
    var months = new ArrayList<>(world.months());
    for (int tries = 0; tries < 20 && !months.isEmpty(); tries++) {
      int m = random.nextInt(months.size());
      var month = months.get(m);
      int b = random.nextInt(month.buckets().size());
      var bucket = month.buckets().get(b);
      int from = 1 + random.nextInt(bucket.histogram().size() - 1);
      int to = random.nextInt(from);
      if (bucket.histogram().get(from) > 0
          && bucket.histogram().get(to) < RatedMonth.Bucket.MAX_COUNT) {
        var h = new ArrayList<>(bucket.histogram());
        h.set(from, h.get(from) - 1);
        h.set(to, h.get(to) + 1);
        var buckets = new ArrayList<>(month.buckets());
        buckets.set(b, new RatedMonth.Bucket(bucket.k(), h));
        months.set(m, new RatedMonth(month.platform(), month.month(), month.assurance(), buckets));
        return world.with(months);
      }
    }
    return world;
  }

  private static World onLinear(World world, ScaleTable table, List<Long> h) {
    var platforms = new HashMap<>(world.rules().platforms());
    platforms.put("linear", new PlatformScale.Rates(table, OptionalLong.of(40)));
    var months = new ArrayList<>(world.months());
    var assurance = world.rules().assurance().keySet().iterator().next();
    months.add(
        new RatedMonth("linear", world.asOf(), assurance, List.of(new RatedMonth.Bucket(1, h))));
    return new World(rules(world.rules(), platforms), world.asOf(), months, world.withheld());
  }

  private static ScoringRules rules(ScoringRules of, Map<String, PlatformScale.Rates> platforms) {
    return new ScoringRules(
        of.recency(),
        of.repeatRater(),
        of.assurance(),
        platforms,
        of.prior(),
        ScaleTable.MAX_VARIANCE,
        of.z100());
  }

  private static RatedMonth withoutEmpty(RatedMonth month) {
    return new RatedMonth(
        month.platform(),
        month.month(),
        month.assurance(),
        month.buckets().stream()
            .filter(bucket -> bucket.histogram().stream().anyMatch(count -> count > 0))
            .toList());
  }

  private static RatedMonth one(World world, String platform, int steps, int step) {
    var h = new ArrayList<>(Collections.nCopies(steps, 0L));
    h.set(step, 1L);
    var strongest =
        world.rules().assurance().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    return new RatedMonth(platform, world.asOf(), strongest, List.of(new RatedMonth.Bucket(1, h)));
  }
}
