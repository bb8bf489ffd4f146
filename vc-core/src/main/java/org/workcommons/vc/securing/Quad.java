package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One statement, its terms as they stand in canonical N-Quads. RDF 1.1 Concepts §3 and §4.
 *
 * @param subject an IRI or a blank node
 * @param predicate an IRI
 * @param object an IRI, a blank node or a literal
 * @param graph the graph that it stands in, empty for the default graph
 */
record Quad(String subject, String predicate, String object, Optional<String> graph)
    implements Comparable<Quad> {
  private static final Comparator<Quad> ORDER =
      Comparator.comparing(Quad::subject)
          .thenComparing(Quad::predicate)
          .thenComparing(Quad::object)
          .thenComparing(quad -> quad.graph().orElse(""));

  /**
   * So that a set of statements stays fast where somebody chose them all to have one hash code: the
   * JDK then sorts what can be sorted, and looks at everything else one by one.
   */
  @Override
  public int compareTo(Quad other) {
    return ORDER.compare(this, other);
  }

  /** {@return its line, blank nodes renamed by {@code name}} */
  String line(UnaryOperator<String> name) {
    var line = new StringBuilder();
    append(line, subject, name);
    line.append(predicate).append(' ');
    append(line, object, name);
    graph.ifPresent(term -> append(line, term, name));
    return line.append(".\n").toString();
  }

  /** {@return this statement with {@code change} made to each of its terms but the predicate} */
  Quad mapped(UnaryOperator<String> change) {
    return new Quad(change.apply(subject), predicate, change.apply(object), graph.map(change));
  }

  private static void append(StringBuilder line, String term, UnaryOperator<String> name) {
    line.append(NQuads.isBlank(term) ? name.apply(term) : term).append(' ');
  }

  /** {@return the blank nodes in it, each with its place: s, o or g} */
  List<Place> blanks() {
    var found = new ArrayList<Place>(3);
    add(found, 's', subject);
    add(found, 'o', object);
    graph.ifPresent(term -> add(found, 'g', term));
    return found;
  }

  private static void add(List<Place> found, char position, String term) {
    if (NQuads.isBlank(term)) {
      found.add(new Place(position, term));
    }
  }

  /** A blank node at a place in a statement. */
  record Place(char position, String blank) {}
}
