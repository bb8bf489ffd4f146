package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.RESOURCES;
import static org.workcommons.vc.verifier.Check.SCHEMA;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemType;

/** What a credential refers to: resources by their digests, and schemas. */
final class BadResources {
  private static final String IMAGE = "https://skiff.example/logo.svg";
  private static final String SCHEMA_URL = "https://skiff.example/schemas/1";
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String OWN = "https://www.w3.org/ns/credentials/json-schema/v2.json";
  private static final String GOOD = "\"type\":\"object\",\"required\":[\"issuer\"]";

  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject statement = BadCorpus.plain(Actors.unsigned(PLATFORM, WORKER, 1)).get(0);

  static List<BadInput> all() {
    var corpus = new BadResources();
    corpus.resources();
    corpus.forms();
    corpus.schemas();
    corpus.carried();
    return corpus.inputs;
  }

  private void resources() {
    inputs.add(
        related("Control", "the digest of an image", resource(IMAGE, "<svg/>"))
            .withResource(IMAGE, "<svg/>"));
    inputs.add(related("Control", "the digest of an image not at hand", resource(IMAGE, "<svg/>")));
    inputs.add(
        related("Resource", "another image", resource(IMAGE, "<svg/>"))
            .withResource(IMAGE, "<svg></svg>")
            .rejected(RESOURCES, RESOURCE_INTEGRITY));
    inputs.add(
        related("Resource", "another context", resource(Contexts.CREDENTIALS_V2, "{}"))
            .rejected(RESOURCES, RESOURCE_INTEGRITY));
    inputs.add(
        related(
                "Resource",
                "two digests, the second of something else",
                resource(IMAGE, "<svg/>").with("digestSRI", "sha256-" + "A".repeat(43)))
            .withResource(IMAGE, "<svg/>")
            .rejected(RESOURCES, RESOURCE_INTEGRITY));
    inputs.add(
        related(
                "Resource",
                "an algorithm that nobody trusts any more",
                json(
                    "{\"id\":\"%s\",\"digestSRI\":\"sha1-2jmj7l5rSw0yVb_vlWAYkK_YBwk\"}"
                        .formatted(IMAGE)))
            .withResource(IMAGE, "")
            .rejected(RESOURCES, RESOURCE_INTEGRITY));
  }

  private void forms() {
    form("text for a related resource", "\"%s\"".formatted(IMAGE));
    form("a related resource without a digest", "{\"id\":\"%s\"}".formatted(IMAGE));
    form("a digest of nothing", "{\"digestSRI\":\"sha384-AAAA\"}");
    var one = BadInput.text(resource(IMAGE, "<svg/>"));
    form("two digests of one resource", "[" + one + "," + one + "]");
    form("a digest cut short", "{\"id\":\"%s\",\"digestSRI\":\"sha384-AAAA\"}".formatted(IMAGE));
    form(
        "a digest without its algorithm",
        "{\"id\":\"%s\",\"digestMultibase\":\"%s\"}"
            .formatted(IMAGE, Multibase.base64Url(Sha256.hash(bytes("<svg/>")))));
    form(
        "a digest in another base",
        "{\"id\":\"%s\",\"digestMultibase\":\"mEiAA\"}".formatted(IMAGE));
    inputs.add(
        related(
                "Resource",
                "sixty-five related resources",
                "[" + (one + ",").repeat(64) + one + "]")
            .rejected(SYNTAX, LIMIT_EXCEEDED));
  }

  private void form(String comment, String value) {
    inputs.add(related("Resource", comment, value).rejected(SYNTAX, MALFORMED_VALUE_ERROR));
  }

  private void schemas() {
    inputs.add(named("Control", "a schema that it fits", "").withSchema(SCHEMA_URL, schema(GOOD)));
    schema("a schema that it does not fit", schema("\"required\":[\"mood\"]"), SCHEMA_FAILED);
    schema("a schema of another name", schema(GOOD).replace("/1", "/2"), SCHEMA_FAILED);
    schema("a schema without its name", "{\"$schema\":\"" + DIALECT + "\"}", SCHEMA_FAILED);
    schema("a schema without its version", "{\"$id\":\"" + SCHEMA_URL + "\"}", SCHEMA_FAILED);
    schema("a schema with a member twice", schema(GOOD + "," + GOOD), SCHEMA_FAILED);
    schema("a page for a schema", "<html></html>", SCHEMA_FAILED);
    schema("a schema that is none", schema("\"type\":\"thing\""), SCHEMA_FAILED);
    schema("a version of nobody", schema(GOOD).replace("2020-12", "x"), SCHEMA_INDETERMINATE);
    schema(
        "a reference to an inner address",
        schema("\"$ref\":\"http://169.254.169.254/latest\""),
        SCHEMA_INDETERMINATE);
    schema("a reference to a file", schema("\"$ref\":\"file:///etc/hosts\""), SCHEMA_INDETERMINATE);
    schema("a reference to itself", schema("\"$ref\":\"#\""), SCHEMA_INDETERMINATE);
    schema("a schema that doubles", schema(doubling()), SCHEMA_INDETERMINATE);
    schema(
        "a pattern that would take for ever, of a text that it does not match",
        schema("\"properties\":{\"issuer\":{\"pattern\":\"^(([a-z0-9:A-Z])+)+!$\"}}"),
        SCHEMA_FAILED);
    schema(
        "a pattern that looks back",
        schema("\"properties\":{\"issuer\":{\"pattern\":\"(d)\\\\1\"}}"),
        SCHEMA_INDETERMINATE);
    schema(
        "a pattern of a thousand million states",
        schema("\"properties\":{\"issuer\":{\"pattern\":\"((d{1000}){1000}){1000}\"}}"),
        SCHEMA_INDETERMINATE);
    inputs.add(
        named("Evaluation", "a schema that can't be had", "")
            .undecided(SCHEMA, SCHEMA_INDETERMINATE));
    inputs.add(
        named("Evaluation", "another schema than its digest says", digest(schema(GOOD)))
            .withSchema(SCHEMA_URL, schema(GOOD + ",\"title\":\"x\""))
            .rejected(SCHEMA, RESOURCE_INTEGRITY));
  }

  private void schema(String comment, String text, ProblemType problem) {
    var input = named("Evaluation", comment, "").withSchema(SCHEMA_URL, text);
    inputs.add(
        problem.leavesOpen() ? input.undecided(SCHEMA, problem) : input.rejected(SCHEMA, problem));
  }

  private void carried() {
    var credential = carrying(PLATFORM, schema(GOOD));
    inputs.add(carried("Control", "a schema in a credential", Actors.secure(credential, PLATFORM)));
    var signed = Actors.secure(credential, PLATFORM);
    var other = Actors.secure(carrying(PLATFORM, schema(GOOD + ",\"title\":\"x\"")), PLATFORM);
    inputs.add(
        carried("Control", "a schema in a credential of this digest", signed, digestOf(signed)));
    inputs.add(
        carried(
                "Evaluation",
                "another credential with a schema than its digest says",
                other,
                digestOf(signed))
            .rejected(SCHEMA, RESOURCE_INTEGRITY));
    carriedBadly("a credential with a schema that nobody signed", credential);
    carriedBadly(
        "a credential with a schema by a stranger",
        Actors.secure(carrying(STRANGER, schema(GOOD)), STRANGER));
    carriedBadly(
        "a credential with a schema in the issuer's name by a stranger",
        Actors.secure(credential, STRANGER));
    carriedBadly(
        "a credential with a schema of another name",
        Actors.secure(credential.with("id", "https://skiff.example/schemas/2"), PLATFORM));
    carriedBadly(
        "a credential with a schema that is over",
        Actors.secure(credential.with("validUntil", "2026-11-02T00:00:00Z"), PLATFORM));
    carriedBadly(
        "a credential with a schema that names another as its own",
        Actors.secure(
            credential.with(
                "credentialSchema",
                json("{\"id\":\"%s\",\"type\":\"JsonSchema\"}".formatted(SCHEMA_URL))),
            PLATFORM));
    carriedBadly(
        "a credential without a schema in it",
        Actors.secure(
            Actors.subject(credential, subject -> subject.without("jsonSchema")), PLATFORM));
    carriedBadly(
        "a credential with a schema that it does not fit",
        Actors.secure(carrying(PLATFORM, schema("\"required\":[\"mood\"]")), PLATFORM));
  }

  private void carriedBadly(String comment, JsonObject carrier) {
    inputs.add(carried("Evaluation", comment, carrier).rejected(SCHEMA, SCHEMA_FAILED));
  }

  private BadInput carried(String flag, String comment, JsonObject carrier) {
    return carried(flag, comment, carrier, "");
  }

  private static String digestOf(JsonObject document) {
    return digest(BadInput.text(document));
  }

  private BadInput carried(String flag, String comment, JsonObject carrier, String more) {
    var schema =
        json("{\"id\":\"%s\",\"type\":\"JsonSchemaCredential\"%s}".formatted(SCHEMA_URL, more));
    return signed(flag, comment, statement.with("credentialSchema", schema))
        .withSchemaCredential(SCHEMA_URL, BadInput.text(carrier));
  }

  private static JsonObject carrying(SigningKey issuer, String schema) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"%s",
         "type":["VerifiableCredential","JsonSchemaCredential"],"issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialSchema":{"id":"%s","type":"JsonSchema"},
         "credentialSubject":{"type":"JsonSchema","jsonSchema":%s}}
        """
            .formatted(SCHEMA_URL, Actors.did(issuer), OWN, schema));
  }

  private BadInput named(String flag, String comment, String more) {
    var schema = json("{\"id\":\"%s\",\"type\":\"JsonSchema\"%s}".formatted(SCHEMA_URL, more));
    return signed(flag, comment, statement.with("credentialSchema", schema));
  }

  private static String schema(String members) {
    return "{\"$id\":\"" + SCHEMA_URL + "\",\"$schema\":\"" + DIALECT + "\"," + members + "}";
  }

  private static String doubling() {
    var definitions = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      var next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
      definitions.append("\"d%d\":{\"allOf\":[%s,%s]},".formatted(i, next, next));
    }
    return "\"$ref\":\"#/$defs/d0\",\"$defs\":{" + definitions + "\"d30\":true}";
  }

  private static String digest(String text) {
    return ",\"digestMultibase\":\"" + multihash(text) + "\"";
  }

  private static JsonObject resource(String id, String text) {
    return JsonObject.builder().put("id", id).put("digestMultibase", multihash(text)).build();
  }

  private static String multihash(String text) {
    var multihash = new byte[34];
    multihash[0] = 0x12;
    multihash[1] = 32;
    System.arraycopy(Sha256.hash(bytes(text)), 0, multihash, 2, 32);
    return Multibase.base64Url(multihash);
  }

  private BadInput related(String flag, String comment, String value) {
    JsonValue resources = json("{\"a\":" + value + "}").get("a").orElseThrow();
    return signed(flag, comment, statement.with("relatedResource", resources));
  }

  private BadInput related(String flag, String comment, JsonObject resource) {
    return related(flag, comment, BadInput.text(resource));
  }

  private static BadInput signed(String flag, String comment, JsonObject document) {
    return BadInput.vc(flag, comment, Actors.secure(document, PLATFORM));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
