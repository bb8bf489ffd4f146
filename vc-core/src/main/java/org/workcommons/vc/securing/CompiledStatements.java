package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import org.workcommons.vc.securing.Word.Kind;

/**
 * The RDF statements of a document by compiled contexts, in one walk: what {@link Vocabulary} and
 * {@link Statements} make of it too, in a twentieth of the time. Whatever is not plain is declined,
 * and whatever is wrong as well: so those two decide of all else, and say why.
 */
final class CompiledStatements {
  private static final Optional<String> DEFAULT_GRAPH = Optional.empty();
  private static final String TYPE = NQuads.iri(Rdf.TYPE);

  private final Set<Quad> quads = new LinkedHashSet<>();
  private final Set<String> described = new HashSet<>();
  private int blanks;

  private CompiledStatements() {}

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
   */
  static Optional<Set<Quad>> of(JsonObject document, CompiledContext context) {
    var statements = new CompiledStatements();
    try {
      var unused = statements.node(document.without("@context"), context);
      return Optional.of(statements.quads).filter(quads -> !quads.isEmpty());
    } catch (Declined e) {
      return Optional.empty();
    }
  }

  private String node(JsonObject node, CompiledContext before) throws Declined {
    var active = before;
    var types = types(node, before);
    for (var type : sorted(types)) {
      var word = before.word(type);
      if (word != null) {
        active = active.within(word).orElseThrow(Declined::new);
      }
    }
    var id = id(node, active);
    var subject = id == null ? "_:b" + blanks++ : reference(id);
    int others = node.names().size() - (id == null ? 0 : 1);
    if (others == 0 && id == null || others > 0 && !described.add(subject)) {
      throw new Declined();
    }
    for (var type : types) {
      state(subject, TYPE, term(type, before));
    }
    for (var member : node.members().entrySet()) {
      property(subject, member.getKey(), member.getValue(), active);
    }
    return subject;
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

  private void property(String subject, String name, JsonValue value, CompiledContext active)
      throws Declined {
    var word = active.word(name);
    if (word == null || word.kind() == Kind.OTHER) {
      throw new Declined();
    }
    if (word.kind() == Kind.ID || word.kind() == Kind.TYPE) {
      return;
    }
    var predicate = NQuads.iri(word.iri());
    if (word.kind() == Kind.JSON) {
      if (value == JsonNull.NULL) {
        throw new Declined();
      }
      var text = new String(Jcs.canonicalize(value), UTF_8);
      state(subject, predicate, NQuads.literal(text, Rdf.JSON));
      return;
    }
    for (var item : JsonArray.itemsOf(value)) {
      state(subject, predicate, object(item, name, word, active));
    }
  }

  private String object(JsonValue value, String name, Word word, CompiledContext active)
      throws Declined {
    if (value instanceof JsonObject object) {
      return object.has("@value") ? tagged(object) : node(object, inside(object, word, active));
    }
    // a member's own context may say anew what the member is
    var beside = active.beside(word).orElseThrow(Declined::new);
    var anew = beside.word(name);
    if (anew == null) {
      throw new Declined();
    }
    return value instanceof JsonString text
        ? text(text.value(), anew, beside)
        : literal(value, anew);
  }

  private static String literal(JsonValue value, Word word) throws Declined {
    if (word.kind() != Kind.PLAIN && word.kind() != Kind.TYPED) {
      throw new Declined();
    }
    if (value instanceof JsonBoolean) {
      var text = value.equals(JsonBoolean.TRUE) ? "true" : "false";
      return NQuads.literal(text, word.datatype().orElse(Rdf.BOOLEAN));
    }
    if (!(value instanceof JsonNumber number)) {
      throw new Declined();
    }
    var exact = LexicalNumber.of(number, word.datatype()).orElseThrow(Declined::new);
    return NQuads.literal(exact.text(), exact.datatype());
  }

  /** JSON-LD 1.1 Processing Algorithms §5.1.2, steps 7 and 8: a mere reference leaves no scope. */
  private static CompiledContext inside(JsonObject object, Word word, CompiledContext active)
      throws Declined {
    boolean isReference = object.names().size() == 1 && id(object, active) != null;
    var left = isReference ? active : active.leavingTypes();
    return left.under(word).orElseThrow(Declined::new);
  }

  private static String text(String text, Word word, CompiledContext active) throws Declined {
    return switch (word.kind()) {
      case PLAIN, TYPED -> NQuads.literal(text, word.datatype().orElse(Rdf.STRING));
      case REFERENCE -> reference(text);
      case TERM -> term(text, active);
      case ID, TYPE, JSON, OTHER -> throw new Declined();
    };
  }

  private static String tagged(JsonObject object) throws Declined {
    var language = object.string("@language").filter(NQuads::isLanguage);
    var text = object.string("@value");
    if (text.isEmpty() || language.isEmpty() || object.names().size() != 2) {
      throw new Declined();
    }
    return NQuads.tagged(text.get(), language.get());
  }

  /** {@return the IRI that {@code name} stands for as a type or a word} */
  private static String term(String name, CompiledContext context) throws Declined {
    var word = context.word(name);
    if (word == null) {
      return reference(name);
    }
    if (word.kind() == Kind.ID || word.kind() == Kind.TYPE || word.kind() == Kind.OTHER) {
      throw new Declined();
    }
    return NQuads.iri(word.iri());
  }

  private static String reference(String text) throws Declined {
    if (!NQuads.isIri(text)) {
      throw new Declined();
    }
    return NQuads.iri(text);
  }

  private void state(String subject, String predicate, String object) throws Declined {
    if (!quads.add(new Quad(subject, predicate, object, DEFAULT_GRAPH))) {
      throw new Declined();
    }
  }
}
