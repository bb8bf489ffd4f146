package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.BadPolicies.proofs;
import static org.workcommons.vc.verifier.BadPolicies.signed;
import static org.workcommons.vc.verifier.BadPolicies.with;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.OutputSchema;
import org.workcommons.vc.governance.RecognizedAction;
import org.workcommons.vc.governance.RecognizedEntity;
import org.workcommons.vc.governance.Standing;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.WorkStatement;

/** Lists by which nobody must be recognised. Members 31 to 33 sign the anchor's, two of them. */
final class BadTrustLists {
  private static final Did COMMONS = Did.of("did:web:commons.example");
  private static final Did TANDEM = Did.of("did:web:tandem.example");
  private static final Did SKIFF = Did.of("did:web:skiff.example");
  private static final URI LIST = URI.create("https://commons.example/list");
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final RecognizedAction STATEMENTS = issues(WorkStatement.TYPE.schema());
  private static final RecognizedAction LISTS = issues(TrustList.SCHEMA);
  private static final RecognizedEntity GOOD = RecognizedEntity.of(TANDEM, STATEMENTS);

  private final List<BadEvidence.Case> cases = new ArrayList<>();

  private BadTrustLists() {}

  static List<BadEvidence.Case> all() {
    var all = new BadTrustLists();
    all.good();
    all.actions();
    all.times();
    all.signatures();
    all.walks();
    return all.cases;
  }

  private static RecognizedAction issues(URI schema) {
    return new RecognizedAction(Action.ISSUE, List.of(OutputSchema.of(schema)));
  }

  private static JsonObject list(RecognizedEntity... entities) {
    return edition(FROM, entities);
  }

  private static JsonObject edition(Instant from, RecognizedEntity... entities) {
    return new TrustList(LIST, COMMONS, Optional.empty(), from, from.plus(MONTH), List.of(entities))
        .json();
  }

  /** By community {@code number}, which signs for itself. */
  private static JsonObject below(int number, URI above, RecognizedEntity... entities) {
    return signed(
        new TrustList(
                id(number),
                did(key(number)),
                Optional.of(above),
                FROM,
                FROM.plus(MONTH),
                List.of(entities))
            .json(),
        number);
  }

  private static URI id(int number) {
    return URI.create("https://c" + number + ".example/list");
  }

  private void good() {
    add("Control", "two of three signed it", signed(list(GOOD), 31, 32));
    var community = RecognizedEntity.of(did(key(50)), LISTS);
    add(
        "Control",
        "by a community that the anchor lists",
        signed(list(community), 31, 32),
        below(50, LIST, GOOD));
    add(
        "Control",
        "on probation, and recognised",
        signed(list(GOOD.withStanding(Standing.PROBATION)), 31, 32));
  }

  private void actions() {
    reject(
        "Action",
        "recognised to ask, and to issue nothing",
        ACTION_NOT_RECOGNIZED,
        signed(
            list(RecognizedEntity.of(TANDEM, new RecognizedAction(Action.VERIFY, List.of()))),
            31,
            32));
    reject(
        "Action",
        "recognised to issue nothing in particular",
        ACTION_NOT_RECOGNIZED,
        signed(
            list(RecognizedEntity.of(TANDEM, new RecognizedAction(Action.ISSUE, List.of()))),
            31,
            32));
    reject(
        "Action",
        "recognised to issue another type",
        ACTION_NOT_RECOGNIZED,
        signed(
            list(
                RecognizedEntity.of(
                    TANDEM, issues(URI.create("https://w3id.org/workcommons/schemas/rating/1")))),
            31,
            32));
    reject(
        "Action",
        "a schema that nobody knows",
        ACTION_NOT_RECOGNIZED,
        signed(
            list(RecognizedEntity.of(TANDEM, issues(URI.create("https://tandem.example/schema")))),
            31,
            32));
    reject(
        "Action",
        "suspended",
        ISSUER_NOT_RECOGNIZED,
        signed(list(GOOD.withStanding(Standing.SUSPENDED)), 31, 32));
    reject(
        "Action",
        "somebody else is recognised",
        ISSUER_NOT_RECOGNIZED,
        signed(list(RecognizedEntity.of(SKIFF, STATEMENTS)), 31, 32));
    reject(
        "Action",
        "a platform that issues statements lets others in",
        ISSUER_NOT_RECOGNIZED,
        signed(list(RecognizedEntity.of(did(key(50)), STATEMENTS)), 31, 32),
        below(50, LIST, GOOD));
  }

  private void times() {
    reject(
        "Stale",
        "an edition that is over",
        EXPIRED,
        signed(edition(FROM.minus(MONTH), GOOD), 31, 32));
    reject(
        "Stale",
        "an edition that has not begun",
        NOT_YET_VALID,
        signed(edition(NOW.plusSeconds(1), GOOD), 31, 32));
    reject(
        "Stale",
        "an old edition beside a newer one that lists it no more",
        ISSUER_NOT_RECOGNIZED,
        signed(edition(FROM.minusSeconds(86_400), GOOD), 31, 32),
        signed(edition(FROM, RecognizedEntity.of(SKIFF, STATEMENTS)), 31, 32));
    reject(
        "Stale",
        "two editions that begin together",
        TRUST_LISTS_CONTRADICT,
        signed(list(GOOD), 31, 32),
        signed(list(RecognizedEntity.of(SKIFF, STATEMENTS)), 31, 32));
    time("over before it begins", "validUntil", "2026-10-01T00:00:00Z");
    time("without an offset", "validFrom", "2026-11-01T00:00:00");
    time("a leap second", "validUntil", "2026-11-30T23:59:60Z");
    time("twenty-four o'clock", "validUntil", "2026-11-30T24:00:00Z");
    time("the year 10000", "validUntil", "10000-01-01T00:00:00Z");
    time("a year before the first", "validFrom", "-0001-01-01T00:00:00Z");
    reject(
        "Time",
        "in force for years",
        RANGE_ERROR,
        signed(list(GOOD).with("validUntil", "2031-01-01T00:00:00Z"), 31, 32));
  }

  private void time(String comment, String member, String value) {
    reject("Time", comment, MALFORMED_VALUE_ERROR, signed(list(GOOD).with(member, value), 31, 32));
  }

  private void signatures() {
    var good = signed(list(GOOD), 31, 32);
    reject("Quorum", "one of three signed it", QUORUM_NOT_MET, signed(list(GOOD), 31));
    reject("Quorum", "one of three twice", QUORUM_NOT_MET, signed(list(GOOD), 31, 31));
    reject("Quorum", "strangers signed it", QUORUM_NOT_MET, signed(list(GOOD), 41, 42));
    reject(
        "Recovery",
        "one of three, and keys that guardians recovered for two",
        QUORUM_NOT_MET,
        signed(list(GOOD), 31, 41, 42));
    var stolen =
        signed(
            new TrustList(id(60), COMMONS, Optional.empty(), FROM, FROM.plus(MONTH), List.of(GOOD))
                .json(),
            60);
    reject(
        "Recovery",
        "another list of the community, by a key that somebody recovered",
        QUORUM_NOT_MET,
        stolen);
    reject(
        "Signature",
        "an entity added afterwards",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        good.with(
            "credentialSubject",
            list(GOOD, RecognizedEntity.of(SKIFF, STATEMENTS))
                .get("credentialSubject")
                .orElseThrow()));
    var other = signed(edition(FROM.plusSeconds(1), GOOD), 32);
    reject(
        "Signature",
        "a proof copied from another edition",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        with(good, proofs(good).get(0), proofs(other).get(0)));
    reject(
        "Signature",
        "a proof that was made to log in",
        PROOF_VERIFICATION_ERROR,
        with(
            good, proofs(good).get(0), proofs(good).get(1).with("proofPurpose", "authentication")));
    reject(
        "Context",
        "another context first",
        MALFORMED_VALUE_ERROR,
        signed(
            list(GOOD)
                .with("@context", JsonArray.ofStrings(List.of("https://attacker.example/v2"))),
            31,
            32));
    reject(
        "Context",
        "a context put in afterwards",
        PROOF_VERIFICATION_ERROR,
        good.with(
            "@context",
            JsonArray.ofStrings(
                List.of("https://www.w3.org/ns/credentials/v2", "https://attacker.example/v2"))));
    reject(
        "Context",
        "a context of its own",
        MALFORMED_VALUE_ERROR,
        signed(
            list(GOOD)
                .with(
                    "@context",
                    JsonArray.of(
                        new JsonString("https://www.w3.org/ns/credentials/v2"),
                        JsonObject.builder().put("issuer", "https://attacker.example/x").build())),
            31,
            32));
  }

  private void walks() {
    var a = below(50, id(51), RecognizedEntity.of(did(key(51)), LISTS));
    var b = below(51, id(50), RecognizedEntity.of(did(key(50)), LISTS), GOOD);
    reject("Cycle", "two communities that only vouch for each other", TRUST_LIST_CYCLE, a, b);
    reject(
        "Cycle",
        "a community that vouches for itself",
        TRUST_LIST_CYCLE,
        below(50, id(50), RecognizedEntity.of(did(key(50)), LISTS), GOOD));
    reject("Cycle", "the list above is not here", TRUST_LIST_MISSING, below(50, LIST, GOOD));
    var lists = new ArrayList<JsonObject>();
    lists.add(signed(list(RecognizedEntity.of(did(key(50)), LISTS)), 31, 32));
    for (int i = 50; i < 62; i++) {
      var next = i == 61 ? GOOD : RecognizedEntity.of(did(key(i + 1)), LISTS);
      lists.add(below(i, i == 50 ? LIST : id(i - 1), next));
    }
    reject("Cycle", "thirteen lists deep", TRUST_LIST_TOO_DEEP, lists.toArray(JsonObject[]::new));
    reject(
        "Anchor",
        "a community that no anchor knows",
        ISSUER_NOT_RECOGNIZED,
        signed(
            new TrustList(
                    LIST, did(key(50)), Optional.empty(), FROM, FROM.plus(MONTH), List.of(GOOD))
                .json(),
            50));
    reject(
        "Name",
        "two names that look alike",
        NAMES_CONFUSABLE,
        signed(
            list(
                RecognizedEntity.of(SKIFF).withName("Tandem Drivers"),
                RecognizedEntity.of(COMMONS).withName("T\u0430ndem Drivers")),
            31,
            32));
    reject(
        "Signature",
        "hearsay: recognised by another than the list's issuer",
        MALFORMED_VALUE_ERROR,
        signed(
            replaced(
                list(GOOD),
                "\"recognizedBy\":\"did:web:commons.example\"",
                "\"recognizedBy\":\"did:web:skiff.example\""),
            31,
            32));
  }

  private static JsonObject replaced(JsonObject document, String from, String to) {
    var text = BadInput.text(document);
    if (!text.contains(from)) {
      throw new AssertionError(text);
    }
    return Actors.json(text.replace(from, to));
  }

  private void add(String flag, String comment, JsonObject... lists) {
    cases.add(of(flag, comment, lists));
  }

  private void reject(String flag, String comment, ProblemType problem, JsonObject... lists) {
    cases.add(of(flag, comment, lists).rejected(problem));
  }

  private static BadEvidence.Case of(String flag, String comment, JsonObject... lists) {
    var members = List.of(did(key(31)).value(), did(key(32)).value(), did(key(33)).value());
    var anchor =
        JsonObject.builder()
            .put("community", COMMONS.value())
            .put("threshold", 2)
            .put("of", JsonArray.ofStrings(members))
            .build();
    return BadEvidence.Case.of(
        "trust-list",
        flag,
        comment,
        JsonObject.builder()
            .put("anchor", anchor)
            .put("lists", new JsonArray(List.<JsonValue>of(lists)))
            .put("entity", TANDEM.value())
            .put("action", "issue")
            .put("type", WorkStatement.TYPE.credentialType())
            .build());
  }
}
