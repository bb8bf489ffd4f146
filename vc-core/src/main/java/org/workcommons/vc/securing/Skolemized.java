package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A document in which every object that has no identifier was given one, so that its parts can be
 * cut out and still speak of the same things. VC Data Integrity ECDSA Cryptosuites 1.0 §3.4.5 to
 * §3.4.9, with one difference: the identifiers are put into the document as it was written, and not
 * into what expanding and compacting would make of it, which moves what pointers point at.
 */
final class Skolemized {
  private static final int RANDOM_BYTES = 16;

  private final RdfForm rdfForm;
  private final Terms terms;
  private final String prefix;
  private final JsonObject document;
  private int count;

  private Skolemized(JsonObject document, RdfForm rdfForm) throws ProblemException {
    this.rdfForm = rdfForm;
    this.terms = rdfForm.terms(document);
    // random, because a document could use an identifier that can be guessed
    this.prefix = "urn:bnid:" + Base64Url.encode(Randomness.bytes(RANDOM_BYTES)) + ":";
    this.document = object(document);
  }

  /** {@return {@code document} with identifiers} */
  static Skolemized of(JsonObject document, RdfForm rdfForm) throws ProblemException {
    return new Skolemized(document, rdfForm);
  }

  /** {@return the document with its new identifiers} */
  JsonObject document() {
    return document;
  }

  /**
   * {@return what {@code part} of the document says, new identifiers turned into blank nodes} One
   * that has other blank nodes is refused: those of a list or a graph have no place in the document
   * that could be given an identifier.
   */
  Set<Quad> statements(JsonObject part) throws ProblemException {
    var statements = new LinkedHashSet<Quad>();
    for (var quad : rdfForm.statements(part)) {
      if (!quad.blanks().isEmpty()) {
        throw new ProblemException(
            ProblemType.PROOF_TRANSFORMATION_ERROR,
            Pointer.ROOT,
            "a list whose order counts, or a graph, can't be disclosed in parts");
      }
      statements.add(quad.mapped(this::deskolemized));
    }
    return statements;
  }

  private String deskolemized(String term) {
    return term.startsWith('<' + prefix)
        ? "_:n" + term.substring(prefix.length() + 1, term.length() - 1)
        : term;
  }

  private JsonObject object(JsonObject object) {
    var identified = JsonObject.builder();
    if (!object.has("id") && !object.has("@value")) {
      identified.put("id", prefix + count++);
    }
    for (var member : object.members().entrySet()) {
      boolean opaque =
          member.getKey().equals("@context")
              || terms.name(member.getKey()).filter(Terms.Name::isJson).isPresent();
      identified.put(member.getKey(), opaque ? member.getValue() : value(member.getValue()));
    }
    return identified.build();
  }

  private JsonValue value(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object(object);
    }
    if (value instanceof JsonArray array) {
      var items = new ArrayList<JsonValue>();
      array.items().forEach(item -> items.add(value(item)));
      return new JsonArray(items);
    }
    return value;
  }
}
