package org.workcommons.vc.wallet.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A platform that does not exist, and the export file that it gives to one driver. The same file
 * each time: everything follows from the seed.
 *
 * @param name what people call it
 * @param seed from which its data follow
 * @param firstMonth when the driver started there
 * @param months for how long she has worked there
 * @param ratings how many ratings she got, exactly
 * @param best the best rating of its scale; the worst is 1
 * @param shares of 1,000 ratings, how many have each value, from 1 to {@code best}
 */
record FictionalPlatform(
    String name,
    long seed,
    YearMonth firstMonth,
    int months,
    int ratings,
    int best,
    List<Integer> shares) {
  private static final YearMonth LAST_MONTH = YearMonth.of(2026, 10);
  private static final String HEADER =
      "finished_at,client,kind,hours,income,currency,rating,worst,best\n";
  private static final int REGULARS = 40;
  private static final int PASSERS_BY = 2_000;

  /** Five stars, and hardly anybody gives fewer. */
  static final FictionalPlatform SKIFF =
      new FictionalPlatform(
          "Skiff Rides",
          11,
          LAST_MONTH.minusMonths(35),
          36,
          1_450,
          5,
          List.of(14, 11, 22, 78, 875));

  /** A thumb up or down. */
  static final FictionalPlatform LARDER =
      new FictionalPlatform("Larder", 12, LAST_MONTH.minusMonths(35), 36, 820, 2, List.of(61, 939));

  /** Ten points, and people use them all. */
  static final FictionalPlatform TANDEM =
      new FictionalPlatform(
          "Tandem Drivers' Co-op",
          13,
          LAST_MONTH.minusMonths(10),
          11,
          230,
          10,
          List.of(8, 10, 14, 26, 48, 92, 168, 264, 228, 142));

  static final List<FictionalPlatform> ALL = List.of(SKIFF, LARDER, TANDEM);

  /** {@return the same platform as another driver knows it, for the last {@code months}} */
  FictionalPlatform of(long seed, int months, int ratings) {
    return new FictionalPlatform(
        name, seed, LAST_MONTH.minusMonths(months - 1), months, ratings, best, shares);
  }

  /** {@return a platform with the same scale and another name} */
  FictionalPlatform named(String name) {
    return new FictionalPlatform(name, seed, firstMonth, months, ratings, best, shares);
  }

  /** {@return the export file of all months} */
  byte[] export() {
    var random = new SplittableRandom(seed);
    var rows = new StringBuilder(HEADER);
    var weights = new ArrayList<Integer>();
    for (int i = 0; i < months; i++) {
      weights.add(8 + random.nextInt(6));
    }
    int total = weights.stream().mapToInt(Integer::intValue).sum();
    int before = 0;
    for (int i = 0; i < months; i++) {
      int upTo = before + weights.get(i);
      month(
          firstMonth.plusMonths(i),
          ratings * upTo / total - ratings * before / total,
          random,
          rows);
      before = upTo;
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Three of five jobs are rated; a few are called off. */
  private void month(YearMonth month, int rated, SplittableRandom random, StringBuilder rows) {
    int jobs = rated * 5 / 3;
    var finished = new ArrayList<Instant>();
    for (int i = 0; i < jobs; i++) {
      finished.add(moment(month, random));
    }
    finished.sort(null);
    for (int i = 0; i < jobs; i++) {
      // the first of every five are rated until the month's number is reached, which 5/3 leaves
      // room for
      boolean isRated = i * (long) rated / jobs != (i + 1) * (long) rated / jobs;
      row(finished.get(i), isRated, random, rows);
    }
  }

  private void row(Instant finished, boolean isRated, SplittableRandom random, StringBuilder rows) {
    boolean calledOff = !isRated && random.nextInt(100) < 4;
    rows.append(finished).append(',').append(client(random)).append(',');
    rows.append(calledOff ? "cancelled-by-worker" : "completed").append(',');
    int minutes = calledOff ? 0 : 10 + random.nextInt(50);
    rows.append(minutes / 60)
        .append('.')
        .append(String.format("%02d", minutes % 60 * 100 / 60))
        .append(',');
    int cents = minutes * (28 + random.nextInt(15));
    rows.append(cents / 100).append('.').append(String.format("%02d", cents % 100)).append(",EUR,");
    rows.append(isRated ? value(random) + ",1," + best : ",,").append('\n');
  }

  /** One job in six is for a regular. */
  private static String client(SplittableRandom random) {
    int number =
        random.nextInt(6) == 0 ? random.nextInt(REGULARS) : REGULARS + random.nextInt(PASSERS_BY);
    return String.format("client-%04d", number);
  }

  private int value(SplittableRandom random) {
    int lot = random.nextInt(1_000);
    int value = 1;
    for (int share : shares.subList(0, best - 1)) {
      if (lot < share) {
        return value;
      }
      lot -= share;
      value++;
    }
    return best;
  }

  private static Instant moment(YearMonth month, SplittableRandom random) {
    return LocalDateTime.of(
            month.getYear(),
            month.getMonth(),
            1 + random.nextInt(month.lengthOfMonth()),
            6 + random.nextInt(17),
            random.nextInt(60),
            random.nextInt(60))
        .toInstant(ZoneOffset.UTC);
  }
}
