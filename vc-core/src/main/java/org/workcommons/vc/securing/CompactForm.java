package org.workcommons.vc.securing;

import java.util.Set;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Whether a document is written the one way that this library reads. Many JSON texts say the same
 * in RDF, so a signature over the RDF alone would let a stranger rewrite the JSON: a member under
 * the IRI of its term, a type by its IRI, an abbreviated identifier. And what RDF has no place for,
 * a stranger could add. Both are refused. VCDM 2.0 §1.4 and §4.3, VC Data Integrity 1.0 §4.6.
 */
final class CompactForm {
  private static final Set<String> TEXT_MEMBERS = Set.of("@value", "@language", "@direction");

  private static final Pattern KEYWORD = Pattern.compile("@[A-Za-z]+");

  private final Terms terms;

  private CompactForm(Terms terms) {
    this.terms = terms;
  }

  /** Refuses {@code document} if anything in it is lost or means more than it shows. */
  static void require(JsonObject document, Terms terms) throws ProblemException {
    new CompactForm(terms).members(document, Pointer.ROOT);
  }

  private void members(JsonObject object, Pointer pointer) throws ProblemException {
    for (var member : object.members().entrySet()) {
      var place = pointer.at(member.getKey());
      if (!member.getKey().equals("@context")) {
        name(member.getKey(), place);
        if (!terms.isJson(member.getKey())) {
          value(member.getValue(), place);
        }
        if (terms.isReference(member.getKey())) {
          references(member.getValue(), place);
        }
        if (member.getKey().equals("type")) {
          types(member.getValue(), place);
        }
      }
    }
  }

  private void name(String name, Pointer place) throws ProblemException {
    if (name.startsWith("@") || name.indexOf(':') >= 0) {
      throw loss(place, "a member must be called by its term, not by a keyword or an IRI");
    }
    if (terms.isUndefined(name)) {
      throw loss(place, "a member that no context defines would not be signed");
    }
  }

  private void value(JsonValue value, Pointer place) throws ProblemException {
    if (value instanceof JsonArray array) {
      items(array, place);
    } else if (value instanceof JsonObject object) {
      if (object.has("@value")) {
        text(object, place);
      } else {
        members(object, place);
      }
    } else if (value == JsonNull.NULL) {
      throw loss(place, "null would not be signed");
    } else if (value instanceof JsonString text && terms.isAbbreviated(text.value())) {
      throw loss(place, "an abbreviated IRI is not accepted");
    }
  }

  private void items(JsonArray array, Pointer place) throws ProblemException {
    if (array.items().isEmpty()) {
      throw loss(place, "an empty list would not be signed");
    }
    for (int i = 0; i < array.items().size(); i++) {
      var item = array.items().get(i);
      if (item instanceof JsonArray) {
        throw loss(place.at(i), "a list directly inside a list would lose its bounds");
      }
      value(item, place.at(i));
    }
  }

  /** VCDM 2.0 §11.1: text with its language. A context's own datatypes need no such object. */
  private static void text(JsonObject object, Pointer place) throws ProblemException {
    for (var name : object.names()) {
      if (!TEXT_MEMBERS.contains(name)) {
        throw loss(place.at(name), "text may have a language and nothing else");
      }
    }
    if (object.string("@value").isEmpty()) {
      throw loss(place.at("@value"), "must be a string");
    }
    if (object.has("@direction")) {
      throw loss(place.at("@direction"), "the direction of text would not be signed");
    }
    if (!object.has("@language")) {
      throw loss(place, "text without a language must be written as a string");
    }
    if (object.string("@language").filter(NQuads::isLanguage).isEmpty()) {
      throw loss(place.at("@language"), "must be a language tag in lower case");
    }
  }

  /** JSON-LD 1.1 §4.1.1: what looks like a keyword is no IRI, and is dropped. */
  private static void references(JsonValue value, Pointer place) throws ProblemException {
    var items = JsonArray.itemsOf(value);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof JsonString text && KEYWORD.matcher(text.value()).matches()) {
        var at = value instanceof JsonArray ? place.at(i) : place;
        throw loss(at, "what has the form of a keyword would not be signed");
      }
    }
  }

  private void types(JsonValue value, Pointer place) throws ProblemException {
    var items = JsonArray.itemsOf(value);
    for (int i = 0; i < items.size(); i++) {
      var at = value instanceof JsonArray ? place.at(i) : place;
      if (!(items.get(i) instanceof JsonString type)) {
        throw loss(at, "a type must be a string");
      }
      if (type.value().indexOf(':') < 0 && terms.isUndefined(type.value())) {
        throw loss(at, "a type that no context defines would not be signed");
      }
      if (type.value().indexOf(':') >= 0 && terms.hasWordFor(type.value())) {
        throw loss(at, "a type must be called by its term where it has one");
      }
    }
  }

  private static ProblemException loss(Pointer place, String detail) {
    return new ProblemException(ProblemType.DATA_LOSS_DETECTION_ERROR, place, detail);
  }
}
