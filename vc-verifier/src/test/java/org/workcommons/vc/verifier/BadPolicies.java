package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

/** Policies that must not be taken for a community's. Members 31 to 35 sign, three of them. */
final class BadPolicies {
  private static final Path SPECS = Path.of(System.getProperty("vc.root", "..")).resolve("specs");
  static final String TEXT = "Each rating counts for two years, and then less and less.";

  private final List<BadEvidence.Case> cases = new ArrayList<>();

  private BadPolicies() {}

  static List<BadEvidence.Case> all() {
    var all = new BadPolicies();
    all.good();
    all.form();
    all.times();
    all.signatures();
    all.recoveries();
    all.chains();
    return all.cases;
  }

  /** The first version, unsigned. */
  static JsonObject first() {
    var members = new ArrayList<String>();
    for (int i = 31; i <= 35; i++) {
      members.add(did(key(i)).value());
    }
    try {
      return json(Files.readString(SPECS.resolve("vectors/governance-policy/policy.json")))
          .with("version", JsonNumber.of(1))
          .with("previous", "none")
          .with(
              "text",
              JsonObject.builder()
                  .put("url", "https://harbor-drivers.example/policy/1.txt")
                  .put("digest", Digest.of(TEXT.getBytes(UTF_8)).value())
                  .build())
          .with(
              "signers",
              JsonObject.builder()
                  .put("threshold", 3)
                  .put("of", JsonArray.ofStrings(members))
                  .build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static JsonObject signed(JsonObject document, int... members) {
    return signed(document, NOW.minusSeconds(3600), members);
  }

  static JsonObject signed(JsonObject document, Instant created, int... members) {
    try {
      var signed = SignedDocument.of(document);
      for (int i = 0; i < members.length; i++) {
        var key = key(members[i]);
        signed =
            signed.sign(
                key, DidKey.verificationMethod(did(key)), created.minusSeconds(members.length - i));
      }
      return signed.json();
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<JsonObject> proofs(JsonObject document) {
    return JsonArray.itemsOf(document.get("proof").orElseThrow()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  static JsonObject with(JsonObject document, JsonObject... proofs) {
    return document.with("proof", new JsonArray(List.<JsonValue>of(proofs)));
  }

  private void good() {
    var first = signed(first(), 31, 32, 33);
    cases.add(policy("Control", "three of five signed it", first));
    cases.add(policy("Control", "all of them signed it", signed(first(), 31, 32, 33, 34, 35)));
    var second = next(first);
    cases.add(versions("Control", "a second version", first, signed(second, 33, 34, 35)));
  }

  /** New keys are signers when the old ones say so, and no guardian says it for them. */
  private void recoveries() {
    var first = signed(first(), 31, 32, 33);
    var members = new ArrayList<String>();
    for (int i = 41; i <= 45; i++) {
      members.add(did(key(i)).value());
    }
    var fresh =
        next(first)
            .with(
                "signers",
                JsonObject.builder()
                    .put("threshold", 3)
                    .put("of", JsonArray.ofStrings(members))
                    .build());
    cases.add(
        versions("Control", "old signers hand over to new keys", first, signed(fresh, 31, 32, 33)));
    cases.add(
        versions(
                "Recovery",
                "recovered keys take the signers' place",
                first,
                signed(fresh, 41, 42, 43))
            .rejected(QUORUM_NOT_MET));
    cases.add(
        versions(
                "Recovery",
                "two old signers and three recovered keys",
                first,
                signed(fresh, 31, 32, 41, 42, 43))
            .rejected(QUORUM_NOT_MET));
    var easier =
        put(next(first), "signers", "{\"threshold\":1,\"of\":[\"%s\"]}".formatted(did(key(31))));
    cases.add(
        versions("Recovery", "one signer makes herself the only one", first, signed(easier, 31))
            .rejected(QUORUM_NOT_MET));
    var third =
        next(signed(fresh, 31, 32, 33))
            .with("version", JsonNumber.of(3))
            .with("effectiveFrom", "2026-09-01");
    cases.add(
        versions(
                "Recovery",
                "keys that were handed over sign once more",
                first,
                signed(fresh, 31, 32, 33),
                signed(third, 31, 32, 33))
            .rejected(QUORUM_NOT_MET));
  }

  private static JsonObject next(JsonObject before) {
    return first()
        .with("version", JsonNumber.of(2))
        .with("previous", digest(before))
        .with("id", "https://harbor-drivers.example/policy/reputation/5")
        .with("effectiveFrom", "2026-08-01");
  }

  private void form() {
    form("no member of its own", policy -> policy.with("weights", JsonObject.empty()));
    form("no type", policy -> policy.without("type"));
    form("another algorithm", policy -> policy.with("algorithm", "commons-score/2"));
    form("a repeat weight above one", policy -> put(policy, "repeatRater", "[1000001]"));
    form("no repeat weight at all", policy -> put(policy, "repeatRater", "[]"));
    form(
        "a fade that ends before it begins",
        policy -> put(policy, "recency", "{\"plateauMonths\":36,\"fadeEndMonths\":24}"));
    form(
        "hidden ratings that are worth something",
        policy -> put(policy, "withheld", "{\"value\":1,\"variance\":250000}"));
    form(
        "a smaller variance for hidden ratings than for shown ones",
        policy -> put(policy, "withheld", "{\"value\":0,\"variance\":1}"));
    form(
        "a panel smaller than its quorum",
        policy ->
            put(
                policy,
                "disputes",
                "{\"panelSize\":3,\"quorum\":4,\"pendingCap\":5,\"decideWithinDays\":21,\"appeals\":1}"));
    form(
        "a predicate that hiding could make true",
        policy -> put(policy, "predicates", "{\"few\":\"ratings <= 5\"}"));
    form(
        "a predicate with a program in it",
        policy -> put(policy, "predicates", "{\"x\":\"lower >= 1 or complete\"}"));
    form(
        "a signer twice",
        policy ->
            put(
                policy,
                "signers",
                "{\"threshold\":2,\"of\":[\"did:web:a.example\",\"did:web:a.example\"]}"));
    form(
        "one attester",
        policy -> put(policy, "attesters", "{\"threshold\":2,\"of\":[\"did:web:a.example\"]}"));
    form(
        "direct work without a bound",
        policy ->
            put(
                policy,
                "direct",
                "{\"worst\":1,\"best\":2,\"normalisation\":\"linear\",\"table\":[0,1000000],\"variance\":250000,\"ceiling\":null}"));
    form(
        "a ceiling for a standing that there is not",
        policy -> put(policy, "ceilings", "{\"beloved\":5}"));
    form("a number with a fraction", policy -> put(policy, "lowerBound", "{\"z100\":1.5}"));
    cases.add(
        policy(
                "Form",
                "a predicate longer than anybody reads",
                signed(
                    put(
                        first(),
                        "predicates",
                        "{\"long\":\"" + "complete and ".repeat(100) + "complete\"}"),
                    31,
                    32,
                    33))
            .rejected(LIMIT_EXCEEDED));
  }

  private void form(String comment, UnaryOperator<JsonObject> change) {
    cases.add(
        policy("Form", comment, signed(change.apply(first()), 31, 32, 33))
            .rejected(MALFORMED_VALUE_ERROR));
  }

  private static JsonObject put(JsonObject policy, String member, String value) {
    return policy.with(member, json("{\"v\":" + value + "}").get("v").orElseThrow());
  }

  private void times() {
    for (var day :
        List.of("2026-02-30", "2026-7-1", "2026-07-01T00:00:00Z", "10000-01-01", "-0001-01-01")) {
      cases.add(
          policy(
                  "Time",
                  "in effect from " + day,
                  signed(first().with("effectiveFrom", day), 31, 32, 33))
              .rejected(MALFORMED_VALUE_ERROR));
    }
    cases.add(
        policy("Time", "signed tomorrow", signed(first(), NOW.plusSeconds(86_400), 31, 32, 33))
            .rejected(PROOF_NOT_YET_VALID));
    cases.add(
        policy(
            "Control",
            "signed within the clock skew",
            signed(first(), NOW.plusSeconds(60), 31, 32, 33)));
    var good = signed(first(), 31, 32, 33);
    for (var created :
        List.of(
            "2026-11-05T08:00:00", "2026-11-05T24:00:00Z", "2026-11-05T07:59:60Z", "2026-11-05")) {
      var proofs = proofs(good);
      cases.add(
          policy(
                  "Time",
                  "a proof made at " + created,
                  with(good, proofs.get(0).with("created", created), proofs.get(1), proofs.get(2)))
              .rejected(MALFORMED_VALUE_ERROR));
    }
  }

  private void signatures() {
    var good = signed(first(), 31, 32, 33);
    var proofs = proofs(good);
    cases.add(policy("Quorum", "nobody signed it", first()).rejected(PROOF_VERIFICATION_ERROR));
    cases.add(
        policy("Quorum", "two of five signed it", signed(first(), 31, 32))
            .rejected(QUORUM_NOT_MET));
    cases.add(
        policy("Quorum", "two of five and two strangers", signed(first(), 31, 32, 41, 42))
            .rejected(QUORUM_NOT_MET));
    cases.add(
        policy("Quorum", "one of five three times", signed(first(), 31, 31, 31))
            .rejected(QUORUM_NOT_MET));
    cases.add(
        policy(
                "Signature",
                "the same proof twice",
                with(good, proofs.get(0), proofs.get(1), proofs.get(1)))
            .rejected(PROOF_VERIFICATION_ERROR));
    cases.add(
        policy(
                "Signature",
                "a constant changed afterwards",
                put(good, "lowerBound", "{\"z100\":0}"))
            .rejected(CRYPTOGRAPHIC_SECURITY_ERROR));
    cases.add(
        policy(
                "Signature",
                "three good proofs and a bad one",
                with(
                    good,
                    proofs.get(0),
                    proofs.get(1),
                    proofs.get(2),
                    proofs(signed(first(), 34))
                        .get(0)
                        .with("proofValue", proofs.get(0).string("proofValue").orElseThrow())))
            .rejected(CRYPTOGRAPHIC_SECURITY_ERROR));
    var other = signed(first().with("dimension", "craft"), 33);
    cases.add(
        policy(
                "Signature",
                "a proof copied from another policy",
                with(good, proofs.get(0), proofs.get(1), proofs(other).get(0)))
            .rejected(CRYPTOGRAPHIC_SECURITY_ERROR));
    cases.add(
        policy(
                "Signature",
                "a proof that was made to log in",
                with(
                    good,
                    proofs.get(0),
                    proofs.get(1),
                    proofs.get(2).with("proofPurpose", "authentication")))
            .rejected(PROOF_VERIFICATION_ERROR));
    cases.add(
        policy(
                "Signature",
                "a legacy suite",
                with(
                    good,
                    proofs.get(0),
                    proofs.get(1),
                    proofs.get(2).with("type", "Ed25519Signature2020").without("cryptosuite")))
            .rejected(PROOF_VERIFICATION_ERROR));
    cases.add(
        policy(
                "Signature",
                "its time changed",
                with(
                    good,
                    proofs.get(0),
                    proofs.get(1),
                    proofs.get(2).with("created", "2026-11-01T00:00:00Z")))
            .rejected(CRYPTOGRAPHIC_SECURITY_ERROR));
    cases.add(
        policy(
                "Signature",
                "another's key named",
                with(
                    good,
                    proofs.get(0),
                    proofs.get(1),
                    proofs
                        .get(2)
                        .with(
                            "verificationMethod",
                            DidKey.verificationMethod(did(key(34))).toString())))
            .rejected(CRYPTOGRAPHIC_SECURITY_ERROR));
    keys();
  }

  /** A treasurer with a DID of the web, whose key can be revoked. */
  private void keys() {
    var treasurer = "did:web:treasurer.example";
    var policy =
        put(
            first(),
            "signers",
            "{\"threshold\":2,\"of\":[\"%s\",\"%s\"]}".formatted(treasurer, did(key(31))));
    var method = DidUrl.of(treasurer + "#key");
    try {
      var signed =
          SignedDocument.of(policy)
              .sign(key(31), DidKey.verificationMethod(did(key(31))), NOW.minusSeconds(7200))
              .sign(key(36), method, NOW.minusSeconds(3600))
              .json();
      cases.add(known("Control", "a signer whose key is published", signed, controller(36, "")));
      cases.add(
          known(
                  "Key",
                  "signed in time, with a key that is revoked now",
                  signed,
                  controller(36, ",\"revoked\":\"2026-11-05T08:59:00Z\""))
              .rejected(KEY_REVOKED));
      cases.add(
          known(
                  "Key",
                  "with a key that has expired",
                  signed,
                  controller(36, ",\"expires\":\"2026-11-05T08:59:00Z\""))
              .rejected(KEY_EXPIRED));
      var twice =
          SignedDocument.of(policy)
              .sign(key(31), DidKey.verificationMethod(did(key(31))), NOW.minusSeconds(7200))
              .sign(key(31), method, NOW.minusSeconds(3600))
              .json();
      cases.add(
          known("Key", "one key under two names", twice, controller(31, ""))
              .rejected(PROOF_VERIFICATION_ERROR));
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject controller(int key, String more) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/did/v1","https://w3id.org/security/multikey/v1"],
         "id":"did:web:treasurer.example",
         "verificationMethod":[{"id":"did:web:treasurer.example#key","type":"Multikey",
           "controller":"did:web:treasurer.example","publicKeyMultibase":"%s"%s}],
         "assertionMethod":["did:web:treasurer.example#key"]}
        """
            .formatted(did(key(key)).value().substring("did:key:".length()), more));
  }

  private void chains() {
    var first = signed(first(), 31, 32, 33);
    var second = next(first);
    cases.add(
        BadEvidence.Case.of(
                "policy",
                "Anchor",
                "another first version than is known",
                input(
                    List.of(signed(first().with("dimension", "craft"), 31, 32, 33)),
                    digest(first),
                    TEXT))
            .rejected(POLICY_NOT_ANCHORED));
    cases.add(
        versions(
                "Quorum",
                "a second version that its own new signers signed",
                first,
                signed(
                    put(
                        second,
                        "signers",
                        "{\"threshold\":1,\"of\":[\"%s\"]}".formatted(did(key(41)))),
                    41))
            .rejected(QUORUM_NOT_MET));
    cases.add(
        versions(
                "Chain",
                "a second version of something else",
                first,
                signed(second.with("previous", digest(second)), 31, 32, 33))
            .rejected(POLICY_CHAIN_BROKEN));
    cases.add(
        versions(
                "Chain",
                "a version skipped",
                first,
                signed(second.with("version", JsonNumber.of(3)), 31, 32, 33))
            .rejected(POLICY_CHAIN_BROKEN));
    cases.add(
        versions(
                "Chain",
                "another community's second version",
                first,
                signed(second.with("community", "did:web:other.example"), 31, 32, 33))
            .rejected(POLICY_CHAIN_BROKEN));
    cases.add(
        versions("Chain", "the first version twice", first, first).rejected(POLICY_CHAIN_BROKEN));
    cases.add(
        BadEvidence.Case.of(
                "policy",
                "Text",
                "other words than those that were signed",
                input(List.of(first), digest(first), TEXT + " Or not."))
            .rejected(POLICY_TEXT_CHANGED));
  }

  private static BadEvidence.Case policy(String flag, String comment, JsonObject policy) {
    return versions(flag, comment, policy);
  }

  private static BadEvidence.Case versions(String flag, String comment, JsonObject... versions) {
    return BadEvidence.Case.of(
        "policy", flag, comment, input(List.of(versions), digest(versions[0]), TEXT));
  }

  private static BadEvidence.Case known(
      String flag, String comment, JsonObject policy, JsonObject controller) {
    return BadEvidence.Case.of(
        "policy",
        flag,
        comment,
        input(List.of(policy), digest(policy), TEXT)
            .with("didDocuments", JsonArray.of(controller)));
  }

  private static JsonObject input(List<JsonObject> versions, String first, String text) {
    return JsonObject.builder()
        .put("first", first)
        .put("versions", new JsonArray(List.<JsonValue>copyOf(versions)))
        .put(
            "texts",
            JsonArray.of(
                JsonObject.builder()
                    .put("url", "https://harbor-drivers.example/policy/1.txt")
                    .put("text", text)
                    .build()))
        .build();
  }

  static String digest(JsonObject document) {
    return SignedDocument.of(document).digest().value();
  }
}
