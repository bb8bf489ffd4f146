package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private static final byte[] TYPE = Word.predicate(Rdf.TYPE);

  private final PlainDataset dataset = new PlainDataset();
  private final Contexts contexts;
  private Set<String> described = new HashSet<>();

  private CompiledStatements(Contexts contexts) {
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
   * @param document in compact form: {@link CompactForm} was asked
   * @param contexts those that it names
   */
  static Optional<PlainDataset> of(JsonObject document, Contexts contexts) {
    var statements = new CompiledStatements(contexts);
    try {
      var unused = statements.node(document, CompiledContext.EMPTY);
      var dataset = statements.dataset;
      return dataset.size() == 0 || dataset.hasRepetition()
          ? Optional.empty()
          : Optional.of(dataset);
    } catch (Declined e) {
      return Optional.empty();
    }
  }

  private PlainDataset.Node node(JsonObject node, CompiledContext around) throws Declined {
    var own = node.get("@context");
    var before = own.isPresent() ? named(own.get(), around) : around;
    var active = before;
    var types = types(node, before);
    for (var type : sorted(types)) {
      var word = before.word(type);
      if (word != null) {
        active = active.within(word).orElseThrow(Declined::new);
      }
    }
    var id = id(node, active);
    int others = node.size() - (id == null ? 0 : 1) - (own.isPresent() ? 1 : 0);
    if (others == 0 && id == null || others > 0 && id != null && !described.add(id)) {
      throw new Declined();
    }
    var subject = id == null ? dataset.nameless() : dataset.named(reference(id));
    for (var type : types) {
      term(type, before, dataset.begin(TYPE));
      dataset.end(subject);
    }
    for (var member : node.members().entrySet()) {
      if (!member.getKey().equals("@context")) {
        property(subject, member.getKey(), member.getValue(), active);
      }
    }
    return subject;
  }

  /** Contexts are named where none is in force; and where they are in force already, once more. */
  private CompiledContext named(JsonValue own, CompiledContext around) throws Declined {
    var root = CompiledContexts.of(strings(JsonArray.itemsOf(own)), contexts).root();
    if (root.isPresent() && (around.isEmpty() || around == root.get())) {
      return root.get();
    }
    throw new Declined();
  }

  private static List<String> types(JsonObject node, CompiledContext context) throws Declined {
    List<String> types = null;
    for (var member : node.members().entrySet()) {
      var word = context.word(member.getKey());
      if (word != null && word.kind() == Kind.TYPE) {
        if (types != null) {
          throw new Declined();
        }
        types = strings(JsonArray.itemsOf(member.getValue()));
      }
    }
    return types == null ? List.of() : types;
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
    String id = null;
    for (var member : node.members().entrySet()) {
      var word = context.word(member.getKey());
      if (word != null && word.kind() == Kind.ID) {
        if (id != null || !(member.getValue() instanceof JsonString text)) {
          throw new Declined();
        }
        id = text.value();
      }
    }
    return id;
  }

  private void property(
      PlainDataset.Node subject, String name, JsonValue value, CompiledContext active)
      throws Declined {
    var word = active.word(name);
    if (word == null || word.kind() == Kind.OTHER) {
      throw new Declined();
    }
    if (word.kind() == Kind.ID || word.kind() == Kind.TYPE) {
      return;
    }
    if (word.kind() == Kind.GRAPH) {
      for (var item : JsonArray.itemsOf(value)) {
        graph(subject, word, item, active);
      }
    } else if (word.kind() == Kind.JSON) {
      json(subject, word, value);
    } else if (value instanceof JsonArray array) {
      for (var item : array.items()) {
        state(subject, name, word, item, active);
      }
    } else {
      state(subject, name, word, value, active);
    }
  }

  /** JSON-LD 1.1 Processing Algorithms §5.1.2, step 13.12, and §7.4.3. */
  private void graph(PlainDataset.Node subject, Word word, JsonValue value, CompiledContext active)
      throws Declined {
    if (!(value instanceof JsonObject object) || object.has("@value")) {
      throw new Declined();
    }
    var outside = described;
    described = new HashSet<>();
    var graph = dataset.beginGraph();
    int before = dataset.size();
    var unused = node(object, inside(object, word, active));
    if (dataset.size() == before) {
      throw new Declined();
    }
    dataset.endGraph(graph);
    described = outside;
    dataset.state(subject, word.predicate(), graph);
  }

  private void json(PlainDataset.Node subject, Word word, JsonValue value) throws Declined {
    if (value == JsonNull.NULL) {
      throw new Declined();
    }
    var text = new String(Jcs.canonicalize(value), UTF_8);
    dataset.begin(word.predicate()).put(NQuads.literal(text, Rdf.JSON));
    dataset.end(subject);
  }

  private void state(
      PlainDataset.Node subject, String name, Word word, JsonValue value, CompiledContext active)
      throws Declined {
    if (value instanceof JsonObject object && !object.has("@value")) {
      dataset.state(subject, word.predicate(), node(object, inside(object, word, active)));
      return;
    }
    var out = dataset.begin(word.predicate());
    if (value instanceof JsonObject object) {
      out.put(tagged(object));
    } else {
      // a member's own context may say anew what the member is
      var beside = active.beside(word).orElseThrow(Declined::new);
      var anew = beside.word(name);
      if (anew == null) {
        throw new Declined();
      }
      if (value instanceof JsonString text) {
        text(text.value(), anew, beside, out);
      } else {
        literal(value, anew, out);
      }
    }
    dataset.end(subject);
  }

  private static void literal(JsonValue value, Word word, LineBytes out) throws Declined {
    if (word.kind() != Kind.PLAIN && word.kind() != Kind.TYPED) {
      throw new Declined();
    }
    if (value instanceof JsonBoolean) {
      var text = value.equals(JsonBoolean.TRUE) ? "true" : "false";
      out.put(NQuads.literal(text, word.datatype().orElse(Rdf.BOOLEAN)));
      return;
    }
    if (!(value instanceof JsonNumber number)) {
      throw new Declined();
    }
    var exact = LexicalNumber.of(number, word.datatype()).orElseThrow(Declined::new);
    out.put(NQuads.literal(exact.text(), exact.datatype()));
  }

  /** JSON-LD 1.1 Processing Algorithms §5.1.2, steps 7 and 8: a mere reference leaves no scope. */
  private static CompiledContext inside(JsonObject object, Word word, CompiledContext active)
      throws Declined {
    boolean isReference = object.size() == 1 && id(object, active) != null;
    var left = isReference ? active : active.leavingTypes();
    return left.under(word).orElseThrow(Declined::new);
  }

  private static void text(String text, Word word, CompiledContext active, LineBytes out)
      throws Declined {
    switch (word.kind()) {
      case PLAIN, TYPED -> out.putQuoted(text).put(word.datatypeSuffix());
      case REFERENCE -> out.put('<').put(reference(text)).put('>');
      case TERM -> term(text, active, out);
      case ID, TYPE, JSON, GRAPH, OTHER -> throw new Declined();
    }
  }

  private static String tagged(JsonObject object) throws Declined {
    var language = object.string("@language").filter(NQuads::isLanguage);
    var text = object.string("@value");
    if (text.isEmpty() || language.isEmpty() || object.size() != 2) {
      throw new Declined();
    }
    return NQuads.tagged(text.get(), language.get());
  }

  /** Writes the IRI that {@code name} stands for as a type or a word. */
  private static void term(String name, CompiledContext context, LineBytes out) throws Declined {
    var word = context.word(name);
    if (word == null) {
      out.put('<').put(reference(name)).put('>');
      return;
    }
    if (word.kind() == Kind.ID || word.kind() == Kind.TYPE || word.kind() == Kind.OTHER) {
      throw new Declined();
    }
    out.put('<').put(word.iri()).put('>');
  }

  private static String reference(String text) throws Declined {
    if (!NQuads.isIri(text)) {
      throw new Declined();
    }
    return text;
  }
}
