package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.WORKER_ELSEWHERE;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.Actors.secure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;

/** Records that must not count as whole, or not at all. Family 6; organisers 31 and 32. */
final class BadHistories {
  private static final SigningKey FAMILY = key(6);
  private static final SigningKey COMMONS = key(7);
  private static final String JOB = "urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff";
  private static final String OTHER_JOB = "urn:uuid:2b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff";
  private static final String NULLIFIER = "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE";
  private static final String OTHER_NULLIFIER =
      "sha256-Cf0DNhXhB8_atl0Me8ACBWWABR4FfLI_sFJoeTTZBC4";

  private final List<BadEvidence.Case> cases = new ArrayList<>();
  private final List<JsonObject> chain = chain(statement -> statement);

  private BadHistories() {}

  static List<BadEvidence.Case> all() {
    var all = new BadHistories();
    all.selections();
    all.heads();
    all.numbers();
    all.assurances();
    all.direct();
    all.fineTimes();
    all.people();
    return all.cases;
  }

  /** Three months, signed by the platform. */
  private static List<JsonObject> chain(UnaryOperator<JsonObject> change) {
    var changed =
        Actors.unsigned(PLATFORM, WORKER, 3).stream()
            .map(statement -> change.apply(statement.without("credentialStatus")))
            .toList();
    return BadCorpus.plain(changed).stream().map(one -> secure(one, PLATFORM)).toList();
  }

  /** With another last statement. */
  private static List<JsonObject> ending(UnaryOperator<JsonObject> change) {
    var plain =
        new ArrayList<>(
            BadCorpus.plain(
                Actors.unsigned(PLATFORM, WORKER, 3).stream()
                    .map(statement -> statement.without("credentialStatus"))
                    .toList()));
    plain.set(2, change.apply(plain.get(2)));
    return plain.stream().map(one -> secure(one, PLATFORM)).toList();
  }

  private static JsonObject says(JsonObject statement, String member, String value) {
    return Actors.subject(
        statement,
        claims -> claims.with(member, json("{\"v\":" + value + "}").get("v").orElseThrow()));
  }

  private void selections() {
    add("Control", "three months in a row", chain);
    reject(
        "Selection",
        "the second month left out",
        CHAIN_STATEMENT_MISSING,
        List.of(chain.get(0), chain.get(2)));
    reject("Selection", "the first month left out", CHAIN_START_MISSING, chain.subList(1, 3));
    reject(
        "Selection",
        "the second month twice",
        CHAIN_STATEMENT_REPEATED,
        List.of(chain.get(0), chain.get(1), chain.get(1), chain.get(2)));
    var moved = new ArrayList<>(chain);
    Collections.swap(moved, 0, 1);
    reject("Selection", "the second month first", CHAIN_REORDERED, moved);
    var other = chain(statement -> says(statement, "area", "\"Port North\""));
    reject(
        "Selection",
        "a month of another chain",
        CHAIN_LINK_BROKEN,
        List.of(chain.get(0), other.get(1), chain.get(2)));
    reject(
        "Selection",
        "a withheld bucket that nobody counts",
        SCHEMA_FAILED,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":2,\"buckets\":[]}")));
  }

  private void heads() {
    reject(
        "Stale",
        "the last statement is of August",
        CHAIN_HEAD_STALE,
        ending(one -> one.with("validFrom", "2026-09-01T00:00:00Z")));
    var list = "https://skiff.example/status/2";
    var entry =
        json(
            """
            {"id":"%s#3","type":"BitstringStatusListEntry","statusPurpose":"refresh",
             "statusListIndex":"3","statusListCredential":"%s"}
            """
                .formatted(list, list));
    var shown = ending(one -> one.with("credentialStatus", entry));
    cases.add(listed("Control", "the last statement is the newest", shown, list));
    cases.add(
        listed("Stale", "there is a newer statement than the last one", shown, list, 3)
            .rejected(CHAIN_HEAD_SUPERSEDED));
    reject(
        "Time",
        "a month that is not over",
        EVIDENCE_MONTH_AHEAD,
        ending(one -> says(one, "period", "\"2026-11\"")));
    reject(
        "Time",
        "a month that there is not",
        SCHEMA_FAILED,
        ending(one -> says(one, "period", "\"2026-13\"")));
    reject(
        "Time",
        "issued without an offset",
        MALFORMED_VALUE_ERROR,
        ending(one -> one.with("validFrom", "2026-11-01T00:00:00")));
    reject(
        "Time",
        "issued at a leap second",
        MALFORMED_VALUE_ERROR,
        ending(one -> one.with("validFrom", "2026-10-31T23:59:60Z")));
    reject(
        "Time",
        "over before it begins",
        MALFORMED_VALUE_ERROR,
        ending(one -> one.with("validUntil", "2026-10-01T00:00:00Z")));
    reject(
        "Time",
        "issued tomorrow",
        NOT_YET_VALID,
        ending(one -> one.with("validFrom", "2026-11-06T09:00:00Z")));
  }

  private void numbers() {
    reject(
        "Counts",
        "more ratings counted than shown",
        DOMAIN_COUNTS_DISAGREE,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":3,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1]}]}")));
    reject(
        "Counts",
        "a total that does not go on",
        CHAIN_COUNTS_DISAGREE,
        ending(one -> says(one, "cumulative", "{\"engagements\":8,\"ratingCount\":6}")));
    reject(
        "Counts",
        "more ratings than jobs",
        DOMAIN_COUNTS_DISAGREE,
        ending(one -> says(one, "cumulative", "{\"engagements\":5,\"ratingCount\":6}")));
    reject(
        "Scale",
        "the platform changed its scale",
        EVIDENCE_SCALE_MISMATCH,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":0,\"bestRating\":4},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1]}]}")));
    reject(
        "Scale",
        "a histogram longer than the scale",
        SCHEMA_FAILED,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1,0]}]}")));
  }

  private void assurances() {
    var attested =
        says(
            BadCorpus.good().without("proof").with("issuer", did(COMMONS).value()),
            "assurance",
            "\"commons-attested\"");
    add("Control", "attested by two organisers", attested(attested, COMMONS, key(31), key(32)));
    reject(
        "Assurance",
        "attested by nobody but the commons",
        DOMAIN_NOT_ATTESTED,
        attested(attested, COMMONS));
    reject(
        "Assurance",
        "attested by one organiser",
        DOMAIN_NOT_ATTESTED,
        attested(attested, COMMONS, key(31)));
    reject(
        "Assurance",
        "attested by one organiser and the worker",
        DOMAIN_NOT_ATTESTED,
        attested(attested, COMMONS, key(31), WORKER));
    reject(
        "Assurance",
        "attested by two whom the policy does not name",
        QUORUM_NOT_MET,
        attested(attested, COMMONS, key(41), key(42)));
    reject(
        "Assurance",
        "attested by one whom it names and a stranger",
        QUORUM_NOT_MET,
        attested(attested, COMMONS, key(31), key(42)));
    for (var stronger : List.of("platform-signed", "countersigned")) {
      reject(
          "Assurance",
          "a commons says that it is " + stronger,
          DOMAIN_ISSUER_NOT_PLATFORM,
          attested(says(attested, "assurance", "\"" + stronger + "\""), COMMONS, key(31), key(32)));
    }
    var own = attested.with("issuer", did(WORKER).value());
    reject(
        "SelfRating",
        "a worker attests her own record",
        DOMAIN_SELF_RATING,
        attested(own, WORKER, key(31), key(32)));
    reject(
        "SelfRating",
        "a worker is her own platform",
        DOMAIN_SELF_RATING,
        attested(
            says(
                says(own, "assurance", "\"platform-signed\""),
                "platform",
                "\"" + did(WORKER) + "\""),
            WORKER));
    var elsewhere = Actors.unsigned(OTHER_PLATFORM, WORKER, 1).get(0).without("credentialStatus");
    reject(
        "Assurance",
        "of a platform that the policy does not know",
        EVIDENCE_PLATFORM_UNKNOWN,
        List.of(secure(elsewhere, OTHER_PLATFORM)));
    reject(
        "Assurance",
        "of a platform that nobody recognises",
        ISSUER_NOT_RECOGNIZED,
        List.of(
            secure(
                Actors.unsigned(STRANGER, WORKER, 1).get(0).without("credentialStatus"),
                STRANGER)));
  }

  /** What a worker shows tells months of work, and of ratings days at most. */
  private void fineTimes() {
    reject(
        "FineTime",
        "a statement about one day",
        SCHEMA_FAILED,
        ending(one -> says(one, "period", "\"2026-10-14\"")));
    reject(
        "FineTime",
        "a statement that says when work began",
        SCHEMA_FAILED,
        ending(
            one ->
                says(
                    one,
                    "work",
                    "{\"engagements\":3,\"hours\":\"7\",\"startedAt\":\"2026-10-14T18:02:00Z\"}")));
    reject(
        "FineTime",
        "a bucket that says when it was rated",
        SCHEMA_FAILED,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1],\"ratedAt\":\"2026-10-14T18:43:07Z\"}]}")));
    reject(
        "FineTime",
        "ratings with a time for each",
        SCHEMA_FAILED,
        ending(
            one ->
                says(
                    one,
                    "ratings",
                    "{\"scale\":{\"worstRating\":1,\"bestRating\":5},\"ratingCount\":2,\"buckets\":[{\"k\":1,\"h\":[0,0,0,1,1]}],\"times\":[\"2026-10-14\",\"2026-10-15\"]}")));
    var rating = unsigned(JOB, FAMILY, 5, NULLIFIER);
    fineTime("a rating of a second of the day", rating.with("validFrom", "2026-10-15T18:43:07Z"));
    fineTime("a rating of an hour of the day", rating.with("validFrom", "2026-10-15T18:00:00Z"));
    fineTime("a rating of a day elsewhere", rating.with("validFrom", "2026-10-15T00:00:00+02:00"));
    fineTime(
        "a rating that is over at a second of the day",
        rating.with("validUntil", "2027-10-15T18:43:07Z"));
    reject(
        "FineTime",
        "a rating that says when it was revealed",
        SCHEMA_FAILED,
        List.of(
            job(JOB, FAMILY, FAMILY, WORKER),
            secure(
                json(
                    BadInput.text(rating)
                        .replace(
                            "\"type\":\"Rating\"",
                            "\"type\":\"Rating\",\"revealedAt\":\"2026-10-15T18:43:07Z\"")),
                FAMILY)));
  }

  private void fineTime(String comment, JsonObject rating) {
    reject(
        "FineTime",
        comment,
        DOMAIN_TIME_TOO_FINE,
        List.of(job(JOB, FAMILY, FAMILY, WORKER), secure(rating, FAMILY)));
  }

  private static List<JsonObject> attested(JsonObject statement, SigningKey... signers) {
    var signed = statement;
    for (var signer : signers) {
      signed = secure(signed, signer);
    }
    return List.of(signed);
  }

  private void direct() {
    add(
        "Control",
        "a job that both signed, and its rating",
        List.of(job(JOB, FAMILY, FAMILY, WORKER), rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Engagement",
        "a rating without a job",
        EVIDENCE_NO_ENGAGEMENT,
        List.of(rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Engagement",
        "a job that the customer did not sign",
        EVIDENCE_NO_ENGAGEMENT,
        List.of(job(JOB, STRANGER, STRANGER, WORKER), rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Engagement",
        "a job that the worker did not sign",
        DOMAIN_NOT_COUNTERSIGNED,
        List.of(job(JOB, FAMILY, FAMILY), rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Engagement",
        "a rating by somebody else",
        EVIDENCE_NO_ENGAGEMENT,
        List.of(job(JOB, FAMILY, FAMILY, WORKER), rating(JOB, STRANGER, 5, NULLIFIER)));
    reject(
        "Engagement",
        "a job of a platform whose statements count it",
        EVIDENCE_NO_ENGAGEMENT,
        List.of(job(JOB, PLATFORM, PLATFORM, WORKER, FAMILY), rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Scale",
        "a rating off its scale",
        SCHEMA_FAILED,
        List.of(job(JOB, FAMILY, FAMILY, WORKER), rating(JOB, FAMILY, 6, NULLIFIER)));
    reject(
        "Double",
        "two ratings of one job",
        EVIDENCE_RATING_REPEATED,
        List.of(
            job(JOB, FAMILY, FAMILY, WORKER),
            rating(JOB, FAMILY, 5, NULLIFIER),
            rating(JOB, FAMILY, 4, OTHER_NULLIFIER)));
    reject(
        "Double",
        "one nullifier for two jobs",
        EVIDENCE_RATING_REPEATED,
        List.of(
            job(JOB, FAMILY, FAMILY, WORKER),
            job(OTHER_JOB, FAMILY, FAMILY, WORKER),
            rating(JOB, FAMILY, 5, NULLIFIER),
            rating(OTHER_JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "Double",
        "one job under two contents",
        EVIDENCE_RATING_REPEATED,
        List.of(
            job(JOB, FAMILY, FAMILY, WORKER),
            secure(
                secure(engagement(JOB, FAMILY).with("validFrom", "2026-10-15T00:00:00Z"), FAMILY),
                WORKER),
            rating(JOB, FAMILY, 5, NULLIFIER)));
    reject(
        "SelfRating",
        "a rating by the worker herself",
        DOMAIN_SELF_RATING,
        List.of(job(JOB, FAMILY, FAMILY, WORKER), rating(JOB, WORKER, 5, NULLIFIER)));
    var made = new ArrayList<JsonObject>();
    for (int i = 0; i < 4; i++) {
      var customer = key(70 + i);
      var name = JOB.substring(0, JOB.length() - 1) + i;
      made.add(
          secure(
              secure(
                  json(
                      BadInput.text(engagement(name, customer))
                          .replace(did(FAMILY).value(), did(customer).value())),
                  customer),
              WORKER));
      made.add(rating(name, customer, 5, i == 0 ? NULLIFIER : nullifier(i)));
    }
    reject(
        "Engagement", "four made-up customers where three may count", EVIDENCE_NO_ENGAGEMENT, made);
  }

  private static String nullifier(int number) {
    return "sha256-" + String.valueOf((char) ('a' + number)).repeat(42) + "A";
  }

  private static JsonObject job(String name, SigningKey platform, SigningKey... signers) {
    var signed = engagement(name, platform);
    for (var signer : signers) {
      signed = secure(signed, signer);
    }
    return signed;
  }

  private static JsonObject engagement(String name, SigningKey platform) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "id":"%s01",
         "type":["VerifiableCredential","EngagementCredential"],"issuer":"%s",
         "validFrom":"2026-10-14T00:00:00Z",
         "credentialSubject":{"id":"%s","engagement":{"id":"%s","type":"Engagement",
           "platform":"%s","customer":"%s","startedAt":"2026-10-14T18:02:00Z",
           "endedAt":"2026-10-14T18:41:00Z","outcome":"completed","repeatIndex":1,
           "rateBefore":"2026-10-28T18:41:00Z"}}}
        """
            .formatted(
                name.substring(0, name.length() - 2),
                did(platform),
                did(WORKER),
                name,
                did(platform),
                did(FAMILY)));
  }

  private static JsonObject rating(String name, SigningKey rater, int value, String nullifier) {
    return secure(unsigned(name, rater, value, nullifier), rater);
  }

  private static JsonObject unsigned(String name, SigningKey rater, int value, String nullifier) {
    return json(
        """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "type":["VerifiableCredential","RatingCredential"],"issuer":"%s",
             "validFrom":"2026-10-15T00:00:00Z",
             "credentialSubject":{"id":"%s","rating":{"type":"Rating","engagement":"%s",
               "direction":"customer-rates-worker","reviewAspect":"service","ratingValue":%d,
               "worstRating":1,"bestRating":5,"nullifier":"%s"}}}
            """
            .formatted(did(rater), did(WORKER), name, value, nullifier));
  }

  private void people() {
    var hers =
        secure(
            Actors.unsigned(PLATFORM, WORKER_ELSEWHERE, 1).get(0).without("credentialStatus"),
            PLATFORM);
    var both = new ArrayList<>(chain);
    both.add(hers);
    cases.add(of("Control", "two identifiers of one person", both, WORKER, WORKER_ELSEWHERE));
    cases.add(
        of("Mixing", "a statement about somebody who did not sign", both, WORKER)
            .rejected(SUBJECT_HOLDER_MISMATCH));
    cases.add(
        of("Mixing", "presented by a stranger", chain, STRANGER).rejected(SUBJECT_HOLDER_MISMATCH));
    cases.add(
        of("Recovery", "her guardians show her record without her", chain, key(41), key(42))
            .rejected(SUBJECT_HOLDER_MISMATCH));
    var recovered =
        json(
            BadInput.text(chain.get(2).without("proof"))
                .replace(did(WORKER).value(), did(key(43)).value()));
    cases.add(
        of(
                "Recovery",
                "her last month, issued anew to the key that guardians recovered",
                List.of(chain.get(0), chain.get(1), secure(recovered, PLATFORM)),
                WORKER,
                key(43))
            .rejected(CHAIN_START_MISSING));
  }

  private void add(String flag, String comment, List<JsonObject> credentials) {
    cases.add(of(flag, comment, credentials, WORKER));
  }

  private void reject(
      String flag, String comment, ProblemType problem, List<JsonObject> credentials) {
    cases.add(of(flag, comment, credentials, WORKER).rejected(problem));
  }

  private static BadEvidence.Case listed(
      String flag, String comment, List<JsonObject> credentials, String list, int... set) {
    var document =
        json(
            BadInput.text(Actors.statusList(PLATFORM, set))
                .replace(Actors.LIST.toString(), list)
                .replace("\"revocation\"", "\"refresh\""));
    var published =
        JsonObject.builder()
            .put("url", list)
            .put("text", BadInput.text(secure(document, PLATFORM)))
            .build();
    return BadEvidence.Case.of(
        "history",
        flag,
        comment,
        input(credentials, WORKER).with("statusLists", JsonArray.of(published)));
  }

  private static BadEvidence.Case of(
      String flag, String comment, List<JsonObject> credentials, SigningKey... holders) {
    return BadEvidence.Case.of("history", flag, comment, input(credentials, holders));
  }

  private static JsonObject input(List<JsonObject> credentials, SigningKey... holders) {
    var presentation = Actors.presentation(credentials);
    for (var holder : holders) {
      presentation =
          Actors.proof(
              presentation,
              holder,
              ProofOptions.authentication(
                  DidKey.verificationMethod(did(holder)),
                  Actors.NOW,
                  new ProofOptions.Binding(Actors.AUDIENCE.toString(), BadCorpus.CHALLENGE)));
    }
    var trusted =
        List.of(
            did(PLATFORM).value(),
            did(OTHER_PLATFORM).value(),
            did(COMMONS).value(),
            did(WORKER).value());
    return JsonObject.builder()
        .put("policy", policy())
        .put("month", "2026-10")
        .put("audience", Actors.AUDIENCE.toString())
        .put("challenge", BadCorpus.CHALLENGE)
        .put("trustedIssuers", JsonArray.ofStrings(trusted))
        .put("wants", JsonArray.ofStrings(types(credentials)))
        .put("presentation", presentation)
        .build();
  }

  /** What a verifier asked for who got just this. */
  private static List<String> types(List<JsonObject> credentials) {
    return credentials.stream()
        .map(credential -> JsonArray.itemsOf(credential.get("type").orElseThrow()).get(1))
        .map(type -> ((JsonString) type).value())
        .distinct()
        .toList();
  }

  /** The platform is on the policy's list with five steps; three direct ratings can count. */
  private static JsonValue policy() {
    var direct =
        json(
            """
            {"worst":1,"best":5,"normalisation":"linear",
             "table":[0,125000,250000,375000,500000],"variance":250000,"ceiling":3}
            """);
    return json(
        BadInput.text(BadPolicies.first().with("direct", direct))
            .replace("did:web:skiffrides.example", did(PLATFORM).value()));
  }
}
