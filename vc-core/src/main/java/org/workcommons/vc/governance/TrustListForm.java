package org.workcommons.vc.governance;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A trust list as a credential: {@code specs/schemas/trust-list-1.json}. Descriptive members of the
 * W3C draft are allowed and passed over; what would decide something and is not understood is
 * refused.
 */
final class TrustListForm {
  private static final String BASE_CONTEXT = "https://www.w3.org/ns/credentials/v2";
  private static final String ENTITY = "RecognizedEntity";
  private static final int CONTEXTS = 16;
  private static final int URL_CHARS = 2048;

  private TrustListForm() {}

  static TrustList read(JsonObject credential) throws ProblemException {
    var in = ObjectReader.of(credential, Pointer.ROOT);
    requireContexts(in);
    requireType(in, "VerifiableCredential");
    requireType(in, TrustList.CREDENTIAL_TYPE);
    if (credential.has("credentialStatus")) {
      throw in.malformed("credentialStatus", "a list has no status, it is replaced by a newer one");
    }
    var from = instant(in, "validFrom");
    var until = instant(in, "validUntil");
    if (!from.isBefore(until)) {
      throw in.malformed("validUntil", "must be after validFrom");
    }
    var issuer = issuer(in);
    return new TrustList(
        url(in, "id"), issuer, recognizedIn(in), from, until, entities(in, issuer));
  }

  private static void requireContexts(ObjectReader in) throws ProblemException {
    var contexts = in.array("@context").items();
    boolean areNames = contexts.stream().allMatch(JsonString.class::isInstance);
    if (!areNames
        || contexts.isEmpty()
        || contexts.size() > CONTEXTS
        || !contexts.get(0).equals(new JsonString(BASE_CONTEXT))) {
      throw in.malformed("@context", "must be names of contexts, first " + BASE_CONTEXT);
    }
  }

  private static void requireType(ObjectReader in, String type) throws ProblemException {
    if (!JsonArray.itemsOf(in.required("type")).contains(new JsonString(type))) {
      throw in.malformed("type", "must include " + type);
    }
  }

  private static Did issuer(ObjectReader in) throws ProblemException {
    return in.required("issuer") instanceof JsonObject
        ? did(in.object("issuer"), "id")
        : did(in, "issuer");
  }

  /** A list of another kind can't be walked, so that it is as good as none. */
  private static Optional<URI> recognizedIn(ObjectReader in) throws ProblemException {
    if (!(in.required("issuer") instanceof JsonObject)) {
      return Optional.empty();
    }
    var link = in.object("issuer").optionalObject("recognizedIn");
    if (link.isEmpty() || !isTyped(link.get(), TrustList.CREDENTIAL_TYPE)) {
      return Optional.empty();
    }
    return Optional.of(url(link.get(), "id"));
  }

  private static List<RecognizedEntity> entities(ObjectReader in, Did issuer)
      throws ProblemException {
    var readers = in.oneOrMore("credentialSubject");
    if (readers.isEmpty()) {
      throw in.malformed("credentialSubject", "required, and not there");
    }
    requireAtMost(TrustList.MAX_ENTITIES, readers, in.pointer().at("credentialSubject"));
    var ids = new HashSet<Did>();
    var entities = new ArrayList<RecognizedEntity>();
    for (var reader : readers) {
      var entity = entity(reader, issuer);
      if (!ids.add(entity.id())) {
        throw reader.malformed("id", "is listed twice");
      }
      entities.add(entity);
    }
    return entities;
  }

  private static RecognizedEntity entity(ObjectReader in, Did issuer) throws ProblemException {
    requireType(in, ENTITY);
    var name = in.optionalString("name");
    if (name.isPresent() && name.get().length() > RecognizedEntity.NAME_CHARS) {
      throw in.malformed("name", "must have up to " + RecognizedEntity.NAME_CHARS + " characters");
    }
    var standing = in.optionalString("standing");
    var signers = in.optionalObject("signers");
    return new RecognizedEntity(
        did(in, "id"),
        name,
        standing.isEmpty()
            ? Standing.RECOGNISED
            : Standing.of(standing.get())
                .orElseThrow(() -> in.malformed("standing", "not a standing that there is")),
        actions(in, issuer),
        signers.isEmpty() ? Optional.empty() : Optional.of(Quorum.read(signers.get())));
  }

  /** Actions that we have no word for are nobody's business here. */
  private static List<RecognizedAction> actions(ObjectReader entity, Did issuer)
      throws ProblemException {
    var readers = entity.oneOrMore("recognizedTo");
    requireAtMost(Limits.RECOGNIZED_ACTIONS, readers, entity.pointer().at("recognizedTo"));
    var actions = new ArrayList<RecognizedAction>();
    for (var in : readers) {
      requireType(in, "RecognizedAction");
      requireRecognizedBy(in, issuer);
      var outputs = outputs(in);
      Action.of(in.string("action"))
          .ifPresent(action -> actions.add(new RecognizedAction(action, outputs)));
    }
    return actions;
  }

  /** Hearsay is no recognition. */
  private static void requireRecognizedBy(ObjectReader in, Did issuer) throws ProblemException {
    var by = in.optional("recognizedBy");
    if (by.isEmpty()) {
      return;
    }
    var who =
        by.get() instanceof JsonObject
            ? in.object("recognizedBy").string("id")
            : in.string("recognizedBy");
    if (!who.equals(issuer.value())) {
      throw in.malformed("recognizedBy", "must be the issuer of the list");
    }
  }

  private static List<OutputSchema> outputs(ObjectReader action) throws ProblemException {
    var readers = action.oneOrMore("outputValidation");
    requireAtMost(Limits.SCHEMAS, readers, action.pointer().at("outputValidation"));
    var outputs = new ArrayList<OutputSchema>();
    for (var in : readers) {
      var schema = new OutputSchema(url(in, "id"), in.optionalString("digestMultibase"));
      if (isTyped(in, "JsonSchema")) {
        outputs.add(schema);
      }
    }
    if (outputs.size() < readers.size()) {
      throw action.malformed("outputValidation", "must be of the type JsonSchema");
    }
    return outputs;
  }

  private static boolean isTyped(ObjectReader in, String type) throws ProblemException {
    return JsonArray.itemsOf(in.required("type")).contains(new JsonString(type));
  }

  private static void requireAtMost(int most, List<?> items, Pointer place)
      throws ProblemException {
    if (items.size() > most) {
      throw new ProblemException(ProblemType.LIMIT_EXCEEDED, place, "more than " + most);
    }
  }

  private static Did did(ObjectReader in, String name) throws ProblemException {
    return Did.parse(in.string(name), in.pointer().at(name));
  }

  private static Instant instant(ObjectReader in, String name) throws ProblemException {
    return DateTimeStamp.parse(in.string(name), in.pointer().at(name));
  }

  private static URI url(ObjectReader in, String name) throws ProblemException {
    var text = in.string(name);
    try {
      var url = new URI(text);
      if (text.length() <= URL_CHARS && url.isAbsolute()) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw in.malformed(name, "must be an absolute URL");
    }
    throw in.malformed(name, "must be an absolute URL of up to " + URL_CHARS + " characters");
  }

  static JsonObject write(TrustList list) {
    var issuer =
        JsonObject.builder().put("id", list.issuer().value()).put("type", "RecognizedIssuer");
    list.recognizedIn()
        .ifPresent(
            parent ->
                issuer.put(
                    "recognizedIn",
                    JsonObject.builder()
                        .put("id", parent.toString())
                        .put("type", TrustList.CREDENTIAL_TYPE)
                        .build()));
    var entities = list.entities().stream().map(entity -> write(entity, list.issuer()));
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(BASE_CONTEXT)))
        .put("id", list.id().toString())
        .put(
            "type", JsonArray.ofStrings(List.of("VerifiableCredential", TrustList.CREDENTIAL_TYPE)))
        .put("issuer", issuer.build())
        .put("validFrom", DateTimeStamp.text(list.validFrom()))
        .put("validUntil", DateTimeStamp.text(list.validUntil()))
        .put("credentialSubject", new JsonArray(entities.toList()))
        .build();
  }

  private static JsonValue write(RecognizedEntity entity, Did issuer) {
    var actions = entity.recognizedTo().stream().map(action -> write(action, issuer));
    var json =
        JsonObject.builder()
            .put("id", entity.id().value())
            .put("type", ENTITY)
            .putIfPresent("name", entity.name())
            .put("standing", entity.standing().term())
            .put("recognizedTo", new JsonArray(actions.toList()));
    entity.signers().ifPresent(signers -> json.put("signers", signers.json()));
    return json.build();
  }

  private static JsonValue write(RecognizedAction action, Did issuer) {
    var outputs = action.outputs().stream().map(TrustListForm::write);
    var json =
        JsonObject.builder()
            .put("type", "RecognizedAction")
            .put("action", action.action().term())
            .put("recognizedBy", issuer.value());
    if (!action.outputs().isEmpty()) {
      json.put("outputValidation", new JsonArray(outputs.toList()));
    }
    return json.build();
  }

  private static JsonValue write(OutputSchema schema) {
    return JsonObject.builder()
        .put("id", schema.id().toString())
        .put("type", "JsonSchema")
        .putIfPresent("digestMultibase", schema.digestMultibase())
        .build();
  }
}
