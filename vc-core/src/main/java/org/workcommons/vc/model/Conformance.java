package org.workcommons.vc.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Whether a document is a conforming credential or presentation: every MUST of VCDM 2.0 §4 that can
 * be told from the document alone, or of VCDM 1.1 §4 where {@link Contexts#withVersion11} asks for
 * it. All findings are collected; none of them means that the document is false, only that it is
 * ill-formed.
 */
public final class Conformance {
  private static final Set<String> LANGUAGE_MEMBERS = Set.of("@value", "@language", "@direction");

  private final JsonObject document;
  private final Contexts contexts;
  private final DataModel model;
  private final ObjectReader in;
  private final List<Problem> findings = new ArrayList<>();

  private Conformance(JsonObject document, Contexts contexts) {
    this.document = document;
    this.contexts = contexts;
    this.model = contexts.readVersion11() ? DataModel.of(document) : DataModel.VERSION_2_0;
    this.in = ObjectReader.of(document, Pointer.ROOT);
  }

  /**
   * {@return what keeps {@code document} from being a conforming credential; empty if nothing does}
   *
   * @param contexts what the terms of the document mean
   */
  public static List<Problem> ofCredential(JsonObject document, Contexts contexts) {
    var check = new Conformance(document, contexts);
    check.credential();
    return List.copyOf(check.findings);
  }

  /**
   * {@return what keeps {@code document} from being a conforming presentation; empty if nothing
   * does} The credentials in it are checked too, enveloped ones for their form only.
   *
   * @param contexts what the terms of the document mean
   */
  public static List<Problem> ofPresentation(JsonObject document, Contexts contexts) {
    var check = new Conformance(document, contexts);
    check.presentation();
    return List.copyOf(check.findings);
  }

  private void credential() {
    context().ifPresent(active -> types(active, "VerifiableCredential"));
    optionalUrl(in, "id");
    find(() -> Party.read(in.required("issuer"), Pointer.ROOT.at("issuer")));
    if (model == DataModel.VERSION_2_0) {
      language(in);
      in.object().get("issuer").ifPresent(this::issuerLanguage);
    }
    subjects();
    find(() -> model.validity(in));
    // VCDM 1.1 §4.9
    typed("credentialStatus", model == DataModel.VERSION_1_1);
    typed("credentialSchema", true);
    typed("refreshService", false);
    typed("termsOfUse", false);
    typed("evidence", false);
    typed("proof", false);
    find(() -> RelatedResource.allOf(document));
  }

  private void presentation() {
    context().ifPresent(active -> types(active, "VerifiablePresentation"));
    optionalUrl(in, "id");
    if (document.has("holder")) {
      find(() -> Party.read(in.required("holder"), Pointer.ROOT.at("holder")));
    }
    typed("termsOfUse", false);
    typed("proof", false);
    find(this::credentials);
  }

  private void credentials() throws ProblemException {
    var credentials = in.oneOrMore("verifiableCredential");
    if (credentials.size() > Limits.CREDENTIALS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("verifiableCredential"),
          "more than " + Limits.CREDENTIALS + " credentials");
    }
    for (var credential : credentials) {
      var problems =
          Envelope.isOne(credential.object())
              ? envelope(credential.object())
              : ofCredential(credential.object(), contexts);
      problems.forEach(problem -> findings.add(problem.under(credential.pointer())));
    }
  }

  /** VCDM 2.0 §4.13.1. */
  private List<Problem> envelope(JsonObject envelope) {
    var check = new Conformance(envelope, contexts);
    check.context().ifPresent(active -> check.types(active, "EnvelopedVerifiableCredential"));
    if (envelope.string("id").filter(id -> id.startsWith("data:")).isEmpty()) {
      check.add(Pointer.ROOT.at("id"), "must be a data: URL");
    }
    return check.findings;
  }

  /** VCDM 2.0 §4.3: an ordered set whose first item is the base context. */
  private Optional<ActiveContext> context() {
    var pointer = Pointer.ROOT.at("@context");
    var named = document.get("@context").map(JsonArray::itemsOf).orElse(List.of());
    if (!model.begins(named)) {
      add(pointer, "must start with " + model.baseContext());
      return Optional.empty();
    }
    try {
      return Optional.of(contexts.active(new JsonArray(named), pointer));
    } catch (ProblemException e) {
      findings.add(e.problem());
      return Optional.empty();
    }
  }

  /** VCDM 2.0 §4.5. */
  private void types(ActiveContext active, String required) {
    var pointer = Pointer.ROOT.at("type");
    var types = strings(document.get("type"));
    if (!types.contains(required)) {
      add(pointer, "must contain " + required);
    }
    if (types.size() != JsonArray.itemsOf(document.get("type").orElse(JsonArray.of())).size()) {
      add(pointer, "must be a string or a list of strings");
    }
    if (!allMapped(types, active)) {
      add(pointer, "must be URLs, or terms that the contexts map to URLs");
    }
  }

  private static boolean allMapped(List<String> types, ActiveContext active) {
    for (var type : types) {
      if (!active.mapsType(type)) {
        return false;
      }
    }
    return true;
  }

  /** VCDM 2.0 §4.8. */
  private void subjects() {
    find(
        () -> {
          in.required("credentialSubject");
          var subjects = in.oneOrMore("credentialSubject");
          if (subjects.isEmpty()) {
            throw in.malformed("credentialSubject", "must contain at least one subject");
          }
          for (var subject : subjects) {
            if (subject.object().names().isEmpty()) {
              add(subject.pointer(), "must contain at least one claim");
            }
            optionalUrl(subject, "id");
          }
        });
  }

  /** Status, schema, refresh service, terms of use, evidence: one or more objects with a type. */
  private void typed(String name, boolean idRequired) {
    find(
        () -> {
          for (var object : in.oneOrMore(name)) {
            if (!isNonEmptyType(object.required("type"))) {
              add(object.pointer().at("type"), "must be a string or a list of strings");
            }
            if (idRequired) {
              Url.require(object.string("id"), object.pointer().at("id"));
            }
            optionalUrl(object, "id");
          }
        });
  }

  private static boolean isNonEmptyType(JsonValue type) {
    var items = JsonArray.itemsOf(type);
    for (var item : items) {
      if (!(item instanceof JsonString)) {
        return false;
      }
    }
    return !items.isEmpty();
  }

  /**
   * VCDM 2.0 §4.6 and §11.1: a name or description is text, or text with its language and
   * direction.
   */
  private void language(ObjectReader of) {
    for (String name : List.of("name", "description")) {
      of.object().get(name).ifPresent(value -> language(value, of.pointer().at(name)));
    }
  }

  private void language(JsonValue value, Pointer pointer) {
    for (var item : JsonArray.itemsOf(value)) {
      boolean fine =
          item instanceof JsonString
              || item instanceof JsonObject object
                  && object.string("@value").isPresent()
                  && LANGUAGE_MEMBERS.containsAll(object.names());
      if (!fine) {
        add(pointer, "must be text, or an object with only @value, @language and @direction");
      }
    }
  }

  private void issuerLanguage(JsonValue issuer) {
    if (issuer instanceof JsonObject object) {
      language(ObjectReader.of(object, Pointer.ROOT.at("issuer")));
    }
  }

  private void optionalUrl(ObjectReader of, String name) {
    find(
        () -> {
          if (of.object().has(name)) {
            Url.require(of.string(name), of.pointer().at(name));
          }
        });
  }

  private static List<String> strings(Optional<JsonValue> value) {
    var strings = new ArrayList<String>();
    for (var item : value.map(JsonArray::itemsOf).orElse(List.of())) {
      if (item instanceof JsonString text) {
        strings.add(text.value());
      }
    }
    return strings;
  }

  private void add(Pointer pointer, String detail) {
    findings.add(new Problem(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail));
  }

  private void find(Finding finding) {
    try {
      finding.check();
    } catch (ProblemException e) {
      findings.add(e.problem());
    }
  }

  private interface Finding {
    void check() throws ProblemException;
  }
}
