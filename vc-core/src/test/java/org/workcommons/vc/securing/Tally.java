package org.workcommons.vc.securing;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.workcommons.vc.securing.BothPaths.Way;

/** How many documents of which kind went which way. */
final class Tally {
  private static final int MANY = 100_000;

  private final Map<String, Map<Way, Integer>> counts = new TreeMap<>();
  private int all;

  /** A long run says how far it is. */
  void add(String kind, Way way) {
    all++;
    if (all % MANY == 0) {
      print();
    }
    counts.computeIfAbsent(kind, first -> new EnumMap<>(Way.class)).merge(way, 1, Integer::sum);
  }

  int count(String kind, Way... ways) {
    int sum = 0;
    for (var way : ways) {
      sum += counts.getOrDefault(kind, Map.of()).getOrDefault(way, 0);
    }
    return sum;
  }

  /** One line for each kind: these are the figures of {@code specs/conformance.md}. */
  void print() {
    counts.forEach(
        (kind, ways) -> {
          int sum = ways.values().stream().mapToInt(Integer::intValue).sum();
          System.out.println(kind + ": " + sum + " " + ways.toString().toLowerCase(Locale.ROOT));
        });
  }
}
