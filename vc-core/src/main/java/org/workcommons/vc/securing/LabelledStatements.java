package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a document says, statement by statement, in an order and with labels that do not depend on
 * how it was written; and which of the statements parts of it say. VC Data Integrity ECDSA
 * Cryptosuites 1.0 §3.4.1 and §3.4.14 to §3.4.16.
 */
final class LabelledStatements {
  private final Skolemized skolemized;
  private final Map<String, String> labels;
  private final List<String> lines;
  private final Map<String, Integer> places = new HashMap<>();

  private LabelledStatements(
      Skolemized skolemized, Map<String, String> labels, Set<Quad> statements) {
    this.skolemized = skolemized;
    this.labels = labels;
    this.lines = lines(statements, labels);
    lines.forEach(line -> places.put(line, places.size()));
  }

  /** {@return what {@code document} says, blank nodes labelled by {@code labels}} */
  static LabelledStatements of(JsonObject document, RdfForm rdfForm, BlankLabels labels)
      throws ProblemException {
    var original = rdfForm.statements(document);
    requireFew(original);
    var skolemized = Skolemized.of(document, rdfForm);
    var statements = skolemized.statements(skolemized.document());
    var canonical = RdfForm.canonical(statements);
    requireSame(canonical, RdfForm.canonical(original));
    return new LabelledStatements(skolemized, labels.of(canonical.names().given()), statements);
  }

  /** {@return {@code statements} as N-Quads, renamed by {@code labels}, sorted} */
  static List<String> lines(Set<Quad> statements, Map<String, String> labels) {
    var lines = new ArrayList<String>(statements.size());
    for (var quad : statements) {
      lines.add(quad.line(labels::get));
    }
    lines.sort(NQuads.CODE_POINT_ORDER);
    return List.copyOf(lines);
  }

  /** {@return the canonical number of each blank node: what stands behind {@code _:c14n}} */
  static Map<String, Integer> numbers(Set<Quad> statements) throws ProblemException {
    var numbers = new LinkedHashMap<String, Integer>();
    for (var blank : RdfForm.canonical(statements).names().given().keySet()) {
      numbers.put(blank, numbers.size());
    }
    return numbers;
  }

  /** Refuses more statements than anybody should have to sign or verify one by one. */
  static void requireFew(Collection<Quad> statements) throws ProblemException {
    if (statements.size() > Limits.SELECTIVE_STATEMENTS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "more than " + Limits.SELECTIVE_STATEMENTS + " statements");
    }
  }

  /** The identifiers must not have changed what the document says. */
  private static void requireSame(CanonicalDataset identified, CanonicalDataset original)
      throws ProblemException {
    if (!identified.text().equals(original.text())) {
      throw new ProblemException(
          ProblemType.PROOF_TRANSFORMATION_ERROR,
          Pointer.ROOT,
          "an object that stands for no thing of its own can't be disclosed in parts");
    }
  }

  /** {@return the statements as N-Quads, sorted, each with its line feed} */
  List<String> lines() {
    return lines;
  }

  /** {@return the labels, by the names that the blank nodes have in {@link Part#statements}} */
  Map<String, String> labels() {
    return labels;
  }

  /** {@return the indexes of all statements but those at {@code indexes}, in order} */
  List<Integer> rest(Set<Integer> indexes) {
    return IntStream.range(0, lines.size()).boxed().filter(i -> !indexes.contains(i)).toList();
  }

  /** {@return all statements, those that {@code mandatory} select apart} */
  ShownStatements divided(Collection<Pointer> mandatory) throws ProblemException {
    var always = part(mandatory).indexes();
    return new ShownStatements(lines(always), lines(rest(always)));
  }

  private List<String> lines(Collection<Integer> indexes) {
    return indexes.stream().map(lines::get).toList();
  }

  /** {@return the part of the document that {@code pointers} select} */
  Part part(Collection<Pointer> pointers) throws ProblemException {
    var cut = Selection.of(skolemized.document(), pointers);
    var statements = cut.isPresent() ? skolemized.statements(cut.get()) : Set.<Quad>of();
    var indexes = new TreeSet<Integer>();
    for (var quad : statements) {
      var index = places.get(quad.line(labels::get));
      if (index == null) {
        throw new ProblemException(
            ProblemType.PROOF_TRANSFORMATION_ERROR,
            Pointer.ROOT,
            "a part of a value that can be disclosed as a whole only");
      }
      indexes.add(index);
    }
    return new Part(indexes, statements);
  }

  /**
   * Part of the statements.
   *
   * @param indexes which they are, counted from 0
   * @param statements what they are, blank nodes not labelled yet
   */
  record Part(SortedSet<Integer> indexes, Set<Quad> statements) {
    /**
     * {@return the labels, by the canonical numbers that the blank nodes get where nothing else of
     * the document is known}
     */
    Map<Integer, String> labels(Map<String, String> labels) throws ProblemException {
      var seen = new LinkedHashMap<Integer, String>();
      numbers(statements).forEach((blank, number) -> seen.put(number, labels.get(blank)));
      return seen;
    }
  }
}
