package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.RelatedResource;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.schema.JsonSchemas;
import org.workcommons.vc.verifier.schema.SchemaCredentials;

/**
 * The schemas that a credential names. The schema of a type that is known here was checked by the
 * type's own reader; any other is evaluated if it can be had. What a stranger names is not looked
 * up. VC JSON Schema §4.
 */
record SchemaCheck(Run run) {
  private static final String JSON_SCHEMA = "JsonSchema";

  /** Every schema of {@code item} but those of {@code known} types. */
  void check(Proven.Item item, Set<String> known) {
    run.findings()
        .collect(
            Check.SCHEMA,
            item.place(),
            () -> {
              var schemas = item.credential().schemas();
              if (schemas.size() > Limits.SCHEMAS) {
                throw new ProblemException(
                    ProblemType.LIMIT_EXCEEDED,
                    Pointer.ROOT.at("credentialSchema"),
                    "more than " + Limits.SCHEMAS + " schemas");
              }
              for (var schema : schemas) {
                run.findings()
                    .collect(Check.SCHEMA, item.place(), () -> check(schema, item, known));
              }
            });
  }

  private void check(ObjectReader in, Proven.Item item, Set<String> known) throws ProblemException {
    var type = in.string("type");
    var id = in.string("id");
    if (type.equals(JSON_SCHEMA) && known.contains(id)) {
      return;
    }
    var schema =
        switch (type) {
          case JSON_SCHEMA -> document(in, item);
          case SchemaCredentials.TYPE -> fromCredential(in, item);
          default -> Optional.<JsonObject>empty();
        };
    if (schema.isEmpty()) {
      throw indeterminate(in, "not a schema that is known here for this type");
    }
    var problem = JsonSchemas.check(schema.get(), item.document(), in.pointer());
    if (problem.isPresent()) {
      throw new ProblemException(problem.get());
    }
  }

  private Optional<JsonObject> document(ObjectReader in, Proven.Item item) throws ProblemException {
    var id = in.string("id");
    var content = run.policy().schemas().schema(URI.create(id));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    requireIntegrity(in, item, content.get());
    var schema = strict(in, content.get());
    if (!schema.get("$id").equals(Optional.of(new JsonString(id)))) {
      throw failed(in, "the schema is called otherwise than the credential calls it");
    }
    return Optional.of(schema);
  }

  /** §4.1: before anything is made of it. */
  private static void requireIntegrity(ObjectReader in, Proven.Item item, byte[] content)
      throws ProblemException {
    var annotated = RelatedResource.annotated(in);
    if (annotated.isPresent()) {
      annotated.get().requireIntegrity(content);
    }
    for (var resource : RelatedResource.allOf(item.document())) {
      if (resource.id().equals(in.string("id"))) {
        resource.requireIntegrity(content);
      }
    }
  }

  private static JsonObject strict(ObjectReader in, byte[] content) throws ProblemException {
    try {
      return JsonReader.readObject(content);
    } catch (ProblemException e) {
      throw failed(in, "the schema is no JSON: " + e.problem().detail());
    }
  }

  /**
   * Verified and trusted like any credential, but for its own schema: one that names another would
   * go round for ever.
   */
  private Optional<JsonObject> fromCredential(ObjectReader in, Proven.Item item)
      throws ProblemException {
    var id = in.string("id");
    var received = run.policy().schemas().credential(URI.create(id));
    if (received.isEmpty()) {
      return Optional.empty();
    }
    requireIntegrity(in, item, received.get().toByteArray());
    var nested = new Run(run.policy().ofSchemas(), run.now());
    var stage =
        nested
            .begin(received.get())
            .then(Parsed::credential)
            .then(Proven::credential)
            .then(Trusted::withoutClaims);
    if (stage.value().isEmpty()) {
      var first = nested.findings().problems().get(0);
      var detail = "the credential with the schema does not verify: " + first.detail();
      throw nested.findings().reject() ? failed(in, detail) : indeterminate(in, detail);
    }
    var credential = stage.value().get().credentials().get(0).credential();
    if (!credential.id().equals(Optional.of(id))) {
      throw failed(in, "the credential with the schema is called otherwise");
    }
    return Optional.of(carried(in, credential.document()));
  }

  private static JsonObject carried(ObjectReader in, JsonObject credential)
      throws ProblemException {
    try {
      return SchemaCredentials.schema(credential);
    } catch (ProblemException e) {
      throw failed(in, "the credential carries no schema: " + e.problem().detail());
    }
  }

  private static ProblemException failed(ObjectReader in, String detail) {
    return new ProblemException(ProblemType.SCHEMA_FAILED, in.pointer(), detail);
  }

  private static ProblemException indeterminate(ObjectReader in, String detail) {
    return new ProblemException(ProblemType.SCHEMA_INDETERMINATE, in.pointer(), detail);
  }
}
