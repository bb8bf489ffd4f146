package org.workcommons.vc.did;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a DID resolves to: its verification methods, and what each may be used for. Controlled
 * Identifiers 1.0 §2, DID Core 1.0 §5. Immutable.
 */
public final class ControllerDocument {
  /** The most verification methods, and the most entries of one relationship, that are read. */
  public static final int MAX_METHODS = 256;

  private static final String CID_V1 = "https://www.w3.org/ns/cid/v1";

  private final Did id;
  private final JsonObject json;

  /** What was retrieved once: decoding a key costs as much as a good part of a verification. */
  private final Map<VerificationRelationship, Map<DidUrl, VerificationMethod>> retrieved;

  private ControllerDocument(Did id, JsonObject json) {
    this.id = id;
    this.json = json;
    this.retrieved = new EnumMap<>(VerificationRelationship.class);
    for (var relationship : VerificationRelationship.values()) {
      retrieved.put(relationship, new ConcurrentHashMap<>());
    }
  }

  /** {@return the document in {@code utf8}, which came from outside} */
  public static ControllerDocument read(byte[] utf8) throws ProblemException {
    return of(JsonReader.readObject(utf8));
  }

  /**
   * {@return the document {@code json}} Its shape is checked here, a verification method when it is
   * retrieved.
   */
  public static ControllerDocument of(JsonObject json) throws ProblemException {
    var in = ObjectReader.of(json, Pointer.ROOT);
    try {
      var id = Did.parse(in.string("id"), Pointer.ROOT.at("id"));
      requireBounded(in.oneOrMore("verificationMethod"), in);
      for (var relationship : VerificationRelationship.values()) {
        requireReferences(in, relationship);
      }
      return new ControllerDocument(id, json);
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT,
          e.problem().pointer(),
          e.problem().detail());
    }
  }

  /**
   * {@return the document by which {@code id} publishes {@code methods}: each may assert and
   * authenticate} To change keys, list the new one beside the old one: what the old one signed
   * stays valid for as long as it is listed and neither revoked nor expired. Controlled Identifiers
   * 1.0 §2.
   *
   * @param methods at least one, at most {@value #MAX_METHODS}, each controlled by {@code id}
   */
  public static ControllerDocument listing(Did id, List<VerificationMethod> methods) {
    if (methods.isEmpty() || !methods.stream().allMatch(method -> method.controller().equals(id))) {
      throw new IllegalArgumentException("a document lists keys of its own DID, at least one");
    }
    var names = methods.stream().map(method -> method.id().toString()).distinct().toList();
    if (names.size() < methods.size()) {
      throw new IllegalArgumentException("a document has no two keys of one name");
    }
    var all = JsonArray.ofStrings(names);
    var json =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of(CID_V1)))
            .put("id", id.value())
            .put(
                "verificationMethod",
                new JsonArray(methods.stream().<JsonValue>map(VerificationMethod::json).toList()))
            .put(VerificationRelationship.ASSERTION_METHOD.term(), all)
            .put(VerificationRelationship.AUTHENTICATION.term(), all)
            .build();
    try {
      return of(json);
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.problem().detail(), e);
    }
  }

  /** {@return whose document this is} */
  public Did id() {
    return id;
  }

  /** {@return the document as JSON} */
  public JsonObject json() {
    return json;
  }

  /**
   * {@return the verification method called {@code url}, which this document lets be used for
   * {@code relationship}} Controlled Identifiers 1.0 §3.3, from the step at which the document is
   * there; each failed step is the problem type that the specification names. Expiry is the
   * caller's to judge, who knows the time.
   */
  public VerificationMethod retrieve(DidUrl url, VerificationRelationship relationship)
      throws ProblemException {
    var methods = requireNonNull(retrieved.get(relationship));
    var known = methods.get(url);
    if (known != null) {
      return known;
    }
    var method = find(url, relationship);
    // at most as many as the document has: for no other name is there anything to keep
    methods.put(url, method);
    return method;
  }

  private VerificationMethod find(DidUrl url, VerificationRelationship relationship)
      throws ProblemException {
    if (!id.equals(url.did())) {
      throw new ProblemException(
          ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID,
          Pointer.ROOT.at("id"),
          "the document is not the one in which the key was looked for");
    }
    var method = read(candidate(url));
    if (!method.id().equals(url) || !method.controller().equals(id)) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD,
          Pointer.ROOT,
          "the key belongs to another controller");
    }
    if (!allows(url, relationship)) {
      throw new ProblemException(
          ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
          Pointer.ROOT.at(relationship.term()),
          "the document does not allow this key for " + relationship.term());
    }
    return method;
  }

  private ObjectReader candidate(DidUrl url) throws ProblemException {
    var found = methods().stream().filter(method -> names(method, url)).toList();
    if (found.size() != 1) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD,
          Pointer.ROOT.at("verificationMethod"),
          found.isEmpty()
              ? "the document has no such key"
              : "the document has two keys of this name");
    }
    return found.get(0);
  }

  private static VerificationMethod read(ObjectReader method) throws ProblemException {
    try {
      return VerificationMethod.read(method);
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD, e.problem().pointer(), e.problem().detail());
    }
  }

  /** All methods: those under {@code verificationMethod}, and those embedded in a relationship. */
  private List<ObjectReader> methods() throws ProblemException {
    var all = new ArrayList<>(ObjectReader.of(json, Pointer.ROOT).oneOrMore("verificationMethod"));
    for (var relationship : VerificationRelationship.values()) {
      int i = 0;
      for (var entry : entries(json, relationship)) {
        if (entry instanceof JsonObject embedded) {
          all.add(ObjectReader.of(embedded, Pointer.ROOT.at(relationship.term()).at(i)));
        }
        i++;
      }
    }
    return all;
  }

  private boolean allows(DidUrl url, VerificationRelationship relationship) {
    for (var entry : entries(json, relationship)) {
      var name =
          entry instanceof JsonString reference
              ? Optional.of(reference.value())
              : ((JsonObject) entry).string("id");
      if (name.isPresent() && absolute(name.get()).equals(url.toString())) {
        return true;
      }
    }
    return false;
  }

  /** A name may be relative to the document: {@code #key-1}. DID Core 1.0 §3.2.2. */
  private String absolute(String name) {
    return name.startsWith("#") ? id + name : name;
  }

  private static boolean names(ObjectReader method, DidUrl url) {
    return method.object().string("id").filter(url.toString()::equals).isPresent();
  }

  private static List<JsonValue> entries(JsonObject json, VerificationRelationship relationship) {
    return json.get(relationship.term()).orElse(JsonArray.of()) instanceof JsonArray array
        ? array.items()
        : List.of();
  }

  private static void requireReferences(ObjectReader in, VerificationRelationship relationship)
      throws ProblemException {
    if (!in.object().has(relationship.term())) {
      return;
    }
    var entries = in.array(relationship.term()).items();
    requireBounded(entries, in);
    for (var entry : entries) {
      if (!(entry instanceof JsonString) && !(entry instanceof JsonObject)) {
        throw in.malformed(relationship.term(), "must contain names of keys, or keys");
      }
    }
  }

  private static void requireBounded(List<?> entries, ObjectReader in) throws ProblemException {
    if (entries.size() > MAX_METHODS) {
      throw in.malformed("verificationMethod", "more than " + MAX_METHODS + " keys");
    }
  }
}
