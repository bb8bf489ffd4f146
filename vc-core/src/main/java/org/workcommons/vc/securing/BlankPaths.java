package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.problem.ProblemException;

/**
 * Tells blank nodes apart that look alike on their own, by the paths that lead away from them. RDF
 * Dataset Canonicalization 1.0 §4.7 and §4.8.
 */
final class BlankPaths {
  private final CanonicalDataset dataset;
  private final Effort effort;

  BlankPaths(CanonicalDataset dataset, Effort effort) {
    this.dataset = dataset;
    this.effort = effort;
  }

  /** The hash of the paths from a node, and the names that were given along the best of them. */
  record Found(String hash, BlankNames names) {}

  /** A path under construction. */
  private record Path(String text, BlankNames names) {}

  /** §4.8, Hash N-Degree Quads; {@code depth} nodes from where it began. */
  Found from(String blank, BlankNames names, int depth) throws ProblemException {
    effort.spend(depth);
    var hashed = new StringBuilder();
    var current = names;
    for (var neighbours : neighbours(blank, names).entrySet()) {
      var best = best(neighbours.getValue(), current, depth);
      hashed.append(neighbours.getKey()).append(best.text());
      current = best.names();
    }
    return new Found(dataset.hash(hashed.toString()), current);
  }

  /** §4.8.3, step 3: the blank nodes in the same statements, by how they are related. */
  private SortedMap<String, List<String>> neighbours(String blank, BlankNames names)
      throws ProblemException {
    var found = new TreeMap<String, List<String>>();
    for (var quad : dataset.mentions(blank)) {
      effort.spend(1);
      for (var place : quad.blanks()) {
        if (!place.blank().equals(blank)) {
          // once for each statement: that of a graph comes as often as the node has statements in
          // it
          effort.spend(1);
          found
              .computeIfAbsent(relation(place, quad, names), hash -> new ArrayList<>())
              .add(place.blank());
        }
      }
    }
    return found;
  }

  /** §4.7, Hash Related Blank Node. */
  private String relation(Quad.Place place, Quad quad, BlankNames names) {
    var predicate = place.position() == 'g' ? "" : quad.predicate();
    return dataset.hash(place.position() + predicate + nameOrHash(place.blank(), names));
  }

  private String nameOrHash(String blank, BlankNames names) {
    return dataset
        .names()
        .known(blank)
        .or(() -> names.known(blank))
        .orElseGet(() -> dataset.firstDegreeHash(blank));
  }

  /** §4.8.3, step 5.4: the smallest of the paths through {@code blanks} in every order. */
  private Path best(List<String> blanks, BlankNames names, int depth) throws ProblemException {
    Path best = null;
    var orders = new Orders(blanks);
    do {
      effort.spend(1 + blanks.size() + names.size() / 8);
      var path = path(orders.current(), names, best, depth);
      if (path != null && (best == null || path.text().compareTo(best.text()) < 0)) {
        best = path;
      }
    } while (orders.next());
    if (best == null) {
      throw new IllegalStateException("the first path is never given up");
    }
    return best;
  }

  /** One path; none as soon as it can't be smaller than {@code best}. */
  private @Nullable Path path(List<String> order, BlankNames before, @Nullable Path best, int depth)
      throws ProblemException {
    var names = before.copy();
    var text = new StringBuilder();
    var further = new ArrayList<String>();
    for (var blank : order) {
      var known = dataset.names().known(blank);
      if (known.isEmpty() && !names.knows(blank)) {
        further.add(blank);
      }
      text.append(known.isPresent() ? known.get() : names.name(blank));
      if (isBeaten(text, best)) {
        return null;
      }
    }
    for (var blank : further) {
      var found = from(blank, names, depth + 1);
      text.append(names.name(blank)).append('<').append(found.hash()).append('>');
      names = found.names();
      if (isBeaten(text, best)) {
        return null;
      }
    }
    return new Path(text.toString(), names);
  }

  private static boolean isBeaten(StringBuilder text, @Nullable Path best) {
    return best != null
        && text.length() >= best.text().length()
        && text.toString().compareTo(best.text()) > 0;
  }
}
