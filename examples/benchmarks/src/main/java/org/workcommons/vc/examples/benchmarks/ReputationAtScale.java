package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.HistoryFacts;
import org.workcommons.vc.reputation.RatedMonth;
import org.workcommons.vc.reputation.Score;
import org.workcommons.vc.reputation.Tally;

/**
 * What scoring a whole community costs: everybody from the start, everybody again a month later by
 * adding that month alone, and whether that is the same as from the start.
 *
 * <pre>{@code
 * java -Xmx2g -cp ... org.workcommons.vc.examples.benchmarks.ReputationAtScale 25000 specs
 * }</pre>
 */
public final class ReputationAtScale {
  private static final YearMonth AS_OF = YearMonth.of(2026, 10);
  private static final int MONTHS = 36;
  private static final int RATINGS = 2500;
  private static final int ROUNDS = 2000;

  private final GovernancePolicy policy;
  private final List<String> platforms;
  private final int workers;

  ReputationAtScale(GovernancePolicy policy, int workers) {
    this.policy = policy;
    this.platforms = List.copyOf(policy.platforms().keySet());
    this.workers = workers;
  }

  /** Takes how many workers there are, and the folder {@code specs}. */
  public static void main(String[] arguments) throws IOException, ProblemException {
    var file = Path.of(arguments[1], "vectors/governance-policy/policy.json");
    var policy = GovernancePolicy.read(JsonReader.readObject(Files.readAllBytes(file)));
    new ReputationAtScale(policy, Integer.parseInt(arguments[0])).run(System.out);
  }

  /** Runs everything, and says whether a month later is the same both ways. */
  boolean run(PrintStream out) throws ProblemException {
    one(out);
    long start = System.nanoTime();
    var tallies = new Tally[workers];
    Arrays.parallelSetAll(tallies, worker -> history(worker, AS_OF));
    out.printf("ratings made up and added: %.1f s%n", seconds(start));
    start = System.nanoTime();
    long sum = scored(tallies);
    out.printf("%d workers scored: %.1f s, sum %d%n", workers, seconds(start), sum);
    start = System.nanoTime();
    Arrays.parallelSetAll(tallies, worker -> later(tallies[worker], worker));
    long added = scored(tallies);
    out.printf("one month added and scored: %.1f s, sum %d%n", seconds(start), added);
    start = System.nanoTime();
    long fresh =
        IntStream.range(0, workers)
            .parallel()
            .mapToLong(worker -> mark(score(history(worker, AS_OF.plusMonths(1)))))
            .sum();
    out.printf("the same from the start: %.1f s, sum %d%n", seconds(start), fresh);
    out.printf("in use: %d MiB%n", inUse());
    return added == fresh;
  }

  /** One worker, often enough for the compiler to have done its work. */
  private void one(PrintStream out) {
    var months = months(0, AS_OF);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      var score = score(added(Tally.of(policy, AS_OF), months));
      best = Math.min(best, System.nanoTime() - start + (score.mean() < 0 ? 1 : 0));
    }
    var tally = added(Tally.of(policy, AS_OF), months);
    long again = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      var score = score(tally);
      again = Math.min(again, System.nanoTime() - start + (score.mean() < 0 ? 1 : 0));
    }
    out.printf(
        "one worker, %d ratings: %d us to add and score, %d us to score, digest included%n",
        RATINGS, best / 1000, again / 1000);
  }

  private static long scored(Tally[] tallies) {
    return Arrays.stream(tallies).parallel().mapToLong(tally -> mark(score(tally))).sum();
  }

  private Tally later(Tally tally, int worker) {
    var asOf = AS_OF.plusMonths(1);
    return added(tally.asOf(asOf), months(worker, asOf, MONTHS));
  }

  private Tally history(int worker, YearMonth asOf) {
    var tally = added(Tally.of(policy, asOf), months(worker, AS_OF));
    return asOf.equals(AS_OF) ? tally : added(tally, months(worker, asOf, MONTHS));
  }

  private static Tally added(Tally tally, List<RatedMonth> months) {
    try {
      for (var month : months) {
        tally.add(month);
      }
      return tally;
    } catch (ProblemException e) {
      throw new IllegalStateException("expected the policy to know these platforms", e);
    }
  }

  private static Score score(Tally tally) {
    return tally.score(new HistoryFacts(true, MONTHS, 0, List.of()));
  }

  private static long mark(Score score) {
    return score.mean() * 31L + score.lower() * 17L + score.inputDigest().value().hashCode();
  }

  private List<RatedMonth> months(int worker, YearMonth asOf) {
    var months = new ArrayList<RatedMonth>();
    for (int m = 0; m < MONTHS; m++) {
      months.addAll(months(worker, asOf.minusMonths(MONTHS - 1L - m), m));
    }
    return months;
  }

  private List<RatedMonth> months(int worker, YearMonth month, int m) {
    var random = new Random(worker * 1009L + m);
    var months = new ArrayList<RatedMonth>();
    for (int p = 0; p < platforms.size(); p++) {
      int cells = MONTHS * platforms.size();
      int ratings = RATINGS / cells + ((m * platforms.size() + p) < RATINGS % cells ? 1 : 0);
      months.add(
          new RatedMonth(
              platforms.get(p),
              RatedMonth.number(month),
              "platform-signed",
              List.of(
                  bucket(1, ratings - ratings / 6, platforms.get(p), random),
                  bucket(2, ratings / 6, platforms.get(p), random))));
    }
    return months;
  }

  private RatedMonth.Bucket bucket(int k, int ratings, String platform, Random random) {
    var h = new Long[policy.platforms().get(platform).scale().steps()];
    Arrays.fill(h, 0L);
    for (int i = 0; i < ratings; i++) {
      // most ratings are good, as they are everywhere
      h[h.length - 1 - Math.min(h.length - 1, Math.abs(random.nextInt() % 9) / 3)]++;
    }
    return new RatedMonth.Bucket(k, List.of(h));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long inUse() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
