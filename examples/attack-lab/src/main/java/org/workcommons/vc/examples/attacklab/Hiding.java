package org.workcommons.vc.examples.attacklab;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An average worker shows her history without the worst of it, or the best of it twice. */
record Hiding(Label label, Way way) implements Attack {
  static Hiding buckets() {
    return of(
        "hiding the worst buckets",
        "withholds the numbers of the months and clients that were worst",
        "buckets",
        20,
        Way.BUCKETS);
  }

  static Hiding months() {
    return of(
        "dropping the worst months",
        "leaves whole statements out of the middle of the chain",
        "months",
        4,
        Way.MONTHS);
  }

  static Hiding replay() {
    return of(
        "showing the best months twice",
        "puts statements of good months into the presentation a second time",
        "months",
        12,
        Way.TWICE);
  }

  private static Hiding of(String name, String sentence, String unit, int usual, Way way) {
    return new Hiding(new Label(name, sentence, unit, Aim.RISE, usual, way.most), way);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    return before(lab, subject, effort).with(account -> way.apply(account, effort));
  }

  /** The keys of the worst ratings by their mean, as many as {@code count}. */
  static <K extends Comparable<K>> Set<K> worst(
      List<Rating> ratings, Function<Rating, K> key, Comparator<Double> order, int count) {
    var means =
        ratings.stream()
            .collect(
                Collectors.groupingBy(key, TreeMap::new, Collectors.averagingInt(Rating::step)));
    var chosen = new HashSet<K>();
    means.entrySet().stream()
        .sorted((one, other) -> order.compare(one.getValue(), other.getValue()))
        .limit(count)
        .forEach(entry -> chosen.add(entry.getKey()));
    return chosen;
  }

  /** What is left out or repeated. */
  enum Way {
    BUCKETS(50) {
      @Override
      Account apply(Account account, int effort) {
        return account.hiding(
            worst(account.ratings(), Rating::slot, Comparator.naturalOrder(), effort));
      }
    },
    MONTHS(30) {
      @Override
      Account apply(Account account, int effort) {
        return account.without(
            worst(account.ratings(), Rating::month, Comparator.naturalOrder(), effort));
      }
    },
    TWICE(30) {
      @Override
      Account apply(Account account, int effort) {
        return account.repeating(
            worst(account.ratings(), Rating::month, Comparator.reverseOrder(), effort));
      }
    };

    private final int most;

    Way(int most) {
      this.most = most;
    }

    abstract Account apply(Account account, int effort);
  }
}
