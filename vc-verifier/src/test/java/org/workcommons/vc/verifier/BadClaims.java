package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.DOMAIN_RULES;
import static org.workcommons.vc.verifier.Check.SCHEMA;
import static org.workcommons.vc.verifier.Check.SYNTAX;
import static org.workcommons.vc.verifier.Check.TRUST;
import static org.workcommons.vc.verifier.Check.VALIDITY;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;

/** Rightly signed, and still not to be believed: the data model, time, trust and the domain. */
final class BadClaims {
  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject statement = BadCorpus.good().without("proof");

  static List<BadInput> all() {
    var corpus = new BadClaims();
    corpus.model();
    corpus.time();
    corpus.trust();
    corpus.statements();
    corpus.others();
    return corpus.inputs;
  }

  private void model() {
    model("no issuer", statement.without("issuer"));
    model("an issuer that is null", statement.with("issuer", JsonNull.NULL));
    model(
        "two issuers",
        statement.with(
            "issuer",
            JsonArray.ofStrings(
                List.of(Actors.did(PLATFORM).value(), Actors.did(STRANGER).value()))));
    model("an identifier that is null", statement.with("id", JsonNull.NULL));
    model(
        "two identifiers",
        statement.with("id", JsonArray.ofStrings(List.of("urn:uuid:1", "urn:uuid:2"))));
    model("no type", statement.without("type"));
    model(
        "not a credential by its type",
        statement.with("type", JsonArray.ofStrings(List.of("WorkStatementCredential"))));
    model("an empty subject", statement.with("credentialSubject", JsonObject.empty()));
    model("no subject in a list", statement.with("credentialSubject", JsonArray.of()));
    model("text for a subject", statement.with("credentialSubject", new JsonString("Amara")));
    model(
        "a status without a type",
        statement.with("credentialStatus", json("{\"id\":\"urn:x:1\"}")));
    model(
        "a schema without an identifier",
        statement.with("credentialSchema", json("{\"type\":\"JsonSchema\"}")));
    inputs.add(
        signed(
                "Model",
                "a document of version 1.1",
                statement
                    .with(
                        "@context",
                        JsonArray.ofStrings(List.of("https://www.w3.org/2018/credentials/v1")))
                    .with("issuanceDate", "2026-11-01T00:00:00Z"))
            .rejected(SYNTAX, MALFORMED_VALUE_ERROR));
  }

  private void time() {
    model("a time without an offset", statement.with("validFrom", "2026-11-01T00:00:00"));
    model("a leap second", statement.with("validFrom", "2026-06-30T23:59:60Z"));
    model("twenty-four o'clock", statement.with("validFrom", "2026-11-01T24:00:00Z"));
    model("the year 10000", statement.with("validUntil", "10000-01-01T00:00:00Z"));
    model("a year before the first", statement.with("validFrom", "-0001-01-01T00:00:00Z"));
    model("ten digits of a second", statement.with("validFrom", "2026-11-01T00:00:00.0000000001Z"));
    model("the thirtieth of February", statement.with("validFrom", "2026-02-30T00:00:00Z"));
    model(
        "over before it begins",
        statement
            .with("validFrom", "2026-11-02T00:00:00Z")
            .with("validUntil", "2026-11-01T00:00:00Z"));
    inputs.add(
        signed(
                "Validity",
                "valid from tomorrow on",
                statement.with("validFrom", "2026-11-06T00:00:00Z"))
            .rejected(VALIDITY, NOT_YET_VALID));
    inputs.add(
        signed(
                "Validity",
                "over since yesterday",
                statement.with("validUntil", "2026-11-04T00:00:00Z"))
            .rejected(VALIDITY, EXPIRED));
  }

  private void trust() {
    var theirs =
        Actors.subject(
            statement.with("issuer", Actors.did(STRANGER).value()),
            claims -> claims.with("platform", Actors.did(STRANGER).value()));
    inputs.add(
        BadInput.vc("Trust", "from a platform that nobody knows", Actors.secure(theirs, STRANGER))
            .rejected(TRUST, ISSUER_NOT_RECOGNIZED));
    var plain = theirs.with("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
    inputs.add(
        BadInput.vc(
                "Trust", "from a stranger, of no particular type", Actors.secure(plain, STRANGER))
            .rejected(TRUST, ISSUER_NOT_RECOGNIZED));
    var laundered =
        Actors.subject(statement, claims -> claims.with("platform", "did:web:famous.example"));
    inputs.add(
        signed("Assurance", "in the name of a platform that did not sign", laundered)
            .rejected(DOMAIN_RULES, DOMAIN_ISSUER_NOT_PLATFORM));
    inputs.add(
        signed(
                "SchemaUnknown",
                "a schema that nobody here knows",
                statement.with(
                    "credentialSchema",
                    json("{\"id\":\"https://attacker.example/schema\",\"type\":\"JsonSchema\"}")))
            .undecided(SCHEMA, SCHEMA_INDETERMINATE));
  }

  private void statements() {
    schema("a member that no schema knows", claims -> claims.with("bonus", "yes"));
    schema(
        "a member by the name of a prototype",
        claims -> claims.with("__proto__", json("{\"platform\":\"did:web:a.example\"}")));
    schema("a member by the name of a class", claims -> claims.with("@class", "java.lang.Runtime"));
    schema("no month", claims -> claims.without("period"));
    schema("a month that there is not", claims -> claims.with("period", "2024-13"));
    schema("a number that is negative", claims -> claims.with("seq", JsonNumber.of(-1)));
    schema("a number that is not whole", claims -> claims.with("seq", new JsonNumber(1.5)));
    schema("text for a number", claims -> claims.with("seq", "1"));
    schema(
        "hours as a number",
        claims -> claims.with("work", json("{\"engagements\":3,\"hours\":7.5}")));
    schema(
        "hours with an exponent",
        claims -> claims.with("work", json("{\"engagements\":3,\"hours\":\"7e9\"}")));
    schema("an area that moves the terminal's cursor", claims -> claims.with("area", "\u001b[2J"));
    schema("an area of 81 characters", claims -> claims.with("area", "a".repeat(81)));
    schema("a digest cut short", claims -> claims.with("previous", "sha256-AAAA"));
    schema(
        "a first statement with a predecessor",
        claims -> claims.with("previous", "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"));
    schema(
        "a histogram too short for its scale",
        claims ->
            claims.with(
                "ratings",
                json(
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[1,1]}]}")));
    schema(
        "a scale upside down",
        claims ->
            claims.with(
                "ratings",
                json(
                    "{\"scale\":{\"worstRating\":5,\"bestRating\":1},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1]}]}")));
    domain(
        "more ratings than the buckets hold",
        claims ->
            claims.with(
                "ratings",
                json(
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":3,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1]}]}")));
    domain(
        "totals below the month's own",
        claims -> claims.with("cumulative", json("{\"engagements\":2,\"ratingCount\":2}")));
    domain(
        "more ratings than engagements",
        claims -> claims.with("cumulative", json("{\"engagements\":3,\"ratingCount\":4}")));
    inputs.add(
        signed(
                "Schema",
                "a statement about two workers",
                statement.with("credentialSubject", JsonArray.of(subject(), subject())))
            .rejected(SCHEMA, SCHEMA_FAILED));
  }

  private void others() {
    var engagement =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","EngagementCredential"],"issuer":"%s","validFrom":"2026-10-15T00:00:00Z",
         "credentialSubject":{"id":"%s","engagement":{"id":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff",
           "type":"Engagement","platform":"%s","customer":"did:web:family.example","startedAt":"2026-10-14T18:02:00Z",
           "endedAt":"2026-10-14T18:41:00Z","outcome":"completed","repeatIndex":2,"rateBefore":"2026-10-28T18:41:00Z"}}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(WORKER), Actors.did(PLATFORM)));
    inputs.add(
        BadInput.vc(
            "Control",
            "an engagement that both sides signed",
            Actors.secure(Actors.secure(engagement, PLATFORM), WORKER)));
    inputs.add(
        signed("Countersigned", "an engagement that only the platform signed", engagement)
            .rejected(DOMAIN_RULES, DOMAIN_NOT_COUNTERSIGNED));
    var rating =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","RatingCredential"],"issuer":"%s","validFrom":"2026-10-15T00:00:00Z",
         "credentialSubject":{"id":"%s","rating":{"type":"Rating","engagement":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff",
           "direction":"customer-rates-worker","reviewAspect":"service","ratingValue":5,"worstRating":1,"bestRating":5,
           "nullifier":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"}}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(WORKER)));
    inputs.add(
        BadInput.vc("Control", "a rating of somebody else", Actors.secure(rating, PLATFORM)));
    inputs.add(
        signed(
                "SelfRating",
                "a rating of oneself",
                Actors.subject(rating, claims -> claims.with("id", Actors.did(PLATFORM).value())))
            .rejected(DOMAIN_RULES, DOMAIN_SELF_RATING));
    inputs.add(
        BadInput.vc(
                "SelfRating",
                "a rating that the one who is rated signed too",
                Actors.secure(Actors.secure(rating, PLATFORM), WORKER))
            .rejected(DOMAIN_RULES, DOMAIN_SELF_RATING));
    inputs.add(
        signed(
                "Schema",
                "a rating above its scale",
                ratingOf(rating, "ratingValue", JsonNumber.of(6)))
            .rejected(SCHEMA, SCHEMA_FAILED));
    inputs.add(
        signed("Schema", "half a point", ratingOf(rating, "ratingValue", new JsonNumber(4.5)))
            .rejected(SCHEMA, SCHEMA_FAILED));
    inputs.add(
        signed(
                "Schema",
                "a rating in no direction",
                ratingOf(rating, "direction", new JsonString("god-rates-all")))
            .rejected(SCHEMA, SCHEMA_FAILED));
    inputs.add(
        signed(
                "Schema",
                "a review that moves the terminal's cursor",
                ratingOf(rating, "reviewBody", new JsonString("\u009b2J good")))
            .rejected(SCHEMA, SCHEMA_FAILED));
    var membership =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","MembershipCredential"],"issuer":"%s","validFrom":"2026-10-15T00:00:00Z",
         "credentialSubject":{"id":"%s","type":"Member","memberOf":"did:web:harbor-drivers.example","memberClass":"worker","memberSince":"2024-01-09"}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(WORKER)));
    inputs.add(
        signed("Issuer", "a membership that another than the commons issued", membership)
            .rejected(DOMAIN_RULES, DOMAIN_WRONG_ISSUER));
    inputs.add(
        BadInput.vc(
                "Recovery",
                "a membership that guardians signed in the name of the commons",
                sign(
                    json(
                        BadInput.text(membership)
                            .replace(
                                "did:web:harbor-drivers.example", Actors.did(PLATFORM).value())),
                    Actors.key(41)))
            .rejected(Check.ISSUER_BINDING, ISSUER_MISMATCH));
    inputs.add(
        signed(
                "FineTime",
                "a rating of a second of the day",
                rating.with("validFrom", "2026-10-14T18:43:07Z"))
            .rejected(DOMAIN_RULES, DOMAIN_TIME_TOO_FINE));
    times();
  }

  private void times() {
    var reply =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","RatingReplyCredential"],"issuer":"%s","validFrom":"2026-10-15T18:43:07Z",
         "credentialSubject":{"id":"%s","reply":{"type":"RatingReply","replyBody":"Thank you.",
           "repliesTo":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE",
           "nullifier":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"}}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(PLATFORM)));
    inputs.add(
        signed("FineTime", "a reply of a second of the day", reply)
            .rejected(DOMAIN_RULES, DOMAIN_TIME_TOO_FINE));
    var summary =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","ReputationSummaryCredential"],"issuer":"%s",
         "validFrom":"2026-11-01T00:00:00Z","validUntil":"2026-11-15T00:00:00Z",
         "credentialSubject":{"id":"%s","type":"ReputationSummary","algorithm":"commons-score/1",
           "policy":"https://harbor-drivers.example/policy/reputation/4",
           "policyDigest":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE",
           "asOf":"2026-10","dimension":"service","complete":true,"withheld":0,"omissionAllowed":true,
           "predicates":{"two-platforms":{"rule":"platforms >= 2","holds":true}}}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(WORKER)));
    inputs.add(BadInput.vc("Control", "a summary of a month", sign(summary, PLATFORM)));
    inputs.add(
        signed(
                "FineTime",
                "a summary as of a day",
                Actors.subject(
                    summary, claims -> claims.with("asOf", new JsonString("2026-10-31"))))
            .rejected(SCHEMA, SCHEMA_FAILED));
    inputs.add(
        signed(
                "FineTime",
                "a summary that says when it was worked out",
                Actors.subject(
                    summary,
                    claims -> claims.with("evaluatedAt", new JsonString("2026-11-01T09:12:44Z"))))
            .rejected(SCHEMA, SCHEMA_FAILED));
  }

  private static JsonObject ratingOf(JsonObject credential, String name, JsonValue value) {
    return Actors.subject(
        credential,
        claims ->
            claims.with(
                "rating", ((JsonObject) claims.get("rating").orElseThrow()).with(name, value)));
  }

  private JsonObject subject() {
    return (JsonObject) statement.get("credentialSubject").orElseThrow();
  }

  private void model(String comment, JsonObject document) {
    inputs.add(signed("Model", comment, document).rejected(SYNTAX, MALFORMED_VALUE_ERROR));
  }

  private void schema(String comment, UnaryOperator<JsonObject> change) {
    claims("Schema", comment, change, SCHEMA, SCHEMA_FAILED);
  }

  private void domain(String comment, UnaryOperator<JsonObject> change) {
    claims("Counts", comment, change, DOMAIN_RULES, DOMAIN_COUNTS_DISAGREE);
  }

  private void claims(
      String flag,
      String comment,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemType problem) {
    inputs.add(signed(flag, comment, Actors.subject(statement, change)).rejected(check, problem));
  }

  private static BadInput signed(String flag, String comment, JsonObject document) {
    return BadInput.vc(flag, comment, sign(document, PLATFORM));
  }

  private static JsonObject sign(JsonObject document, SigningKey key) {
    return Actors.secure(document, key);
  }
}
