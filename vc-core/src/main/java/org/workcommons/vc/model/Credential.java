package org.workcommons.vc.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * The claims of one issuer, without what secures them. Says nothing about whether they are true or
 * who really made them. VCDM 2.0 §4. Immutable.
 */
public final class Credential {
  private final JsonObject document;
  private final Party issuer;
  private final List<String> types;
  private final ValidityPeriod validity;
  private final List<JsonObject> subjects;

  private Credential(
      JsonObject document,
      Party issuer,
      List<String> types,
      ValidityPeriod validity,
      List<JsonObject> subjects) {
    this.document = document;
    this.issuer = issuer;
    this.types = types;
    this.validity = validity;
    this.subjects = subjects;
  }

  /**
   * {@return the credential in {@code document}, which has no proof and is conforming} The first
   * finding is thrown.
   */
  public static Credential of(JsonObject document) throws ProblemException {
    var findings = Conformance.ofCredential(document, Contexts.bundled());
    if (!findings.isEmpty()) {
      throw new ProblemException(findings.get(0));
    }
    return conforming(document);
  }

  /** {@return the credential in {@code document}, whose conformance was found before} */
  public static Credential conforming(JsonObject document) throws ProblemException {
    var in = ObjectReader.of(document, Pointer.ROOT);
    var subjects = new ArrayList<JsonObject>();
    for (var subject : in.oneOrMore("credentialSubject")) {
      subjects.add(subject.object());
    }
    return new Credential(
        document,
        Party.read(in.required("issuer"), Pointer.ROOT.at("issuer")),
        types(document),
        DataModel.of(document).validity(in),
        List.copyOf(subjects));
  }

  /** {@return the document, without proof} */
  public JsonObject document() {
    return document;
  }

  /** {@return who claims it} */
  public Party issuer() {
    return issuer;
  }

  /** {@return all types, {@code VerifiableCredential} among them} */
  public List<String> types() {
    return types;
  }

  /** {@return when it counts} */
  public ValidityPeriod validity() {
    return validity;
  }

  /** {@return the subjects, at least one} */
  public List<JsonObject> subjects() {
    return subjects;
  }

  /** {@return readers of the {@code credentialStatus} entries, none if there is no status} */
  public List<ObjectReader> statuses() throws ProblemException {
    return ObjectReader.of(document, Pointer.ROOT).oneOrMore("credentialStatus");
  }

  /** {@return readers of the {@code credentialSchema} entries, none if there is no schema} */
  public List<ObjectReader> schemas() throws ProblemException {
    return ObjectReader.of(document, Pointer.ROOT).oneOrMore("credentialSchema");
  }

  /** {@return the credential's own name, empty if it has none} */
  public Optional<String> id() {
    return document.string("id");
  }

  private static List<String> types(JsonObject document) {
    var types = new ArrayList<String>();
    var value = document.get("type").orElse(JsonArray.of());
    for (var item : JsonArray.itemsOf(value)) {
      if (item instanceof JsonString type) {
        types.add(type.value());
      }
    }
    return List.copyOf(types);
  }

  /** {@return the types and the issuer, no claims} */
  @Override
  public String toString() {
    return types + " from " + issuer;
  }
}
