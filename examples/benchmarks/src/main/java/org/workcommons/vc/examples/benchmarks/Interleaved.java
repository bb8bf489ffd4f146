package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/**
 * Runs all contenders in short slices one after the other, and reports the best round's CPU time of
 * each, as a multiple of the signature alone and of ours. Whatever else the machine is doing falls
 * on all of them alike, so the ratios hold where times don't.
 *
 * <p>From the root of this repository:
 *
 * <pre>{@code
 * mvn -q -Ppeers -pl examples/benchmarks -am -DskipTests package
 * java -cp 'examples/benchmarks/target/classes:examples/benchmarks/target/app/*' \
 *   org.workcommons.vc.examples.benchmarks.Interleaved [ROUNDS]
 * }</pre>
 *
 * <p>The profile {@code peers} installs the packages from npm; without it, and without Node.js, the
 * run says that they are missing.
 */
public final class Interleaved {
  private static final int ROUNDS = 40;
  private static final int WARM_UP_ROUNDS = 60;
  private static final int FEW = 8;
  private static final double SLOW_MICROS = 100_000;

  /** The best and the median CPU time of one operation, in microseconds. */
  record Measurement(Contender contender, double best, double median) {}

  private Interleaved() {}

  /** Prints a table, then the same as one line of JSON. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    var root = Path.of(System.getProperty("vc.root", "."));
    var missing = Peer.missing(root);
    if (missing.isPresent()) {
      run(rounds, Optional.empty());
      System.out.println("\nMissing: Digital Bazaar and jose, since " + missing.get());
    } else {
      try (var peer = Peer.start(root)) {
        run(rounds, Optional.of(peer));
      }
    }
  }

  private static void run(int rounds, Optional<Peer> peer) throws Exception {
    var contest = Contest.with(peer);
    System.out.printf(
        "Java %s (%s), statement of %d bytes, %d rounds, CPU time of the best%n",
        Runtime.version(), System.getProperty("java.vendor"), contest.statementBytes(), rounds);
    if (peer.isPresent()) {
      var versions = peer.get().ask("versions", JsonObject.empty());
      System.out.println(new String(JsonWriter.compact(versions), StandardCharsets.UTF_8));
    }
    var measured = measure(contest.contenders(), rounds);
    print(measured);
    System.out.println(new String(JsonWriter.compact(json(measured)), StandardCharsets.UTF_8));
  }

  private static List<Measurement> measure(List<Contender> contenders, int rounds)
      throws IOException {
    for (var contender : contenders) {
      warmUp(contender);
    }
    var times = new ArrayList<List<Double>>();
    contenders.forEach(contender -> times.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        if (round < FEW || Collections.min(times.get(i)) < SLOW_MICROS) {
          times.get(i).add(micros(contenders.get(i)));
        }
      }
    }
    var measured = new ArrayList<Measurement>();
    for (int i = 0; i < contenders.size(); i++) {
      var sorted = times.get(i).stream().sorted().toList();
      var median = sorted.get(sorted.size() / 2);
      measured.add(new Measurement(contenders.get(i), sorted.get(0), median));
    }
    return measured;
  }

  private static double micros(Contender contender) throws IOException {
    try {
      return contender.slice().run() / 1e3;
    } catch (IllegalStateException e) {
      throw new IllegalStateException("something is wrong with " + contender, e);
    }
  }

  /** What takes a tenth of a second each time is warm sooner. */
  private static void warmUp(Contender contender) throws IOException {
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      double micros = micros(contender);
      if (i > FEW && micros > SLOW_MICROS) {
        return;
      }
    }
  }

  private static void print(List<Measurement> measured) {
    System.out.printf(
        "%n%-16s %-7s %-16s %9s %9s %10s %8s%n",
        "mechanism", "", "who", "best µs", "median", "signatures", "ours");
    grouped(measured)
        .forEach(
            (group, of) -> {
              for (var one : of) {
                System.out.printf(
                    Locale.ROOT,
                    "%-16s %-7s %-16s %9.1f %9.1f %10s %8s%n",
                    one.contender.mechanism(),
                    one.contender.operation(),
                    one.contender.who(),
                    one.best,
                    one.median,
                    ratio(one, of, Contender.SIGNATURE_ALONE),
                    ratio(one, of, "ours"));
              }
              System.out.println();
            });
  }

  private static JsonObject json(List<Measurement> measured) {
    var rows = new ArrayList<JsonValue>();
    for (var one : measured) {
      rows.add(
          JsonObject.builder()
              .put("mechanism", one.contender.mechanism())
              .put("operation", one.contender.operation())
              .put("who", one.contender.who())
              .put("bestMicros", rounded(one.best))
              .put("medianMicros", rounded(one.median))
              .build());
    }
    return JsonObject.builder().put("measured", new JsonArray(rows)).build();
  }

  private static JsonNumber rounded(double micros) {
    return new JsonNumber(Math.round(micros * 10) / 10.0);
  }

  private static Map<String, List<Measurement>> grouped(List<Measurement> measured) {
    var groups = new LinkedHashMap<String, List<Measurement>>();
    for (var one : measured) {
      var group = one.contender.mechanism() + one.contender.operation();
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  /** Nothing where there is nobody to compare with: to derive a proof needs no signature. */
  private static String ratio(Measurement one, List<Measurement> group, String who) {
    return group.stream()
        .filter(other -> other.contender.who().equals(who))
        .findFirst()
        .map(other -> String.format(Locale.ROOT, "%.2fx", one.best / other.best))
        .orElse("");
  }
}
