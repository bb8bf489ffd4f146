package org.workcommons.vc.verifier.schema;

import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Schemas that stand in a credential of their own. VC JSON Schema §2.2. */
public final class SchemaCredentials {
  /** The type of the credential, and of the entry in {@code credentialSchema} that names it. */
  public static final String TYPE = "JsonSchemaCredential";

  /** The schema that all of them name as their own. */
  public static final String OWN_SCHEMA = "https://www.w3.org/ns/credentials/json-schema/v2.json";

  private static final String OWN_DIGEST =
      "sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW";
  private static final String SCHEMA = "JsonSchema";

  private SchemaCredentials() {}

  /**
   * {@return the schema that {@code credential} carries} Whoever asks has verified the credential.
   * What is not as it has to be is a problem of type {@code MALFORMED_VALUE_ERROR} that points into
   * the credential.
   */
  public static JsonObject schema(JsonObject credential) throws ProblemException {
    var in = ObjectReader.of(credential, Pointer.ROOT);
    if (!JsonArray.itemsOf(in.required("type")).contains(new JsonString(TYPE))) {
      throw in.malformed("type", "must contain " + TYPE);
    }
    requireOwnSchema(in);
    var subject = in.object("credentialSubject");
    if (!subject.string("type").equals(SCHEMA)) {
      throw subject.malformed("type", "must be " + SCHEMA);
    }
    return subject.object("jsonSchema").object();
  }

  private static void requireOwnSchema(ObjectReader in) throws ProblemException {
    var own = in.object("credentialSchema");
    if (!own.string("id").equals(OWN_SCHEMA) || !own.string("type").equals(SCHEMA)) {
      throw in.malformed("credentialSchema", "must be the schema of such credentials");
    }
    var digest = own.optionalString("digestSRI");
    if (digest.isPresent() && !digest.equals(Optional.of(OWN_DIGEST))) {
      throw new ProblemException(
          ProblemType.RESOURCE_INTEGRITY,
          own.pointer().at("digestSRI"),
          "not the digest of the schema of such credentials");
    }
  }
}
