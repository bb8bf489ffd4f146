package org.workcommons.vc.securing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.securing.Word.Kind;

/**
 * Reads the term definitions of one context. JSON-LD 1.1 Processing Algorithms §4.2.
 *
 * @param definitions the context
 * @param before the words that were defined before it
 */
record Definitions(JsonObject definitions, Map<String, Word> before) {
  private static final Set<String> READ =
      Set.of("@id", "@type", "@container", "@context", "@protected");

  private static final JsonValue GRAPH = new JsonString("@graph");
  private static final Set<JsonValue> PLAIN_CONTAINERS = Set.of(new JsonString("@set"), GRAPH);

  /** RFC 3986 §2.2: an IRI that ends with one of these may stand for what a prefix stands for. */
  private static final String GENERIC_DELIMITERS = ":/?#[]@";

  /** More prefixes that are made of prefixes than any context has. */
  private static final int MOST_PREFIXES = 8;

  /** {@return what {@code name} means, which is defined as {@code definition}} */
  Word word(String name, JsonValue definition) {
    return word(definition, 0);
  }

  private Word word(JsonValue definition, int depth) {
    boolean isProtected = isProtected(definition);
    var other = Word.other(definition, isProtected);
    if (definition instanceof JsonString simple) {
      var word = named(simple.value(), definition, isProtected, depth);
      boolean isPrefix =
          word.kind() == Kind.PLAIN
              && GENERIC_DELIMITERS.indexOf(word.iri().charAt(word.iri().length() - 1)) >= 0;
      return isPrefix ? word.asPrefix() : word;
    }
    if (!(definition instanceof JsonObject object)
        || !READ.containsAll(object.names())
        || !hasPlainContainer(object)) {
      return other;
    }
    var word =
        object.string("@id").map(id -> named(id, definition, isProtected, depth)).orElse(other);
    if (word.kind() != Kind.PLAIN) {
      return object.names().size() == 1 ? word : other;
    }
    var typed = object.has("@type") ? typed(word, object, depth) : word;
    var held = isGraph(object) ? graph(typed) : typed;
    return object.get("@context").map(held::withScope).orElse(held);
  }

  private boolean isProtected(JsonValue definition) {
    var own =
        definition instanceof JsonObject object
            ? object.get("@protected")
            : Optional.<JsonValue>empty();
    return own.or(() -> definitions.get("@protected")).equals(Optional.of(JsonBoolean.TRUE));
  }

  private Word named(String id, JsonValue definition, boolean isProtected, int depth) {
    if (id.equals("@id") || id.equals("@type")) {
      var kind = id.equals("@id") ? Kind.ID : Kind.TYPE;
      return Word.of(kind, "", definition, isProtected);
    }
    return iri(id, depth)
        .map(iri -> Word.of(Kind.PLAIN, iri, definition, isProtected))
        .orElseGet(() -> Word.other(definition, isProtected));
  }

  private Word typed(Word word, JsonObject definition, int depth) {
    var type = definition.string("@type").orElse("");
    var other = Word.other(definition, word.isProtected());
    return switch (type) {
      case "@id" -> Word.of(Kind.REFERENCE, word.iri(), definition, word.isProtected());
      case "@vocab" -> Word.of(Kind.TERM, word.iri(), definition, word.isProtected());
      case "@json" ->
          definition.has("@container") || definition.has("@context")
              ? other
              : Word.of(Kind.JSON, word.iri(), definition, word.isProtected());
      default -> iri(type, depth).map(word::withDatatype).orElse(other);
    };
  }

  /** A set may be written as one item, and an item as a set: there is nothing to tell apart. */
  private static boolean hasPlainContainer(JsonObject definition) {
    return PLAIN_CONTAINERS.containsAll(containers(definition));
  }

  private static boolean isGraph(JsonObject definition) {
    return containers(definition).contains(GRAPH);
  }

  private static List<JsonValue> containers(JsonObject definition) {
    return JsonArray.itemsOf(definition.get("@container").orElse(JsonArray.of()));
  }

  private static Word graph(Word typed) {
    return typed.kind() == Kind.PLAIN || typed.kind() == Kind.REFERENCE
        ? Word.of(Kind.GRAPH, typed.iri(), typed.definition(), typed.isProtected())
        : Word.other(typed.definition(), typed.isProtected());
  }

  /** {@return {@code id} as an absolute IRI, empty where only a vocabulary could make it one} */
  private Optional<String> iri(String id, int depth) {
    int colon = id.indexOf(':');
    if (colon < 1 || depth > MOST_PREFIXES) {
      return Optional.empty();
    }
    var whole = id;
    if (!id.startsWith("//", colon + 1)) {
      var prefix = prefix(id.substring(0, colon), depth);
      if (prefix.isPresent() && prefix.get().kind() == Kind.OTHER) {
        return Optional.empty();
      }
      if (prefix.isPresent() && prefix.get().isPrefix()) {
        whole = prefix.get().iri() + id.substring(colon + 1);
      }
    }
    return Optional.of(whole).filter(NQuads::isIri);
  }

  private Optional<Word> prefix(String name, int depth) {
    return definitions
        .get(name)
        .map(definition -> word(definition, depth + 1))
        .or(() -> Optional.ofNullable(before.get(name)));
  }
}
