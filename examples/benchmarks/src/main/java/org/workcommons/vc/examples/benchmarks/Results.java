package org.workcommons.vc.examples.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/** What was measured, for people, for programs, and for a document. */
record Results(List<Measurement> measured) {
  private static final String OURS = "ours";

  /** The best and the median CPU time of one operation, in microseconds. */
  record Measurement(Contender contender, double best, double median) {}

  void print(PrintStream out) {
    out.printf(
        "%n%-16s %-7s %-16s %9s %9s %10s %8s%n",
        "mechanism", "", "who", "best µs", "median", "signatures", "ours");
    for (var group : groups().values()) {
      for (var one : group) {
        out.printf(
            Locale.ROOT,
            "%-16s %-7s %-16s %9.1f %9.1f %10s %8s%n",
            one.contender.mechanism(),
            one.contender.operation(),
            one.contender.who(),
            one.best,
            one.median,
            ratio(one, group, Contender.SIGNATURE_ALONE).orElse(""),
            ratio(one, group, OURS).orElse(""));
      }
      out.println();
    }
  }

  JsonObject json() {
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

  /**
   * Ours in signatures, by turns of a few calls; and how many times as long others take as ours.
   */
  void markdown(PrintStream out) {
    var others = others();
    out.println("\n| | ours, in signatures | " + String.join(" | ", others) + " |");
    out.println("|---|---|" + "---|".repeat(others.size()));
    for (var group : groups().values()) {
      var ours = in(group, OURS);
      if (ours.isPresent()) {
        out.print("| `" + ours.get().contender.mechanism() + "` ");
        out.print(ours.get().contender.operation());
        out.print(" | " + signatures(ours.get(), group));
        for (var other : others) {
          out.print(" | " + in(group, other).flatMap(one -> ratio(one, group, OURS)).orElse(""));
        }
        out.println(" |");
      }
    }
  }

  private static String signatures(Measurement ours, List<Measurement> group) {
    return in(group, Contender.SIGNATURE_ALONE)
        .map(alone -> Turns.times(slice(ours), slice(alone)))
        .map(times -> String.format(Locale.ROOT, "%.2fx", times))
        .orElse("");
  }

  private static InThisProcess slice(Measurement measured) {
    return (InThisProcess) measured.contender.slice();
  }

  /** {@return how many times as long {@code who} takes as {@code base}, if both were measured} */
  Optional<Double> times(String mechanism, String operation, String who, String base) {
    var group = groups().getOrDefault(mechanism + operation, List.of());
    return in(group, who).flatMap(one -> in(group, base).map(other -> one.best / other.best));
  }

  /** {@return who was measured, empty if they were not} */
  Optional<Contender> contender(String mechanism, String operation, String who) {
    var group = groups().getOrDefault(mechanism + operation, List.of());
    return in(group, who).map(Measurement::contender);
  }

  private List<String> others() {
    var others = new LinkedHashSet<String>();
    measured.forEach(one -> others.add(one.contender.who()));
    others.removeIf(who -> who.equals(OURS) || who.contains("alone"));
    return List.copyOf(others);
  }

  private static JsonNumber rounded(double micros) {
    return new JsonNumber(Math.round(micros * 10) / 10.0);
  }

  private Map<String, List<Measurement>> groups() {
    var groups = new LinkedHashMap<String, List<Measurement>>();
    for (var one : measured) {
      var group = one.contender.mechanism() + one.contender.operation();
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  /** Nothing where there is nobody to compare with: to derive a proof needs no signature. */
  private static Optional<String> ratio(Measurement one, List<Measurement> group, String who) {
    return in(group, who).map(other -> String.format(Locale.ROOT, "%.2fx", one.best / other.best));
  }

  private static Optional<Measurement> in(List<Measurement> group, String who) {
    return group.stream().filter(one -> one.contender.who().equals(who)).findFirst();
  }
}
