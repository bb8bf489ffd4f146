package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.securing.Word.Kind;

/**
 * The RDF statements of a document by compiled contexts, in one walk: what {@link Vocabulary} and
 * {@link Statements} make of it too, in a twentieth of the time. Whatever is not plain is declined,
 * and whatever is wrong as well: so those two decide of all else, and say why.
 */
final class CompiledStatements {
  private static final byte[] BOOLEAN = Word.suffix(Rdf.BOOLEAN);
  private static final byte[] INTEGER = Word.suffix(Rdf.INTEGER);
  private static final byte[] DOUBLE = Word.suffix(Rdf.DOUBLE);
  private static final byte[] JSON = Word.suffix(Rdf.JSON);

  private final PlainDataset dataset = new PlainDataset();
  private final Terms terms;
  private final Contexts contexts;

  /** Of those things in the graph at hand of which something is said. */
  private Set<String> ids = new HashSet<>();

  /** The things in the graph at hand, in the order in which they were met. */
  private List<Thing> begun = new ArrayList<>();

  private CompiledStatements(Terms terms, Contexts contexts) {
    this.terms = terms;
    this.contexts = contexts;
  }

  /** Thrown where a document is not plain. Nobody sees it, so it says nothing. */
  private static final class Declined extends Exception {
    private static final long serialVersionUID = 1;

    Declined() {
      super(null, null, false, false);
    }
  }

  /**
   * {@return what {@code document} says, empty if it is not plain}
   *
   * @param own the contexts that it names for itself, compiled
   * @param terms the words of all contexts in it: what {@link CompactForm} refuses is not plain
   * @param contexts those that it may name
   */
  static Optional<PlainDataset> of(
      JsonObject document, CompiledContexts own, Terms terms, Contexts contexts) {
    var statements = new CompiledStatements(terms, contexts);
    try {
      var unused = statements.described(document, own.root().orElseThrow(Declined::new));
      var dataset = statements.dataset;
      if (dataset.size() > 0 && !dataset.hasRepetition()) {
        return Optional.of(dataset);
      }
    } catch (Declined e) {
      // that it is not plain is all that there is to say
    }
    statements.dataset.close();
    return Optional.empty();
  }

  /**
   * Something that was begun: what is said of it is stated later, so that whatever is inside
   * something else is met in a loop, however deep it is.
   *
   * @param around what is in force around it, by which its types are read
   * @param active what is in force in it
   */
  private record Thing(
      JsonObject node,
      List<String> types,
      CompiledContext around,
      CompiledContext active,
      Shape shape,
      PlainDataset.Node subject) {
    String name(int member) {
      return shape.name(member);
    }

    Word word(int member) {
      return shape.word(member);
    }
  }

  /** {@return {@code node}, after it and all that is inside it in the same graph was described} */
  private PlainDataset.Node described(JsonObject node, CompiledContext around) throws Declined {
    var subject = begun(node, around);
    for (int i = 0; i < begun.size(); i++) {
      describe(begun.get(i));
    }
    return subject;
  }

  private PlainDataset.Node begun(JsonObject node, CompiledContext around) throws Declined {
    var active = around;
    var types = types(node, around);
    for (var type : sorted(types)) {
      var typed = around.typed(type);
      if (active == around) {
        active = typed.within().orElseThrow(Declined::new);
      } else if (typed.word() != null) {
        active = active.within(typed.word()).orElseThrow(Declined::new);
      }
    }
    var id = id(node, active);
    int others = node.size() - (id == null ? 0 : 1) - (node.has("@context") ? 1 : 0);
    if (others == 0 && id == null || others > 0 && id != null && !ids.add(id)) {
      throw new Declined();
    }
    var shape = active.shape(node).orElseThrow(Declined::new);
    var subject = id == null ? dataset.nameless() : dataset.named(identifier(id));
    begun.add(new Thing(node, types, around, active, shape, subject));
    return subject;
  }

  private void describe(Thing thing) throws Declined {
    for (var type : thing.types()) {
      type(type, thing.around(), dataset.begin(Shape.TYPE));
      dataset.end(thing.subject(), Shape.TYPE, thing.shape().typeRank());
    }
    var node = thing.node();
    for (int i = 0; i < node.size(); i++) {
      if (!thing.shape().isContext(i)) {
        property(thing, i, node.value(i));
      }
    }
  }

  /** {@return what is in force around {@code node}, which may name contexts of its own} */
  private CompiledContext around(JsonObject node, CompiledContext context) throws Declined {
    var named = node.get("@context");
    return named.isPresent() ? named(named.get(), context) : context;
  }

  /** Contexts are named where none is in force; and where they are in force already, once more. */
  private CompiledContext named(JsonValue named, CompiledContext around) throws Declined {
    var root = CompiledContexts.of(strings(JsonArray.itemsOf(named)), contexts).root();
    if (root.isPresent() && (around.isEmpty() || around == root.get())) {
      return root.get();
    }
    throw new Declined();
  }

  private static List<String> types(JsonObject node, CompiledContext context) throws Declined {
    var types = only(node, context.typeNames());
    if (types == null) {
      return List.of();
    }
    var items = JsonArray.itemsOf(types);
    if (items.isEmpty()) {
      throw new Declined();
    }
    return strings(items);
  }

  /** {@return the value of the one member that has one of {@code names}, null if none has} */
  private static @Nullable JsonValue only(JsonObject node, List<String> names) throws Declined {
    JsonValue only = null;
    for (int i = 0; i < names.size(); i++) {
      var value = node.get(names.get(i));
      if (value.isPresent() && only != null) {
        throw new Declined();
      }
      only = value.orElse(only);
    }
    return only;
  }

  private static List<String> strings(List<JsonValue> items) throws Declined {
    var strings = new String[items.size()];
    for (int i = 0; i < strings.length; i++) {
      if (!(items.get(i) instanceof JsonString text)) {
        throw new Declined();
      }
      strings[i] = text.value();
    }
    return Arrays.asList(strings);
  }

  private static List<String> sorted(List<String> types) {
    if (types.size() < 2) {
      return types;
    }
    var sorted = types.toArray(String[]::new);
    Arrays.sort(sorted);
    return Arrays.asList(sorted);
  }

  private static @Nullable String id(JsonObject node, CompiledContext context) throws Declined {
    var id = only(node, context.idNames());
    if (id == null) {
      return null;
    }
    if (id instanceof JsonString text) {
      return text.value();
    }
    throw new Declined();
  }

  private void property(Thing thing, int member, JsonValue value) throws Declined {
    switch (thing.word(member).kind()) {
      case ID, TYPE -> {}
      case JSON -> json(thing, member, value);
      case OTHER -> throw new Declined();
      case PLAIN, TYPED, REFERENCE, TERM, GRAPH -> {
        if (value instanceof JsonArray array) {
          items(thing, member, array.items());
        } else {
          item(thing, member, value);
        }
      }
    }
  }

  private void items(Thing thing, int member, List<JsonValue> items) throws Declined {
    if (items.isEmpty()) {
      throw new Declined();
    }
    for (int i = 0; i < items.size(); i++) {
      item(thing, member, items.get(i));
    }
  }

  private void item(Thing thing, int member, JsonValue item) throws Declined {
    if (thing.word(member).kind() == Kind.GRAPH) {
      graph(thing, member, item);
    } else if (!(item instanceof JsonObject object)) {
      value(thing, member, item);
    } else if (object.has("@value")) {
      begin(thing, member).put(tagged(object));
      end(thing, member);
    } else {
      state(thing, member, begun(object, around(object, inside(object, thing, member))));
    }
  }

  private LineBytes begin(Thing thing, int member) {
    return dataset.begin(thing.word(member).predicate());
  }

  private void end(Thing thing, int member) {
    dataset.end(thing.subject(), thing.word(member).predicate(), thing.shape().rank(member));
  }

  private void state(Thing thing, int member, PlainDataset.Node object) {
    dataset.state(
        thing.subject(), thing.word(member).predicate(), thing.shape().rank(member), object);
  }

  /** JSON-LD 1.1 Processing Algorithms §5.1.2, step 13.12, and §7.4.3. */
  private void graph(Thing thing, int member, JsonValue value) throws Declined {
    if (!(value instanceof JsonObject object) || object.has("@value")) {
      throw new Declined();
    }
    var outsideIds = ids;
    var outside = begun;
    ids = new HashSet<>();
    begun = new ArrayList<>();
    var graph = dataset.beginGraph();
    int before = dataset.size();
    var unused = described(object, around(object, inside(object, thing, member)));
    if (dataset.size() == before) {
      throw new Declined();
    }
    dataset.endGraph(graph);
    ids = outsideIds;
    begun = outside;
    state(thing, member, graph);
  }

  private void json(Thing thing, int member, JsonValue value) throws Declined {
    if (value == JsonNull.NULL
        || terms.name(thing.name(member)).filter(Terms.Name::isJson).isEmpty()) {
      throw new Declined();
    }
    var text = new String(Jcs.canonicalize(value), UTF_8);
    begin(thing, member).putQuoted(text).put(JSON);
    end(thing, member);
  }

  /** A member's own context may say anew what the member is. */
  private void value(Thing thing, int member, JsonValue value) throws Declined {
    var beside = thing.active().beside(thing.word(member)).orElseThrow(Declined::new);
    var anew = beside == thing.active() ? thing.word(member) : beside.word(thing.name(member));
    if (anew == null) {
      throw new Declined();
    }
    var out = begin(thing, member);
    if (value instanceof JsonString text) {
      text(text.value(), thing.name(member), anew, beside, out);
    } else {
      literal(value, anew, out);
    }
    end(thing, member);
  }

  private static void literal(JsonValue value, Word word, LineBytes out) throws Declined {
    if (word.kind() != Kind.PLAIN && word.kind() != Kind.TYPED) {
      throw new Declined();
    }
    if (value instanceof JsonBoolean) {
      out.putQuoted(value.equals(JsonBoolean.TRUE) ? "true" : "false")
          .put(word.datatype().isPresent() ? word.datatypeSuffix() : BOOLEAN);
      return;
    }
    if (!(value instanceof JsonNumber number)) {
      throw new Declined();
    }
    var exact = LexicalNumber.of(number, word.datatype()).orElseThrow(Declined::new);
    out.putQuoted(exact.text())
        .put(word.datatype().isPresent() ? word.datatypeSuffix() : suffix(exact.datatype()));
  }

  private static byte[] suffix(String number) {
    return number.equals(Rdf.INTEGER) ? INTEGER : DOUBLE;
  }

  /** JSON-LD 1.1 Processing Algorithms §5.1.2, steps 7 and 8: a mere reference leaves no scope. */
  private static CompiledContext inside(JsonObject object, Thing thing, int member)
      throws Declined {
    boolean isReference = object.size() == 1 && id(object, thing.active()) != null;
    var left = isReference ? thing.active() : thing.active().leavingTypes();
    return left.under(thing.word(member)).orElseThrow(Declined::new);
  }

  private void text(String text, String name, Word word, CompiledContext active, LineBytes out)
      throws Declined {
    if (terms.isAbbreviated(text) || text.startsWith("@") && isReference(name)) {
      throw new Declined();
    }
    switch (word.kind()) {
      case PLAIN, TYPED -> out.putQuoted(text).put(word.datatypeSuffix());
      case REFERENCE -> out.put('<').put(reference(text)).put('>');
      case TERM -> term(text, active.word(text), out);
      case ID, TYPE, JSON, GRAPH, OTHER -> throw new Declined();
    }
  }

  private boolean isReference(String name) {
    return terms.name(name).filter(Terms.Name::isReference).isPresent();
  }

  private static String tagged(JsonObject object) throws Declined {
    var language = object.string("@language").filter(NQuads::isLanguage);
    var text = object.string("@value");
    if (text.isEmpty() || language.isEmpty() || object.size() != 2) {
      throw new Declined();
    }
    return NQuads.tagged(text.get(), language.get());
  }

  private String identifier(String id) throws Declined {
    if (terms.isAbbreviated(id)) {
      throw new Declined();
    }
    return reference(id);
  }

  private void type(String type, CompiledContext context, LineBytes out) throws Declined {
    var word = context.typed(type).word();
    if (terms.isAbbreviated(type) || word == null && terms.hasWordFor(type)) {
      throw new Declined();
    }
    term(type, word, out);
  }

  /** Writes the IRI that {@code name} stands for as a type or a word. */
  private static void term(String name, @Nullable Word word, LineBytes out) throws Declined {
    if (word == null) {
      out.put('<').put(reference(name)).put('>');
      return;
    }
    if (word.kind() == Kind.ID || word.kind() == Kind.TYPE || word.kind() == Kind.OTHER) {
      throw new Declined();
    }
    out.put(word.name());
  }

  private static String reference(String text) throws Declined {
    if (!NQuads.isIri(text)) {
      throw new Declined();
    }
    return text;
  }
}
