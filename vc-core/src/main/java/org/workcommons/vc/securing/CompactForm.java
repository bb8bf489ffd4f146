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
    new CompactForm(terms).members(document);
  }

  /** What is wrong is told from here; whoever looks further out knows where this stands. */
  private void members(JsonObject object) throws ProblemException {
    for (var member : object.members().entrySet()) {
      if (!member.getKey().equals("@context")) {
        try {
          member(member.getKey(), member.getValue());
        } catch (ProblemException e) {
          throw e.under(Pointer.ROOT.at(member.getKey()));
        }
      }
    }
  }

  private void member(String called, JsonValue value) throws ProblemException {
    var name = name(called);
    if (!name.isJson()) {
      value(value);
    }
    if (name.isReference()) {
      references(value);
    }
    if (called.equals("type")) {
      types(value);
    }
  }

  private Terms.Name name(String name) throws ProblemException {
    if (name.startsWith("@") || name.indexOf(':') >= 0) {
      throw loss("a member must be called by its term, not by a keyword or an IRI");
    }
    return terms
        .name(name)
        .orElseThrow(() -> loss("a member that no context defines would not be signed"));
  }

  private void value(JsonValue value) throws ProblemException {
    if (value instanceof JsonArray array) {
      items(array);
    } else if (value instanceof JsonObject object) {
      if (object.has("@value")) {
        text(object);
      } else {
        members(object);
      }
    } else if (value == JsonNull.NULL) {
      throw loss("null would not be signed");
    } else if (value instanceof JsonString text && terms.isAbbreviated(text.value())) {
      throw loss("an abbreviated IRI is not accepted");
    }
  }

  private void items(JsonArray array) throws ProblemException {
    if (array.items().isEmpty()) {
      throw loss("an empty list would not be signed");
    }
    for (int i = 0; i < array.items().size(); i++) {
      try {
        var item = array.items().get(i);
        if (item instanceof JsonArray) {
          throw loss("a list directly inside a list would lose its bounds");
        }
        value(item);
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(i));
      }
    }
  }

  /** VCDM 2.0 §11.1: text with its language. A context's own datatypes need no such object. */
  private static void text(JsonObject object) throws ProblemException {
    for (var name : object.names()) {
      if (!TEXT_MEMBERS.contains(name)) {
        throw loss(name, "text may have a language and nothing else");
      }
    }
    if (object.string("@value").isEmpty()) {
      throw loss("@value", "must be a string");
    }
    if (object.has("@direction")) {
      throw loss("@direction", "the direction of text would not be signed");
    }
    if (!object.has("@language")) {
      throw loss("text without a language must be written as a string");
    }
    if (object.string("@language").filter(NQuads::isLanguage).isEmpty()) {
      throw loss("@language", "must be a language tag in lower case");
    }
  }

  /** JSON-LD 1.1 §4.1.1: what looks like a keyword is no IRI, and is dropped. */
  private static void references(JsonValue value) throws ProblemException {
    var items = JsonArray.itemsOf(value);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof JsonString text
          && text.value().startsWith("@")
          && KEYWORD.matcher(text.value()).matches()) {
        throw loss("what has the form of a keyword would not be signed").under(item(value, i));
      }
    }
  }

  private void types(JsonValue value) throws ProblemException {
    var items = JsonArray.itemsOf(value);
    for (int i = 0; i < items.size(); i++) {
      try {
        type(items.get(i));
      } catch (ProblemException e) {
        throw e.under(item(value, i));
      }
    }
  }

  private void type(JsonValue item) throws ProblemException {
    if (!(item instanceof JsonString type)) {
      throw loss("a type must be a string");
    }
    if (type.value().indexOf(':') < 0) {
      if (terms.isUndefined(type.value())) {
        throw loss("a type that no context defines would not be signed");
      }
    } else if (terms.hasWordFor(type.value())) {
      throw loss("a type must be called by its term where it has one");
    }
  }

  /** Where an item of {@code value} stands: at its place if it is a list, otherwise here. */
  private static Pointer item(JsonValue value, int i) {
    return value instanceof JsonArray ? Pointer.ROOT.at(i) : Pointer.ROOT;
  }

  private static ProblemException loss(String detail) {
    return new ProblemException(ProblemType.DATA_LOSS_DETECTION_ERROR, Pointer.ROOT, detail);
  }

  private static ProblemException loss(String member, String detail) {
    return loss(detail).under(Pointer.ROOT.at(member));
  }
}
