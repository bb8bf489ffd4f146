package org.workcommons.vc.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.governance.Members.NOW;
import static org.workcommons.vc.governance.Members.did;
import static org.workcommons.vc.governance.Members.dids;
import static org.workcommons.vc.governance.Members.signed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Digest;

class PolicyHistoryTest {
  private static final URI TEXT = URI.create("https://harbor-drivers.example/policy.txt");
  private static final byte[] WORDS = "Every rating counts for what it is.".getBytes(UTF_8);
  private static final PolicyHistory.Keys KEYS = new PolicyHistory.Keys(DidResolver.offline(), NOW);

  /** Version 1 by members 1 to 3, two of whom have to sign; version 2 names 4 to 6; and so on. */
  private static final List<JsonObject> VERSIONS = versions();

  @Test
  void aVersionIsSignedByThoseWhomTheOneBeforeItNames() throws Exception {
    var history = history(good());

    assertThat(history.versions())
        .extracting(GovernancePolicy::version)
        .containsExactly(1L, 2L, 3L);
    assertThat(history.newest().version()).isEqualTo(3);
    assertThat(history.named(digest(1))).map(GovernancePolicy::version).contains(2L);
    assertThat(history.named(Digest.of(WORDS))).isEmpty();
  }

  @Test
  void itsOwnSignersCantBringAVersionIn() {
    var versions = good();
    versions.set(1, signed(VERSIONS.get(1), 4, 5, 6));

    assertRefused(versions, ProblemType.QUORUM_NOT_MET, "/1/proof");
  }

  @Test
  void refusesAVersionWithOneSignatureTooFew() {
    for (int i = 0; i < 3; i++) {
      var versions = good();
      versions.set(i, signed(VERSIONS.get(i), i == 2 ? 4 : 1));

      assertRefused(versions, ProblemType.QUORUM_NOT_MET, "/" + i + "/proof");
    }
  }

  @Test
  void refusesAVersionThatNobodySigned() {
    var versions = good();
    versions.set(2, SignedDocument.of(VERSIONS.get(2)));

    assertRefused(versions, ProblemType.PROOF_VERIFICATION_ERROR, "/2/proof");
  }

  @Test
  void refusesAVersionThatWasChangedAfterItWasSigned() {
    for (int i = 0; i < 3; i++) {
      var versions = good();
      var json = versions.get(i).json();
      var prior = (JsonObject) json.get("prior").orElseThrow();
      versions.set(
          i, SignedDocument.of(json.with("prior", prior.with("weight", JsonNumber.of(50)))));

      assertThat(refusal(versions).type())
          .isIn(
              ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
              ProblemType.POLICY_NOT_ANCHORED,
              ProblemType.POLICY_CHAIN_BROKEN);
    }
  }

  @Test
  void refusesAFirstVersionThatTheVerifierDoesNotKnow() {
    var other = new PolicyAnchor.OfDigest(Digest.of(WORDS));
    var stranger =
        new PolicyAnchor.OfCommunity(Did.of("did:web:other.example"), new Quorum(2, dids(1, 3)));

    for (var anchor : List.of(other, stranger)) {
      assertThat(Refusal.of(() -> PolicyHistory.of(anchor, good(), Map.of(), KEYS)).type())
          .isEqualTo(ProblemType.POLICY_NOT_ANCHORED);
    }
  }

  @Test
  void aCommunityThatTheVerifierKnowsHasToSignTheFirstVersionToo() throws Exception {
    var community = Did.of("did:web:harbor-drivers.example");
    var known = new PolicyAnchor.OfCommunity(community, new Quorum(2, dids(2, 4)));
    var versions = good();

    assertThat(Refusal.of(() -> PolicyHistory.of(known, versions, Map.of(), KEYS)).type())
        .isEqualTo(ProblemType.QUORUM_NOT_MET);

    versions.set(0, signed(VERSIONS.get(0), 2, 3));
    assertThat(PolicyHistory.of(known, versions, Map.of(), KEYS).versions()).hasSize(3);

    versions.set(0, signed(VERSIONS.get(0), 3, 4));
    assertThat(Refusal.of(() -> PolicyHistory.of(known, versions, Map.of(), KEYS)).type())
        .isEqualTo(ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void aHistoryMayBeginWithAnyVersionThatIsKnown() throws Exception {
    var later = good().subList(1, 3);
    later.set(0, signed(VERSIONS.get(1), 4, 6));
    var anchor = new PolicyAnchor.OfDigest(digest(1));

    assertThat(PolicyHistory.of(anchor, later, Map.of(), KEYS).versions()).hasSize(2);
  }

  @Test
  void refusesAVersionThatDoesNotContinueTheOneBeforeIt() {
    assertBroken(with("previous", Digest.of(WORDS).value()), "/1/previous");
    assertBroken(with("previous", digest(1).value()), "/1/previous");
    assertBroken(VERSIONS.get(1).with("version", JsonNumber.of(3)), "/1/version");
    assertBroken(with("effectiveFrom", "2026-01-01"), "/1/effectiveFrom");
    assertBroken(with("effectiveFrom", "2025-12-31"), "/1/effectiveFrom");
    assertBroken(with("community", "did:web:other.example"), "/1/community");
    assertBroken(with("dimension", "safety"), "/1/dimension");
  }

  @Test
  void refusesVersionsThatAreLeftOutRepeatedOrReordered() {
    var good = good();

    assertRefused(List.of(good.get(0), good.get(2)), ProblemType.POLICY_CHAIN_BROKEN, "/1/version");
    assertRefused(List.of(good.get(0), good.get(0)), ProblemType.POLICY_CHAIN_BROKEN, "/1/version");
    assertRefused(
        List.of(good.get(0), good.get(2), good.get(1)),
        ProblemType.POLICY_CHAIN_BROKEN,
        "/1/version");
    assertRefused(List.of(), ProblemType.LIMIT_EXCEEDED, "");
    assertRefused(Collections.nCopies(1025, good.get(0)), ProblemType.LIMIT_EXCEEDED, "");
  }

  @Test
  void refusesATextThatIsNotTheOneThatWasSigned() throws Exception {
    var changed = "Every rating counts double.".getBytes(UTF_8);

    assertThat(Refusal.of(() -> PolicyHistory.of(anchor(), good(), Map.of(TEXT, changed), KEYS)))
        .isEqualTo(
            new Problem(
                ProblemType.POLICY_TEXT_CHANGED,
                Pointer.ROOT.at(0).at("text").at("digest"),
                "not the digest of the text"));
  }

  @Test
  void saysWhichTextsNobodyLookedAt() throws Exception {
    assertThat(history(good()).withoutText()).isEmpty();
    assertThat(PolicyHistory.of(anchor(), good(), Map.of(), KEYS).withoutText()).hasSize(3);
  }

  @Test
  void theVersionInEffectIsTheLastThatHasBegun() throws Exception {
    var history = history(good());

    assertThat(history.at(LocalDate.parse("2026-01-01")).version()).isEqualTo(1);
    assertThat(history.at(LocalDate.parse("2026-01-31")).version()).isEqualTo(1);
    assertThat(history.at(LocalDate.parse("2026-02-01")).version()).isEqualTo(2);
    assertThat(history.at(LocalDate.parse("2030-01-01")).version()).isEqualTo(3);
    assertThat(history.at(YearMonth.parse("2026-01")).version()).isEqualTo(1);
    assertThat(history.at(YearMonth.parse("2026-02")).version()).isEqualTo(2);
    assertThat(Refusal.of(() -> history.at(LocalDate.parse("2025-12-31"))).type())
        .isEqualTo(ProblemType.POLICY_NOT_IN_EFFECT);
  }

  @Test
  void refusesMoreSignersThanADocumentCanHaveSignatures() {
    var many = IntStream.rangeClosed(1, 20).mapToObj(Members::did).map(Did::value).toList();
    var signers =
        JsonObject.builder().put("threshold", 17).put("of", JsonArray.ofStrings(many)).build();
    var policy = VERSIONS.get(0).with("signers", signers);
    var anchor = new PolicyAnchor.OfDigest(SignedDocument.of(policy).digest());

    assertThat(
            Refusal.of(() -> PolicyHistory.of(anchor, List.of(signed(policy, 1)), Map.of(), KEYS))
                .type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void panelsFollowThePolicyThatTheDecisionNames() throws Exception {
    var history = history(good());
    var lot =
        new PanelLot(
            Digest.of(WORDS), IntStream.rangeClosed(20, 40).mapToObj(Members::did).toList());
    var panels = Panels.of(history, decision -> Optional.of(lot));
    var blind = Panels.of(history, decision -> Optional.empty());
    var dispute = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6601");
    var drawn = lot.draw(dispute, Set.of(), 5);
    var panel = Optional.of(new Decision.Panel(lot.checkpoint(), lot.memberList(), drawn));
    var decision = decision(dispute, digest(1), Ruling.EXCLUDED, panel);

    assertThat(panels.of(decision)).isEqualTo(new Quorum(4, Set.copyOf(drawn)));
    assertThat(Refusal.of(() -> blind.of(decision)).type())
        .isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
    var unknown = decision(dispute, Digest.of(WORDS), Ruling.EXCLUDED, panel);
    assertThat(Refusal.of(() -> panels.of(unknown)).pointer()).hasToString("/policy");
    var pending = decision(dispute, digest(1), Ruling.PENDING, Optional.empty());
    assertThat(panels.of(pending)).isEqualTo(new Quorum(2, dids(4, 6)));
  }

  private static Decision decision(
      URI dispute, Digest policy, Ruling ruling, Optional<Decision.Panel> panel) {
    var platform = Did.of("did:web:skiff.example");
    return new Decision(
        URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6602"),
        Did.of("did:web:harbor-drivers.example"),
        policy,
        new Decision.Subject(dispute, Digest.of(WORDS)),
        new RatingLeaf(platform, platform, did(50), 1, 1, 0, Digest.of(WORDS)),
        ruling,
        Optional.empty(),
        "disputes",
        "because",
        panel,
        new Decision.Term(NOW, NOW, Optional.empty()),
        Optional.empty());
  }

  private static JsonObject with(String name, String value) {
    return VERSIONS.get(1).with(name, value);
  }

  private static void assertBroken(JsonObject second, String pointer) {
    assertRefused(
        List.of(good().get(0), signed(second, 1, 2)), ProblemType.POLICY_CHAIN_BROKEN, pointer);
  }

  private static void assertRefused(
      List<SignedDocument> versions, ProblemType type, String pointer) {
    var problem = refusal(versions);
    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.pointer()).hasToString(pointer);
  }

  private static Problem refusal(List<SignedDocument> versions) {
    return Refusal.of(() -> history(versions));
  }

  private static PolicyHistory history(List<SignedDocument> versions) throws ProblemException {
    return PolicyHistory.of(anchor(), versions, Map.of(TEXT, WORDS), KEYS);
  }

  private static PolicyAnchor anchor() {
    return new PolicyAnchor.OfDigest(digest(0));
  }

  private static Digest digest(int index) {
    return SignedDocument.of(VERSIONS.get(index)).digest();
  }

  private static List<SignedDocument> good() {
    return new ArrayList<>(
        List.of(
            signed(VERSIONS.get(0), 1, 2),
            signed(VERSIONS.get(1), 1, 3),
            signed(VERSIONS.get(2), 5, 6)));
  }

  private static List<JsonObject> versions() {
    var versions = new ArrayList<JsonObject>();
    var previous = "none";
    for (int i = 0; i < 3; i++) {
      var text =
          JsonObject.builder()
              .put("url", TEXT.toString())
              .put("digest", Digest.of(WORDS).value())
              .build();
      var version =
          sample()
              .with("version", JsonNumber.of(i + 1))
              .with("previous", previous)
              .with("text", text)
              .with("effectiveFrom", "2026-0" + (i + 1) + "-01")
              .with("signers", new Quorum(2, dids(3 * i + 1, 3 * i + 3)).json());
      previous = SignedDocument.of(version).digest().value();
      versions.add(version);
    }
    return List.copyOf(versions);
  }

  private static JsonObject sample() {
    try {
      return JsonReader.readObject(
          Files.readAllBytes(Specs.at("vectors/governance-policy/policy.json")));
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
