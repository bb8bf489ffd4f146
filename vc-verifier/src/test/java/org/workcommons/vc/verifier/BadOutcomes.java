package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.BadPolicies.proofs;
import static org.workcommons.vc.verifier.BadPolicies.signed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.DisputeGround;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.governance.RatingLeaf;
import org.workcommons.vc.governance.Ruling;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/** Outcomes that must change nothing. Members 61 to 80 can be drawn; worker 50, rater 51. */
final class BadOutcomes {
  private static final Did COMMONS = Did.of("did:web:commons.example");
  private static final Did PLATFORM = Did.of("did:web:skiff.example");
  private static final Digest ROOT = digest("root");
  private static final int DAYS = 21;
  private static final Instant FILED = Instant.parse("2026-10-20T08:00:00Z");
  private static final Instant DECIDED = Instant.parse("2026-10-27T18:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-01T18:00:00Z");
  private static final URI DISPUTE = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6601");
  private static final PanelLot LOT =
      new PanelLot(ROOT, IntStream.rangeClosed(61, 80).mapToObj(i -> did(key(i))).toList());

  private final List<BadEvidence.Case> cases = new ArrayList<>();

  private BadOutcomes() {}

  static List<BadEvidence.Case> all() {
    var all = new BadOutcomes();
    all.good();
    all.panels();
    all.bindings();
    all.appeals();
    all.times();
    all.forms();
    return all.cases;
  }

  private void good() {
    add("Control", "the drawn panel excludes it", certified(decision(Ruling.EXCLUDED)));
    add(
        "Control",
        "and amends it, with the rater",
        signed(amended().json(), append(numbers(4), 51)));
    var first = certified(decision(Ruling.EXCLUDED));
    add("Control", "one appeal", first, certified(appeal(first, LAST.minusSeconds(1), 60)));
  }

  private void panels() {
    var decision = decision(Ruling.EXCLUDED);
    reject("Quorum", "three of five decide", QUORUM_NOT_MET, signed(decision.json(), numbers(3)));
    reject("Quorum", "nobody signed it", PROOF_VERIFICATION_ERROR, decision.json());
    reject(
        "Quorum",
        "one member four times",
        QUORUM_NOT_MET,
        signed(decision.json(), numbers(1)[0], numbers(1)[0], numbers(1)[0], numbers(1)[0]));
    var others =
        IntStream.rangeClosed(61, 80)
            .filter(i -> !drawn().contains(did(key(i))))
            .limit(5)
            .toArray();
    reject("Panel", "members who were not drawn", QUORUM_NOT_MET, signed(decision.json(), others));
    var chosen =
        new Decision.Panel(
            ROOT, LOT.memberList(), IntStream.of(others).mapToObj(i -> did(key(i))).toList());
    reject(
        "Panel",
        "a panel that says that it was drawn",
        OUTCOME_WRONG_PANEL,
        signed(with(decision, Optional.of(chosen)).json(), others));
    reject(
        "Panel",
        "another lot",
        OUTCOME_WRONG_PANEL,
        certified(
            with(
                decision,
                Optional.of(new Decision.Panel(digest("other"), LOT.memberList(), drawn())))));
    reject(
        "Panel",
        "drawn from another list of members",
        OUTCOME_WRONG_PANEL,
        certified(with(decision, Optional.of(new Decision.Panel(ROOT, digest("other"), drawn())))));
    reject(
        "Recovery",
        "guardians of the worker decide her dispute",
        QUORUM_NOT_MET,
        signed(decision.json(), 41, 42, 43, 44));
    reject(
        "Recovery",
        "three of the panel, and a key that was recovered for a fourth",
        QUORUM_NOT_MET,
        signed(decision.json(), append(numbers(3), 41)));
    reject(
        "Panel", "amended without the rater", QUORUM_NOT_MET, signed(amended().json(), numbers(4)));
  }

  private void bindings() {
    var good = certified(decision(Ruling.EXCLUDED));
    reject(
        "Binding",
        "moved to another rating afterwards",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        good.with("leaf", json(leaf(4, 0))));
    reject(
        "Binding",
        "one nullifier at two places",
        OUTCOME_NOT_BOUND,
        certified(at(leaf(3, 0), digest("nullifier"))),
        certified(at(leaf(4, 0), digest("nullifier"))));
    var dispute = signed(dispute().json(), 50);
    var bound = about(dispute, leaf(3, 0), FILED);
    disputes("Control", "decides the dispute that the worker filed", certified(bound), dispute);
    disputes("Binding", "of another dispute than is here", OUTCOME_NOT_BOUND, good, dispute);
    disputes(
        "Binding",
        "about another rating than the dispute",
        OUTCOME_NOT_BOUND,
        certified(about(dispute, leaf(4, 0), FILED)),
        dispute);
    disputes(
        "Binding",
        "filed at another time than the dispute",
        OUTCOME_NOT_BOUND,
        certified(about(dispute, leaf(3, 0), FILED.plusSeconds(1))),
        dispute);
    var forged = signed(dispute().json(), 51);
    disputes(
        "Binding",
        "of a dispute that the worker did not file",
        QUORUM_NOT_MET,
        certified(about(forged, leaf(3, 0), FILED)),
        forged);
    reject(
        "Signature",
        "a proof copied from another outcome",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        BadPolicies.with(
            good,
            proofs(good).get(0),
            proofs(good).get(1),
            proofs(good).get(2),
            proofs(certified(decision(Ruling.UPHELD))).get(3)));
  }

  private void appeals() {
    var first = certified(decision(Ruling.EXCLUDED));
    reject(
        "Appeal",
        "an appeal that came too late",
        OUTCOME_TOO_LATE,
        first,
        certified(appeal(first, LAST, 60)));
    var second = certified(appeal(first, LAST.minusSeconds(1), 60));
    reject(
        "Appeal",
        "an appeal against the appeal",
        OUTCOME_TOO_LATE,
        first,
        second,
        certified(appeal(second, LAST.plusSeconds(120), 180)));
    reject("Appeal", "an appeal against what is not here", OUTCOME_NOT_BOUND, second);
    reject(
        "Appeal",
        "two that decide differently",
        OUTCOME_CONTRADICTED,
        first,
        certified(decision(Ruling.DISMISSED)));
    reject("Appeal", "the same outcome twice", OUTCOME_REPEATED, first, first);
  }

  private void times() {
    var end = FILED.plusSeconds(DAYS * 86_400L);
    var inTime = new Decision.Term(FILED, end, Optional.empty());
    add("Control", "decided in the last second", certified(decided(Ruling.EXCLUDED, inTime)));
    var late = new Decision.Term(FILED, end.plusSeconds(1), Optional.empty());
    reject(
        "Late",
        "decided a second after the time for it",
        OUTCOME_TOO_LATE,
        certified(decided(Ruling.EXCLUDED, late)));
    var now = Actors.NOW;
    var filed = now.minusSeconds(DAYS * 86_400L);
    var waiting = new Decision.Term(filed, filed.plusSeconds(60), Optional.empty());
    add("Control", "pending to the last second", certified(decided(Ruling.PENDING, waiting)));
    var over = new Decision.Term(filed.minusSeconds(1), filed.plusSeconds(60), Optional.empty());
    reject(
        "Late",
        "pending, and never decided",
        OUTCOME_TOO_LATE,
        certified(decided(Ruling.PENDING, over)));
    var pending = certified(decided(Ruling.PENDING, waiting));
    reject(
        "Late",
        "filed anew to have more time",
        OUTCOME_NOT_BOUND,
        pending,
        certified(
            decision(
                leaf(3, 0),
                Ruling.EXCLUDED,
                Optional.empty(),
                new Decision.Term(now.minusSeconds(60), now, Optional.empty()),
                Optional.of(SignedDocument.of(pending).digest()),
                digest("dispute"))));
  }

  private static Decision decided(Ruling ruling, Decision.Term term) {
    return decision(
        leaf(3, 0), ruling, Optional.empty(), term, Optional.empty(), digest("dispute"));
  }

  private void forms() {
    var good = decision(Ruling.EXCLUDED).json();
    form("Form", "an outcome that there is not", good.with("outcome", "forgiven"));
    form(
        "Form",
        "an amendment where nothing is amended",
        good.with(
            "amendment",
            JsonObject.builder().put("step", 4).put("rater", PLATFORM.value()).build()));
    form("Form", "nobody decided", good.without("panel"));
    form("Form", "a reason that moves the terminal's cursor", good.with("reason", "\u009b2J fine"));
    form("Form", "a member of its own", good.with("verdict", "guilty"));
    form(
        "Form",
        "a bucket that no statement has",
        good.with("leaf", json(leaf(3, 0)).with("k", JsonNumber.of(6))));
    form("Time", "decided before it was filed", good.with("decidedAt", "2026-10-19T08:00:00Z"));
    form("Time", "without an offset", good.with("filedAt", "2026-10-20T08:00:00"));
    form("Time", "a leap second", good.with("decidedAt", "2026-10-27T18:00:60Z"));
    form("Time", "with a fraction of a second", good.with("filedAt", "2026-10-20T08:00:00.5Z"));
  }

  private void form(String flag, String comment, JsonObject outcome) {
    reject(flag, comment, MALFORMED_VALUE_ERROR, signed(outcome, numbers(4)));
  }

  private void add(String flag, String comment, JsonObject... outcomes) {
    cases.add(BadEvidence.Case.of("outcome", flag, comment, input(List.of(outcomes))));
  }

  private void reject(String flag, String comment, ProblemType problem, JsonObject... outcomes) {
    cases.add(
        BadEvidence.Case.of("outcome", flag, comment, input(List.of(outcomes))).rejected(problem));
  }

  private void disputes(String flag, String comment, JsonObject outcome, JsonObject dispute) {
    cases.add(
        BadEvidence.Case.of(
            "outcome",
            flag,
            comment,
            input(List.of(outcome)).with("disputes", JsonArray.of(dispute))));
  }

  private void disputes(
      String flag, String comment, ProblemType problem, JsonObject outcome, JsonObject dispute) {
    disputes(flag, comment, outcome, dispute);
    cases.get(cases.size() - 1).rejected(problem);
  }

  private static JsonObject input(List<JsonObject> outcomes) {
    return JsonObject.builder()
        .put("checkpoint", ROOT.value())
        .put("members", JsonArray.ofStrings(LOT.members().stream().map(Did::value).toList()))
        .put("panelSize", 5)
        .put("quorum", 4)
        .put("appeals", 1)
        .put("decideWithinDays", DAYS)
        .put("outcomes", new JsonArray(List.<JsonValue>copyOf(outcomes)))
        .build();
  }

  private static Dispute dispute() {
    return new Dispute(
        DISPUTE,
        COMMONS,
        leaf(3, 0),
        DisputeGround.RETALIATION,
        Dispute.Remedy.EXCLUDE,
        Optional.of("One star after I reported an unsafe pick-up."),
        Optional.empty(),
        FILED);
  }

  private static Decision decision(Ruling ruling) {
    return decision(
        leaf(3, 0),
        ruling,
        Optional.empty(),
        new Decision.Term(FILED, DECIDED, Optional.of(LAST)),
        Optional.empty(),
        digest("dispute"));
  }

  private static Decision amended() {
    return decision(
        leaf(3, 0),
        Ruling.AMENDED,
        Optional.of(new Decision.Amendment(4, did(key(51)))),
        new Decision.Term(FILED, DECIDED, Optional.of(LAST)),
        Optional.empty(),
        digest("dispute"));
  }

  private static Decision at(RatingLeaf leaf, Digest nullifier) {
    return decision(
        new RatingLeaf(
            leaf.issuer(),
            leaf.platform(),
            leaf.worker(),
            leaf.seq(),
            leaf.k(),
            leaf.step(),
            nullifier),
        Ruling.EXCLUDED,
        Optional.empty(),
        new Decision.Term(FILED, DECIDED, Optional.of(LAST)),
        Optional.empty(),
        digest("dispute"));
  }

  private static Decision about(JsonObject dispute, RatingLeaf leaf, Instant filed) {
    return decision(
        leaf,
        Ruling.EXCLUDED,
        Optional.empty(),
        new Decision.Term(filed, DECIDED, Optional.of(LAST)),
        Optional.empty(),
        SignedDocument.of(dispute).digest());
  }

  private static Decision appeal(JsonObject against, Instant filed, long after) {
    var decided = LAST.plusSeconds(after);
    return decision(
        leaf(3, 0),
        Ruling.UPHELD,
        Optional.empty(),
        new Decision.Term(filed, decided, Optional.of(decided.plusSeconds(86_400))),
        Optional.of(SignedDocument.of(against).digest()),
        digest("dispute"));
  }

  private static Decision with(Decision was, Optional<Decision.Panel> panel) {
    return new Decision(
        was.id(),
        was.community(),
        was.policy(),
        was.dispute(),
        was.leaf(),
        was.ruling(),
        was.amendment(),
        was.ruleApplied(),
        was.reason(),
        panel,
        was.term(),
        was.supersedes());
  }

  private static Decision decision(
      RatingLeaf leaf,
      Ruling ruling,
      Optional<Decision.Amendment> amendment,
      Decision.Term term,
      Optional<Digest> supersedes,
      Digest dispute) {
    return new Decision(
        URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6602"),
        COMMONS,
        digest("policy"),
        new Decision.Subject(DISPUTE, dispute),
        leaf,
        ruling,
        amendment,
        "disputes#retaliation",
        "The report came before the rating.",
        Optional.of(new Decision.Panel(ROOT, LOT.memberList(), drawn())),
        term,
        supersedes);
  }

  private static List<Did> drawn() {
    try {
      return LOT.draw(DISPUTE, Set.of(), 5);
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject certified(Decision decision) {
    return signed(decision.json(), numbers(4));
  }

  private static int[] numbers(int count) {
    return drawn().stream().limit(count).mapToInt(did -> 61 + LOT.members().indexOf(did)).toArray();
  }

  private static int[] append(int[] numbers, int number) {
    return IntStream.concat(IntStream.of(numbers), IntStream.of(number)).toArray();
  }

  private static RatingLeaf leaf(int seq, int step) {
    return new RatingLeaf(
        PLATFORM, PLATFORM, did(key(50)), seq, 1, step, digest("nullifier " + seq + " " + step));
  }

  private static JsonObject json(RatingLeaf leaf) {
    return (JsonObject) at(leaf, leaf.nullifier()).json().get("leaf").orElseThrow();
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(UTF_8));
  }
}
