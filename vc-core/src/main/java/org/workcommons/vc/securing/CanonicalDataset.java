package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.workcommons.vc.problem.ProblemException;

/**
 * The algorithm RDFC-1.0: one text for one dataset, whatever its blank nodes were called. RDF
 * Dataset Canonicalization 1.0 §4.4 and §4.6.
 */
final class CanonicalDataset {
  private final Set<Quad> quads;
  private final MessageDigest digest;
  private final Map<String, List<Quad>> mentions = new LinkedHashMap<>();
  private final Map<String, String> firstDegree = new HashMap<>();
  private final BlankNames canonical = BlankNames.startingWith("_:c14n");
  private final Effort effort = new Effort();

  private CanonicalDataset(Set<Quad> quads, MessageDigest digest) {
    this.quads = quads;
    this.digest = digest;
  }

  /** {@return {@code quads} in canonical form, hashed on the way by {@code digest}} */
  static CanonicalDataset of(Set<Quad> quads, MessageDigest digest) throws ProblemException {
    var dataset = new CanonicalDataset(quads, digest);
    dataset.nameBlankNodes();
    return dataset;
  }

  /** {@return the canonical N-Quads, sorted, each with its line feed} */
  String text() {
    var lines = new ArrayList<String>(quads.size());
    for (var quad : quads) {
      lines.add(quad.line(canonical::name));
    }
    lines.sort(NQuads.CODE_POINT_ORDER);
    return String.join("", lines);
  }

  /** {@return the canonical names, by the names that were given} */
  BlankNames names() {
    return canonical;
  }

  /** {@return how many steps it took to tell the blank nodes apart} */
  int steps() {
    return effort.spent();
  }

  /** §4.4.3, steps 2 to 5. */
  private void nameBlankNodes() throws ProblemException {
    collectMentions();
    var alike = new TreeMap<String, List<String>>();
    for (var blank : mentions.keySet()) {
      alike.computeIfAbsent(firstDegreeHash(blank), hash -> new ArrayList<>()).add(blank);
    }
    for (var blanks : alike.values()) {
      if (blanks.size() == 1) {
        canonical.name(blanks.get(0));
      }
    }
    for (var blanks : alike.values()) {
      if (blanks.size() > 1) {
        nameAlike(blanks);
      }
    }
  }

  private void collectMentions() {
    for (var quad : quads) {
      for (var place : quad.blanks()) {
        var known = mentions.computeIfAbsent(place.blank(), blank -> new ArrayList<>());
        if (known.isEmpty() || !known.get(known.size() - 1).equals(quad)) {
          known.add(quad);
        }
      }
    }
  }

  private void nameAlike(List<String> blanks) throws ProblemException {
    var paths = new ArrayList<BlankPaths.Found>();
    for (var blank : blanks) {
      if (!canonical.knows(blank)) {
        var names = BlankNames.startingWith("_:b");
        names.name(blank);
        paths.add(new BlankPaths(this, effort).from(blank, names, 1));
      }
    }
    paths.sort((one, other) -> one.hash().compareTo(other.hash()));
    for (var path : paths) {
      path.names().repeatIn(canonical);
    }
  }

  Collection<Quad> mentions(String blank) {
    return mentions.getOrDefault(blank, List.of());
  }

  /** §4.6, Hash First Degree Quads. */
  String firstDegreeHash(String blank) {
    var known = firstDegree.get(blank);
    if (known != null) {
      return known;
    }
    var lines = new ArrayList<String>();
    for (var quad : mentions(blank)) {
      lines.add(quad.line(other -> other.equals(blank) ? "_:a" : "_:z"));
    }
    lines.sort(NQuads.CODE_POINT_ORDER);
    var hash = hash(String.join("", lines));
    firstDegree.put(blank, hash);
    return hash;
  }

  String hash(String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
  }
}
