package org.workcommons.vc.securing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;

/**
 * The words of some contexts, whatever the scope that they are defined in. Not what a word means at
 * one place of a document, but enough to say of many that they mean nothing at any.
 */
final class Terms {
  /** JSON-LD 1.1 §4.1.5, simple terms that may stand before a colon. */
  private static final Pattern PREFIX_IRI = Pattern.compile("[^@].*[:/?#\\[\\]@]");

  private static final Set<String> REFERENCE = Set.of("@id", "@vocab");
  private static final Set<String> ALIASED = Set.of("@id", "@type");

  /** What is known of one name, so that it is looked up once. */
  static final class Name {
    private boolean isJson;
    private boolean isOtherThanJson;
    private boolean isReference;

    /** {@return whether what stands under it is JSON for its own sake, wherever it stands} */
    boolean isJson() {
      return isJson && !isOtherThanJson;
    }

    /** {@return whether what stands under it is an IRI or a term, in some place} */
    boolean isReference() {
      return isReference;
    }
  }

  private static final int ASCII = 0x80;

  private static final Name ANY = new Name();

  private final Map<String, Name> names = new HashMap<>();
  private final Set<String> iris = new HashSet<>();
  private final Set<String> prefixes = new HashSet<>();

  /** Which characters of ASCII prefixes start with: most texts start with none of them. */
  private final boolean[] prefixStarts = new boolean[ASCII];

  private int longestPrefix;
  private boolean open;

  private Terms() {}

  /** {@return the words of those of {@code contexts} that are called {@code urls}} */
  static Terms of(Collection<String> urls, Contexts contexts) {
    var terms = new Terms();
    urls.forEach(url -> contexts.definitions(url).ifPresent(terms::add));
    return terms;
  }

  /** {@return whether {@code name} is not defined anywhere} */
  boolean isUndefined(String name) {
    return !open && !names.containsKey(name);
  }

  /** {@return what is known of {@code name}, empty if it is not defined anywhere} */
  Optional<Name> name(String name) {
    var known = names.get(name);
    return known == null && open ? Optional.of(ANY) : Optional.ofNullable(known);
  }

  /** {@return whether there is a word for {@code iri}} */
  boolean hasWordFor(String iri) {
    return iris.contains(iri);
  }

  /** {@return whether {@code text} is an abbreviation of a longer IRI} */
  boolean isAbbreviated(String text) {
    if (text.isEmpty() || !mayStartPrefix(text.charAt(0))) {
      return false;
    }
    int colon = text.indexOf(':', 1);
    return colon > 0
        && colon <= longestPrefix
        && !text.startsWith("//", colon + 1)
        && prefixes.contains(text.substring(0, colon));
  }

  private boolean mayStartPrefix(char c) {
    return c >= ASCII || prefixStarts[c];
  }

  private void add(JsonValue context) {
    for (var item : JsonArray.itemsOf(context)) {
      if (item instanceof JsonObject definitions) {
        definitions.members().forEach(this::define);
      }
    }
  }

  private void define(String name, JsonValue definition) {
    if (name.startsWith("@")) {
      open |= name.equals("@vocab") && definition != JsonNull.NULL;
      return;
    }
    var known = names.computeIfAbsent(name, first -> new Name());
    if (definition instanceof JsonObject object) {
      define(name, known, object);
    } else {
      known.isOtherThanJson = true;
      iri(name, definition, definition);
    }
  }

  private void define(String name, Name known, JsonObject definition) {
    boolean isJson = definition.string("@type").filter("@json"::equals).isPresent();
    known.isJson |= isJson;
    known.isOtherThanJson |= !isJson;
    known.isReference |= definition.string("@type").filter(REFERENCE::contains).isPresent();
    definition.get("@id").ifPresent(iri -> iri(name, iri, JsonNull.NULL));
    if (definition.get("@prefix").filter(JsonBoolean.TRUE::equals).isPresent()) {
      prefix(name);
    }
    definition.get("@context").ifPresent(this::add);
  }

  private void prefix(String name) {
    prefixes.add(name);
    if (!name.isEmpty() && name.charAt(0) < ASCII) {
      prefixStarts[name.charAt(0)] = true;
    }
    longestPrefix = Math.max(longestPrefix, name.length());
  }

  private void iri(String name, JsonValue iri, JsonValue simple) {
    if (iri instanceof JsonString text) {
      iris.add(text.value());
      if (ALIASED.contains(text.value())) {
        names.computeIfAbsent(name, first -> new Name()).isReference = true;
      }
    }
    if (simple instanceof JsonString text && PREFIX_IRI.matcher(text.value()).matches()) {
      prefix(name);
    }
  }
}
