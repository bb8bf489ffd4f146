package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The RDF statements of an expanded document. JSON-LD 1.1 Processing Algorithms §8, with one
 * difference: what that algorithm skips in silence is refused.
 */
final class Statements {
  private static final Set<String> TYPED = Set.of("@value", "@type");
  private static final Set<String> TAGGED = Set.of("@value", "@language");

  private final Whereabouts whereabouts;
  private final Set<Quad> quads = new LinkedHashSet<>();
  private final Set<String> described = new HashSet<>();
  private int blanks;

  private Statements(Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
  }

  /**
   * {@return what {@code expanded} says; {@code whereabouts} finds its parts where they came from}
   */
  static Set<Quad> of(JsonValue expanded, Whereabouts whereabouts) throws ProblemException {
    var statements = new Statements(whereabouts);
    statements.graphNode(expanded, Optional.empty());
    return statements.quads;
  }

  /** A node that nothing refers to: unless it says something, it leaves no trace. */
  private void graphNode(JsonValue value, Optional<String> graph) throws ProblemException {
    int before = quads.size();
    if (value instanceof JsonObject node) {
      node(node, graph);
    }
    if (quads.size() == before) {
      throw loss(Pointer.ROOT, "an object without any member would not be signed");
    }
  }

  private String node(JsonObject node, Optional<String> graph) throws ProblemException {
    var id = node.get("@id");
    var subject = id.isPresent() ? reference(id.get()) : blank();
    if ((node.names().size() > 1 || id.isEmpty())
        && !described.add(subject + graph.orElse(""))) { // no term contains another
      throw loss(place(id), "the same thing is described in more than one place");
    }
    for (var member : node.members().entrySet()) {
      if (!member.getKey().equals("@id")) {
        property(subject, member, graph);
      }
    }
    return subject;
  }

  private void property(String subject, Map.Entry<String, JsonValue> member, Optional<String> graph)
      throws ProblemException {
    var values = JsonArray.itemsOf(member.getValue());
    if (values.isEmpty()) {
      throw loss(Pointer.ROOT, "an empty list would not be signed");
    }
    boolean type = member.getKey().equals("@type");
    if (!type && !NQuads.isIri(member.getKey())) {
      throw loss(Pointer.ROOT, "a member that is no property would not be signed");
    }
    var predicate = NQuads.iri(type ? Rdf.TYPE : member.getKey());
    for (var value : values) {
      state(new Quad(subject, predicate, type ? reference(value) : object(value, graph), graph));
    }
  }

  private String object(JsonValue value, Optional<String> graph) throws ProblemException {
    if (!(value instanceof JsonObject object)) {
      throw loss(Pointer.ROOT, "a value that no property holds would not be signed");
    }
    if (object.has("@value")) {
      return literal(object);
    }
    if (object.has("@list")) {
      only(object, Set.of("@list"));
      return list(items(object, "@list"), graph);
    }
    if (object.has("@graph")) {
      only(object, Set.of("@graph"));
      return graph(items(object, "@graph"));
    }
    return node(object, graph);
  }

  private static List<JsonValue> items(JsonObject object, String name) {
    return JsonArray.itemsOf(object.get(name).orElseThrow());
  }

  private String graph(List<JsonValue> nodes) throws ProblemException {
    var name = blank();
    for (var node : nodes) {
      graphNode(node, Optional.of(name));
    }
    return name;
  }

  private String list(List<JsonValue> items, Optional<String> graph) throws ProblemException {
    var rest = NQuads.iri(Rdf.NIL);
    for (int i = items.size() - 1; i >= 0; i--) {
      var item = blank();
      state(new Quad(item, NQuads.iri(Rdf.FIRST), object(items.get(i), graph), graph));
      state(new Quad(item, NQuads.iri(Rdf.REST), rest, graph));
      rest = item;
    }
    return rest;
  }

  private String literal(JsonObject object) throws ProblemException {
    var value = object.get("@value").orElseThrow();
    var language = object.get("@language");
    if (language.isPresent()) {
      only(object, TAGGED);
      return tagged(value, language.get());
    }
    only(object, TYPED);
    var datatype = object.string("@type");
    if (datatype.filter("@json"::equals).isPresent()) {
      return NQuads.literal(new String(Jcs.canonicalize(value), UTF_8), Rdf.JSON);
    }
    if (datatype.isPresent() && !NQuads.isIri(datatype.get())) {
      throw loss(Pointer.ROOT, "a context gives a value a datatype that is no absolute IRI");
    }
    return literal(value, datatype);
  }

  private static String literal(JsonValue value, Optional<String> datatype)
      throws ProblemException {
    if (value instanceof JsonString text) {
      return NQuads.literal(text.value(), datatype.orElse(Rdf.STRING));
    }
    if (value instanceof JsonBoolean) {
      var text = value.equals(JsonBoolean.TRUE) ? "true" : "false";
      return NQuads.literal(text, datatype.orElse(Rdf.BOOLEAN));
    }
    var exact =
        value instanceof JsonNumber number
            ? LexicalNumber.of(number, datatype)
            : Optional.<LexicalNumber>empty();
    if (exact.isEmpty()) {
      throw loss(Pointer.ROOT, "a number that needs more digits than are signed must be a string");
    }
    return NQuads.literal(exact.get().text(), exact.get().datatype());
  }

  private String tagged(JsonValue value, JsonValue language) throws ProblemException {
    if (!(value instanceof JsonString text
        && language instanceof JsonString tag
        && NQuads.isLanguage(tag.value()))) {
      throw loss(place(Optional.of(language)), "must be text with a language tag in lower case");
    }
    return NQuads.tagged(text.value(), tag.value());
  }

  /** What JSON-LD could not make an absolute IRI of stays as it was. */
  private String reference(JsonValue value) throws ProblemException {
    if (!(value instanceof JsonString text && NQuads.isIri(text.value()))) {
      throw loss(
          place(Optional.of(value)),
          "an identifier or type that is no absolute IRI would not be signed");
    }
    return NQuads.iri(text.value());
  }

  private Pointer place(Optional<JsonValue> value) {
    return value.map(whereabouts::ofValue).orElse(Pointer.ROOT);
  }

  private String blank() {
    return "_:b" + blanks++;
  }

  private void state(Quad quad) throws ProblemException {
    if (!quads.add(quad)) {
      throw loss(Pointer.ROOT, "the same value stands twice in a list and would be signed once");
    }
  }

  private static void only(JsonObject value, Set<String> members) throws ProblemException {
    if (!members.containsAll(value.names())) {
      throw loss(Pointer.ROOT, "a value has a property that would not be signed");
    }
  }

  private static ProblemException loss(Pointer place, String detail) {
    return new ProblemException(ProblemType.DATA_LOSS_DETECTION_ERROR, place, detail);
  }
}
