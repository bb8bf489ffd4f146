package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The contexts that a document names: of its own, of the credentials that it presents and of the
 * proofs of either, which are documents of their own. Anywhere else a context could give signed
 * words another meaning, and is refused. VC Data Integrity 1.0 §4.6.
 */
final class NamedContexts {
  /** Where a document inside a document stands. */
  private static final Pattern OWN_DOCUMENT =
      Pattern.compile("(/verifiableCredential(/\\d+)?)?(/proof(/\\d+)?)?");

  private final Contexts contexts;
  private final List<String> own;

  /** Those that documents inside name, which hardly any document has. */
  private Set<String> inside = Set.of();

  private NamedContexts(JsonObject document, Contexts contexts) throws ProblemException {
    this.contexts = contexts;
    this.own = urls(document, Pointer.ROOT);
  }

  /** {@return the contexts that {@code document} names, each one of {@code contexts}} */
  static NamedContexts in(JsonObject document, Contexts contexts) throws ProblemException {
    var named = new NamedContexts(document, contexts);
    for (int i = 0; i < document.size(); i++) {
      if (!document.name(i).equals("@context") && Contexts.isNamedIn(document.value(i))) {
        named.look(document.value(i), Pointer.ROOT.at(document.name(i)));
      }
    }
    return named;
  }

  /** {@return the URLs of the document's own contexts, in order} */
  List<String> own() {
    return own;
  }

  /** {@return the URLs of all contexts in the document} */
  Set<String> all() {
    var all = new LinkedHashSet<>(own);
    all.addAll(inside);
    return all;
  }

  /** {@return whether nothing in the document names other contexts than its own} */
  boolean areSimple() {
    return own.containsAll(inside);
  }

  private void look(JsonValue value, Pointer pointer) throws ProblemException {
    if (value instanceof JsonObject object) {
      for (var member : object.members().entrySet()) {
        if (!member.getKey().equals("@context")) {
          look(member.getValue(), pointer.at(member.getKey()));
        } else if (OWN_DOCUMENT.matcher(pointer.value()).matches()) {
          inside(urls(object, pointer));
        } else {
          throw unknown(pointer.at("@context"), "a context inside a document is not accepted");
        }
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        look(array.items().get(i), pointer.at(i));
      }
    }
  }

  private void inside(List<String> urls) {
    if (inside.isEmpty()) {
      inside = new LinkedHashSet<>();
    }
    inside.addAll(urls);
  }

  private List<String> urls(JsonObject object, Pointer pointer) throws ProblemException {
    var place = pointer.at("@context");
    var urls = new ArrayList<String>();
    for (var item : JsonArray.itemsOf(object.get("@context").orElse(JsonArray.of()))) {
      if (!(item instanceof JsonString url && contexts.carries(url.value()))) {
        throw unknown(place.at(urls.size()), "not a context that this library carries");
      }
      // an ordered set, VCDM 2.0 §4.3; and every one of them is processed where it stands
      if (urls.contains(url.value())) {
        throw unknown(place.at(urls.size()), "a context that was named before");
      }
      urls.add(url.value());
    }
    if (urls.isEmpty()) {
      throw unknown(place, "must name at least one context");
    }
    return List.copyOf(urls);
  }

  private static ProblemException unknown(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.UNKNOWN_CONTEXT, pointer, detail);
  }
}
