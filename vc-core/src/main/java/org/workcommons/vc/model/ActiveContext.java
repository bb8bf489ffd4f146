package org.workcommons.vc.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The terms that a document's contexts define, as far as types and redefinitions go: VCDM 2.0 §4.3
 * and §4.5. Not a JSON-LD processor; it answers two questions without one.
 */
final class ActiveContext {
  private final Contexts contexts;
  private final Map<String, JsonValue> terms = new LinkedHashMap<>();
  private final Map<String, JsonValue> protectedTerms = new LinkedHashMap<>();

  /** Of the terms that documents used as types, whether each is mapped to a URL. */
  private final Map<String, Boolean> mapped = new ConcurrentHashMap<>();

  private boolean definesEverything;

  private ActiveContext(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * {@return what {@code context}, the value of {@code @context}, defines; the URLs in it are
   * looked up in {@code contexts}}
   */
  static ActiveContext of(JsonArray context, Pointer pointer, Contexts contexts)
      throws ProblemException {
    var active = new ActiveContext(contexts);
    int i = 0;
    for (var entry : context.items()) {
      active.add(entry, pointer.at(i++));
    }
    return active;
  }

  /** {@return whether {@code type} is a URL, or a term that the contexts map to one} */
  boolean mapsType(String type) {
    var known = mapped.get(type);
    if (known != null) {
      return known;
    }
    var definition = terms.get(type);
    if (definition == null) {
      return definesEverything || Url.isUrl(type);
    }
    boolean isMapped = Url.isUrl(iri(definition));
    mapped.put(type, isMapped);
    return isMapped;
  }

  /** {@return the URL that the contexts map {@code type} to, or {@code type} itself} */
  String expanded(String type) {
    var definition = terms.get(type);
    return definition == null || !Url.isUrl(iri(definition)) ? type : iri(definition);
  }

  private void add(JsonValue entry, Pointer pointer) throws ProblemException {
    if (entry instanceof JsonString url) {
      var known = contexts.definitions(url.value());
      if (known.isEmpty()) {
        Url.require(url.value(), pointer);
      }
      // an unknown context may define anything; whether it is acceptable is asked elsewhere
      definesEverything |= known.isEmpty();
      if (known.isPresent()) {
        define(known.get(), pointer);
      }
    } else if (entry instanceof JsonObject inline) {
      define(inline, pointer);
    } else {
      throw malformed(pointer, "must be a URL or an object");
    }
  }

  private void define(JsonObject definitions, Pointer pointer) throws ProblemException {
    boolean isProtected =
        definitions.get("@protected").filter(JsonBoolean.TRUE::equals).isPresent();
    for (var definition : definitions.members().entrySet()) {
      var term = definition.getKey();
      if (term.startsWith("@")) {
        continue;
      }
      var earlier = protectedTerms.get(term);
      if (earlier != null && !earlier.equals(definition.getValue())) {
        throw malformed(pointer.at(term), "a protected term must not be defined again");
      }
      terms.put(term, definition.getValue());
      if (isProtected) {
        protectedTerms.put(term, definition.getValue());
      }
    }
    definesEverything |=
        definitions.get("@vocab").filter(vocab -> vocab != JsonNull.NULL).isPresent();
  }

  private static String iri(JsonValue definition) {
    if (definition instanceof JsonString iri) {
      return iri.value();
    }
    return definition instanceof JsonObject object ? object.string("@id").orElse("") : "";
  }

  private static ProblemException malformed(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail);
  }
}
