package org.workcommons.vc.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.governance.Members.NOW;
import static org.workcommons.vc.governance.Members.did;
import static org.workcommons.vc.governance.Members.list;
import static org.workcommons.vc.governance.Members.signed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.RatingOutcome;
import org.workcommons.vc.work.Digest;

class OutcomesTest {
  private static final Did COMMONS = Did.of("did:web:commons.example");
  private static final Did PLATFORM = Did.of("did:web:skiff.example");
  private static final Did WORKER = did(50);
  private static final Did RATER = did(51);
  private static final Digest ROOT = digest("root");
  private static final Digest POLICY = digest("policy");
  private static final Instant FILED = Instant.parse("2026-10-20T08:00:00Z");
  private static final Instant DECIDED = Instant.parse("2026-11-03T18:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-17T18:00:00Z");
  private static final PanelLot LOT =
      new PanelLot(ROOT, IntStream.rangeClosed(1, 30).mapToObj(Members::did).toList());
  private static final Panels PANELS = decision -> LOT.panel(decision, Set.of(), 5, 4);
  private static final DidResolver OFFLINE = DidResolver.offline();
  private static final RatingLeaf LEAF = leaf(3, 0);

  @Test
  void whatTheDrawnPanelExcludesIsExcluded() throws Exception {
    var outcomes = outcomes(certified(decision(Ruling.EXCLUDED)));

    assertThat(outcomes.findings()).isEmpty();
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(outcomes.documents()).hasSize(1);
  }

  @Test
  void eachRulingHasItsEffect() throws Exception {
    assertThat(outcomes(certified(decision(Ruling.DISMISSED))).of(LEAF))
        .isEqualTo(new Effect.Unchanged());
    assertThat(outcomes(certified(decision(Ruling.UPHELD))).of(LEAF))
        .isEqualTo(new Effect.Unchanged());
    assertThat(outcomes(certified(decision(Ruling.PENDING))).of(LEAF))
        .isEqualTo(new Effect.Pending());
    assertThat(outcomes(certified(decision(Ruling.PENDING))).pending()).containsExactly(LEAF);
    assertThat(outcomes(certified(decision(Ruling.AMENDED))).of(LEAF))
        .isEqualTo(new Effect.Amended(4));
  }

  @Test
  void theArithmeticIsToldWhatChanges() throws Exception {
    var excluded = certified(decision(Ruling.EXCLUDED));
    var amended = certified(decision(Ruling.AMENDED));

    assertThat(outcomes(excluded).changes())
        .containsExactly(new RatingOutcome(PLATFORM, WORKER, 3, 1, 0, Optional.empty()));
    assertThat(outcomes(amended).changes())
        .containsExactly(new RatingOutcome(PLATFORM, WORKER, 3, 1, 0, Optional.of(4)));
    assertThat(outcomes(certified(decision(Ruling.UPHELD))).changes()).isEmpty();
    assertThat(outcomes(certified(decision(Ruling.PENDING))).changes()).isEmpty();
    assertThat(outcomes(excluded, certified(decision(Ruling.DISMISSED))).changes()).isEmpty();
  }

  @Test
  void aRatingThatNoOutcomeNamesStands() throws Exception {
    assertThat(outcomes(certified(decision(Ruling.EXCLUDED))).of(leaf(3, 1)))
        .isEqualTo(new Effect.Unchanged());
    assertThat(outcomes().of(LEAF)).isEqualTo(new Effect.Unchanged());
  }

  @Test
  void anOutcomeWithOneSignatureTooFewIsNamedAndChangesNothing() throws Exception {
    var decision = decision(Ruling.EXCLUDED);
    for (int signers : new int[] {1, 3}) {
      assertThat(onlyFinding(certified(decision, signers))).isEqualTo(ProblemType.QUORUM_NOT_MET);
    }
    assertThat(onlyFinding(SignedDocument.of(decision.json())))
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void membersWhoWereNotDrawnDontCount() throws Exception {
    var others = new ArrayList<>(LOT.members());
    others.removeAll(drawn());
    var decision = decision(Ruling.EXCLUDED).json();
    var numbers = others.stream().limit(5).mapToInt(OutcomesTest::number).toArray();

    assertThat(onlyFinding(signed(decision, numbers))).isEqualTo(ProblemType.QUORUM_NOT_MET);

    var panel = new Decision.Panel(ROOT, LOT.memberList(), others.subList(0, 5));
    var chosen = with(decision(Ruling.EXCLUDED), Optional.of(panel)).json();
    assertThat(onlyFinding(signed(chosen, numbers))).isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
  }

  @Test
  void aPanelOfAnotherLotIsTheWrongOne() throws Exception {
    for (var panel :
        List.of(
            new Decision.Panel(digest("other"), LOT.memberList(), drawn()),
            new Decision.Panel(ROOT, digest("other"), drawn()),
            new Decision.Panel(ROOT, LOT.memberList(), drawn().subList(0, 4)))) {
      var decision = with(decision(Ruling.EXCLUDED), Optional.of(panel));

      assertThat(onlyFinding(certified(decision))).isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
    }
  }

  @Test
  void nobodyDecidesForACommunityThatNobodyKnows() throws Exception {
    Panels none =
        decision -> {
          throw new ProblemException(
              ProblemType.OUTCOME_WRONG_PANEL, Pointer.ROOT.at("community"), "not known");
        };
    var outcomes =
        Outcomes.received(List.of(certified(decision(Ruling.EXCLUDED))), none, OFFLINE, NOW);

    assertThat(outcomes.effects()).isEmpty();
    assertThat(outcomes.findings()).hasSize(1);
  }

  @Test
  void aPartyNeverSitsOnThePanel() throws Exception {
    var party = drawn().get(0);
    var leaf = new RatingLeaf(PLATFORM, PLATFORM, party, 3, 1, 0, digest("nullifier 3 0"));
    var decision = decision(leaf, Ruling.EXCLUDED, Optional.empty(), term(), Optional.empty());

    assertThat(onlyFinding(certified(decision))).isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
    assertThat(LOT.panel(decision, Set.of(), 5, 4).of()).doesNotContain(party);

    Panels careless = any -> new Quorum(4, new HashSet<>(drawn()));
    assertThat(
            Refusal.of(() -> DisputeOutcome.received(certified(decision), careless, OFFLINE, NOW))
                .detail())
        .isEqualTo("a party sits on it");
  }

  @Test
  void whoeverIsInConflictIsStruck() throws Exception {
    var first = drawn().get(0);
    var decision = decision(Ruling.EXCLUDED);

    assertThat(LOT.panel(decision, Set.of(first), 5, 4).of()).doesNotContain(first).hasSize(5);
  }

  @Test
  void anAmendmentNeedsTheRatersSignature() throws Exception {
    var decision = decision(Ruling.AMENDED);

    assertThat(onlyFinding(signed(decision.json(), numbers(4))))
        .isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(onlyFinding(signed(decision.json(), append(numbers(3), 51))))
        .isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(outcomes(signed(decision.json(), append(numbers(4), 51))).findings()).isEmpty();
  }

  @Test
  void everySignatureCounts() throws Exception {
    var good = certified(decision(Ruling.EXCLUDED)).json();
    var proofs = JsonArray.itemsOf(good.get("proof").orElseThrow());
    for (int i = 0; i < proofs.size(); i++) {
      var bad = new ArrayList<>(proofs);
      var swapped = ((JsonObject) proofs.get((i + 1) % 4)).string("proofValue").orElseThrow();
      bad.set(i, ((JsonObject) proofs.get(i)).with("proofValue", swapped));

      assertThat(onlyFinding(SignedDocument.of(good.with("proof", new JsonArray(bad)))))
          .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Test
  void anOutcomeCantBeMovedToAnotherRating() throws Exception {
    var good = certified(decision(Ruling.EXCLUDED)).json();
    for (var change :
        List.of(
            leaf(4, 0).json(),
            leaf(3, 1).json(),
            LEAF.json().with("k", JsonNumber.of(2)),
            LEAF.json().with("worker", did(60).value()))) {
      assertThat(onlyFinding(SignedDocument.of(good.with("leaf", change))))
          .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Test
  void anAppealDecidesInsteadOfWhatItSupersedes() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var appeal = certified(appeal(Ruling.UPHELD, first, LAST.minusSeconds(1)));

    assertThat(outcomes(first, appeal).of(LEAF)).isEqualTo(new Effect.Unchanged());
    assertThat(outcomes(appeal, first).of(LEAF)).isEqualTo(new Effect.Unchanged());
    assertThat(outcomes(appeal, first).findings()).isEmpty();
    assertThat(outcomes(appeal, first).documents()).hasSize(2);
  }

  @Test
  void oneAppealMoreThanThePolicyAllowsCountsForNothing() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var second = certified(appeal(Ruling.UPHELD, first, LAST.minusSeconds(1)));
    var third = certified(next(Ruling.EXCLUDED, second, LAST.plusSeconds(120)));
    var documents = List.of(third, first, second);

    var none = Outcomes.received(List.of(first, second), allowing(0), OFFLINE, NOW);
    assertThat(none.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(types(none)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
    var one = Outcomes.received(documents, allowing(1), OFFLINE, NOW);
    assertThat(one.of(LEAF)).isEqualTo(new Effect.Unchanged());
    assertThat(types(one)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
    assertThat(one.findings().get(0).pointer()).hasToString("/0/supersedes");
    var two = Outcomes.received(documents, allowing(2), OFFLINE, NOW);
    assertThat(two.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(two.findings()).isEmpty();
  }

  @Test
  void whatIsDecidedAfterAPendingAppealIsNoAppealOfItsOwn() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var pending = certified(appeal(Ruling.PENDING, first, LAST.minusSeconds(1)));
    var second = certified(next(Ruling.UPHELD, pending, LAST.minusSeconds(1)));
    var documents = List.of(first, pending, second);

    var one = Outcomes.received(documents, allowing(1), OFFLINE, NOW);
    assertThat(one.findings()).isEmpty();
    assertThat(one.of(LEAF)).isEqualTo(new Effect.Unchanged());
    var none = Outcomes.received(documents, allowing(0), OFFLINE, NOW);
    assertThat(types(none))
        .containsExactlyInAnyOrder(ProblemType.OUTCOME_TOO_LATE, ProblemType.OUTCOME_NOT_BOUND);
    assertThat(none.of(LEAF)).isEqualTo(new Effect.Excluded());
  }

  private static Panels allowing(int appeals) {
    return new Panels() {
      @Override
      public Quorum of(Decision decision) throws ProblemException {
        return PANELS.of(decision);
      }

      @Override
      public int appeals(Decision decision) {
        return appeals;
      }
    };
  }

  private static Decision next(Ruling ruling, SignedDocument against, Instant filed) {
    return decision(
        LEAF,
        ruling,
        Optional.empty(),
        new Decision.Term(filed, LAST.plusSeconds(180), Optional.empty()),
        Optional.of(against.digest()));
  }

  @Test
  void aDecisionAfterTheTimeForItCountsForNothing() throws Exception {
    var decision = certified(decision(Ruling.EXCLUDED));
    var taken = Duration.between(FILED, DECIDED);

    var last = Outcomes.received(List.of(decision), within(taken), OFFLINE, NOW);
    assertThat(last.findings()).isEmpty();
    assertThat(last.of(LEAF)).isEqualTo(new Effect.Excluded());
    for (var ruling : Ruling.values()) {
      var late =
          Outcomes.received(
              List.of(certified(decision(ruling))), within(taken.minusSeconds(1)), OFFLINE, NOW);
      assertThat(types(late)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
      assertThat(late.findings().get(0).pointer()).hasToString("/0/decidedAt");
      assertThat(late.effects()).isEmpty();
    }
  }

  @Test
  void whatIsPendingForTooLongIsPendingNoMore() throws Exception {
    var pending = certified(decision(Ruling.PENDING));
    var waited = Duration.between(FILED, NOW);

    var last = Outcomes.received(List.of(pending), within(waited), OFFLINE, NOW);
    assertThat(last.findings()).isEmpty();
    assertThat(last.pending()).containsExactly(LEAF);
    var over = Outcomes.received(List.of(pending), within(waited.minusSeconds(1)), OFFLINE, NOW);
    assertThat(types(over)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
    assertThat(over.findings().get(0).pointer()).hasToString("/0/filedAt");
    assertThat(over.pending()).isEmpty();
    assertThat(over.documents()).isEmpty();
    assertThat(over.of(LEAF)).isEqualTo(new Effect.Unchanged());
  }

  @Test
  void whatWasPendingAndDecidedInTimeStaysDecided() throws Exception {
    var pending = certified(decision(Ruling.PENDING));
    var decided = certified(next(Ruling.EXCLUDED, pending, FILED));
    var documents = List.of(decided, pending);
    var taken = Duration.between(FILED, LAST.plusSeconds(180));

    var later = Outcomes.received(documents, within(taken), OFFLINE, NOW.plus(taken));
    assertThat(later.findings()).isEmpty();
    assertThat(later.of(LEAF)).isEqualTo(new Effect.Excluded());
    var late =
        Outcomes.received(documents, within(taken.minusSeconds(1)), OFFLINE, NOW.plus(taken));
    assertThat(types(late))
        .containsExactly(ProblemType.OUTCOME_TOO_LATE, ProblemType.OUTCOME_TOO_LATE);
    assertThat(late.of(LEAF)).isEqualTo(new Effect.Unchanged());
  }

  /** Or a panel that sits on a dispute would file it anew each time. */
  @Test
  void whatDecidesAPendingDisputeTakesNoNewTime() throws Exception {
    var pending = certified(decision(Ruling.PENDING));
    for (var filed : List.of(FILED.plusSeconds(1), FILED.minusSeconds(1))) {
      var outcomes = outcomes(pending, certified(next(Ruling.EXCLUDED, pending, filed)));

      assertThat(types(outcomes)).containsExactly(ProblemType.OUTCOME_NOT_BOUND);
      assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Pending());
    }
  }

  @Test
  void anAppealThatIsNeverDecidedTakesNothingBack() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var pending = certified(appeal(Ruling.PENDING, first, LAST.minusSeconds(1)));
    var within = within(Duration.ofDays(21));
    var end = LAST.minusSeconds(1).plus(Duration.ofDays(21));

    var last = Outcomes.received(List.of(first, pending), within, OFFLINE, end);
    assertThat(last.of(LEAF)).isEqualTo(new Effect.Pending());
    var over = Outcomes.received(List.of(first, pending), within, OFFLINE, end.plusSeconds(1));
    assertThat(over.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(types(over)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
  }

  @Test
  void aDisputeIsOverdueWhenTheTimeForItIsOver() {
    var days = Duration.ofDays(21);

    assertThat(dispute().isOverdue(days, FILED.plus(days))).isFalse();
    assertThat(dispute().isOverdue(days, FILED.plus(days).plusSeconds(1))).isTrue();
  }

  private static Panels within(Duration time) {
    return new Panels() {
      @Override
      public Quorum of(Decision decision) throws ProblemException {
        return PANELS.of(decision);
      }

      @Override
      public Duration decideWithin(Decision decision) {
        return time;
      }
    };
  }

  @Test
  void whoeverHasTheDisputesSeesThatEachOutcomeDecidesOne() throws Exception {
    var dispute = filed(dispute());
    var outcome = certified(about(dispute, LEAF, FILED));

    var bound = decided(List.of(outcome), List.of(dispute));
    assertThat(bound.findings()).isEmpty();
    assertThat(bound.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(types(decided(List.of(outcome), List.of())))
        .containsExactly(ProblemType.OUTCOME_NOT_BOUND);
    var other = filed(with(dispute(), "Something else."));
    assertThat(types(decided(List.of(outcome), List.of(other))))
        .containsExactly(ProblemType.OUTCOME_NOT_BOUND);
  }

  @Test
  void anOutcomeOfAnotherRatingOrTimeThanItsDisputeIsNotBound() throws Exception {
    var dispute = filed(dispute());
    for (var wrong :
        List.of(about(dispute, leaf(4, 0), FILED), about(dispute, LEAF, FILED.plusSeconds(1)))) {
      var outcomes = decided(List.of(certified(wrong)), List.of(dispute));
      assertThat(types(outcomes)).containsExactly(ProblemType.OUTCOME_NOT_BOUND);
      assertThat(outcomes.effects()).isEmpty();
    }
  }

  @Test
  void aDisputeThatTheWorkerDidNotSignIsNone() throws Exception {
    var forged = signed(dispute().json(), 51);
    var outcomes = decided(List.of(certified(about(forged, LEAF, FILED))), List.of(forged));

    assertThat(types(outcomes)).containsExactly(ProblemType.QUORUM_NOT_MET);
    assertThat(outcomes.effects()).isEmpty();
  }

  private static Outcomes decided(List<SignedDocument> outcomes, List<SignedDocument> disputes)
      throws ProblemException {
    return Outcomes.received(outcomes, disputes, PANELS, OFFLINE, NOW);
  }

  private static SignedDocument filed(Dispute dispute) {
    return signed(dispute.json(), 50);
  }

  private static Dispute with(Dispute dispute, String statement) {
    return new Dispute(
        dispute.id(),
        dispute.community(),
        dispute.leaf(),
        dispute.ground(),
        dispute.remedy(),
        Optional.of(statement),
        dispute.evidence(),
        dispute.filedAt());
  }

  private static Decision about(SignedDocument dispute, RatingLeaf leaf, Instant filed) {
    var plain =
        decision(
            leaf,
            Ruling.EXCLUDED,
            Optional.empty(),
            new Decision.Term(filed, DECIDED, Optional.of(LAST)),
            Optional.empty());
    return new Decision(
        plain.id(),
        plain.community(),
        plain.policy(),
        new Decision.Subject(DISPUTE, dispute.digest()),
        plain.leaf(),
        plain.ruling(),
        plain.amendment(),
        plain.ruleApplied(),
        plain.reason(),
        plain.panel(),
        plain.term(),
        plain.supersedes());
  }

  @Test
  void anAppealThatIsPendingMakesTheRatingPending() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var appeal = certified(appeal(Ruling.PENDING, first, LAST.minusSeconds(1)));

    assertThat(outcomes(first, appeal).of(LEAF)).isEqualTo(new Effect.Pending());
  }

  @Test
  void anAppealThatCameTooLateIsNamedAndTheDecisionStands() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var late = outcomes(first, certified(appeal(Ruling.UPHELD, first, LAST)));
    var end = certified(withTerm(decision(Ruling.EXCLUDED), Optional.empty()));
    var none = outcomes(end, certified(appeal(Ruling.UPHELD, end, DECIDED.plusSeconds(1))));

    assertThat(late.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(types(late)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
    assertThat(late.findings().get(0).pointer()).hasToString("/1/supersedes");
    assertThat(none.of(LEAF)).isEqualTo(new Effect.Excluded());
    assertThat(types(none)).containsExactly(ProblemType.OUTCOME_TOO_LATE);
  }

  @Test
  void anAppealAgainstSomethingThatIsNotHereCountsForNothing() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var outcomes = outcomes(certified(appeal(Ruling.EXCLUDED, first, LAST.minusSeconds(1))));

    assertThat(types(outcomes)).containsExactly(ProblemType.OUTCOME_NOT_BOUND);
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Unchanged());
  }

  @Test
  void anAppealAboutAnotherRatingCountsForNothing() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var other =
        decision(
            leaf(5, 2),
            Ruling.UPHELD,
            Optional.empty(),
            new Decision.Term(DECIDED.plusSeconds(1), NOW, Optional.empty()),
            Optional.of(first.digest()));
    var outcomes = outcomes(first, certified(other));

    assertThat(types(outcomes)).containsExactly(ProblemType.OUTCOME_NOT_BOUND);
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Excluded());
  }

  @Test
  void aBadAppealSupersedesNothing() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var appeal = appeal(Ruling.UPHELD, first, LAST.minusSeconds(1));
    var outcomes = outcomes(first, certified(appeal, 3));

    assertThat(types(outcomes)).containsExactly(ProblemType.QUORUM_NOT_MET);
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Excluded());
  }

  @Test
  void twoDecisionsThatNothingSupersedesCountForNothing() throws Exception {
    var first = certified(decision(Ruling.EXCLUDED));
    var second = certified(decision(Ruling.DISMISSED));
    var outcomes = outcomes(first, second);

    assertThat(types(outcomes))
        .containsExactly(ProblemType.OUTCOME_CONTRADICTED, ProblemType.OUTCOME_CONTRADICTED);
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Unchanged());
  }

  @Test
  void twoAppealsAgainstOneDecisionMayContradictEachOther() throws Exception {
    var first = certified(decision(Ruling.UPHELD));
    var one = certified(appeal(Ruling.EXCLUDED, first, LAST.minusSeconds(1)));
    var two = certified(appeal(Ruling.DISMISSED, first, LAST.minusSeconds(2)));

    assertThat(types(outcomes(first, one, two)))
        .containsExactly(ProblemType.OUTCOME_CONTRADICTED, ProblemType.OUTCOME_CONTRADICTED);
  }

  @Test
  void theSameOutcomeTwiceCountsOnce() throws Exception {
    var outcome = certified(decision(Ruling.EXCLUDED));
    var outcomes = outcomes(outcome, outcome);

    assertThat(types(outcomes)).containsExactly(ProblemType.OUTCOME_REPEATED);
    assertThat(outcomes.of(LEAF)).isEqualTo(new Effect.Excluded());
  }

  @Test
  void oneRatingInTwoPlacesIsInNone() throws Exception {
    var elsewhere = new RatingLeaf(PLATFORM, PLATFORM, WORKER, 9, 1, 0, LEAF.nullifier());
    var other = decision(elsewhere, Ruling.EXCLUDED, Optional.empty(), term(), Optional.empty());
    var outcomes = outcomes(certified(decision(Ruling.EXCLUDED)), certified(other));

    assertThat(types(outcomes))
        .containsExactly(ProblemType.OUTCOME_NOT_BOUND, ProblemType.OUTCOME_NOT_BOUND);
    assertThat(outcomes.effects()).isEmpty();
  }

  @Test
  void theOrderInWhichOutcomesAreHandedInChangesNothing() throws Exception {
    var first = certified(decision(Ruling.UPHELD));
    var appeal = certified(appeal(Ruling.PENDING, first, LAST.minusSeconds(1)));
    var end =
        certified(
            decision(
                LEAF,
                Ruling.EXCLUDED,
                Optional.empty(),
                new Decision.Term(LAST.minusSeconds(1), NOW, Optional.empty()),
                Optional.of(appeal.digest())));
    var other =
        certified(
            decision(leaf(7, 3), Ruling.EXCLUDED, Optional.empty(), term(), Optional.empty()));
    var all = new ArrayList<>(List.of(first, appeal, end, other));
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(all, new Random(seed));
      var outcomes = outcomes(all.toArray(SignedDocument[]::new));

      assertThat(outcomes.findings()).as("seed %d", seed).isEmpty();
      assertThat(outcomes.of(LEAF)).as("seed %d", seed).isEqualTo(new Effect.Excluded());
      assertThat(outcomes.of(leaf(7, 3))).isEqualTo(new Effect.Excluded());
    }
  }

  @Test
  void refusesMoreOutcomesThanAreRead() throws Exception {
    var outcome =
        DisputeOutcome.received(certified(decision(Ruling.EXCLUDED)), PANELS, OFFLINE, NOW);

    assertThat(Refusal.of(() -> Outcomes.effective(Collections.nCopies(4097, outcome), NOW)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    long begin = System.nanoTime();
    assertThat(Outcomes.effective(Collections.nCopies(4096, outcome), NOW).findings())
        .hasSize(4095);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theLotIsTheSameForEverybodyAndAnotherForEachDispute() throws Exception {
    var shuffled = new ArrayList<>(LOT.members());
    Collections.shuffle(shuffled, new Random(1));
    var same = new PanelLot(ROOT, shuffled);
    var other = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6699");

    assertThat(same.memberList()).isEqualTo(LOT.memberList());
    assertThat(same.draw(DISPUTE, Set.of(), 5)).isEqualTo(drawn());
    assertThat(LOT.draw(other, Set.of(), 5)).isNotEqualTo(drawn());
    assertThat(new PanelLot(digest("x"), LOT.members()).draw(DISPUTE, Set.of(), 5))
        .isNotEqualTo(drawn());
  }

  @Test
  void theExampleOfTheSpecification() throws Exception {
    var root = new Digest("sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    var members = named("ada", "ben", "cleo", "dina", "emil", "fay");
    var lot = new PanelLot(root, members);

    assertThat(lot.draw(DISPUTE, Set.of(), 6))
        .isEqualTo(named("emil", "dina", "ben", "fay", "ada", "cleo"));
    assertThat(lot.memberList()).hasToString("sha256-YaHg5pMw4KEb0UK-_MAPMUkxZNwnPjUkgMZ7-GdSzJ0");
  }

  private static List<Did> named(String... names) {
    return Stream.of(names).map(name -> Did.of("did:web:" + name + ".example")).toList();
  }

  @Test
  void theLotIsFairEnough() throws Exception {
    var drawn = new int[31];
    for (int i = 0; i < 1200; i++) {
      var id =
          URI.create(String.format(Locale.ROOT, "urn:uuid:%08x-0000-4000-8000-000000000000", i));
      LOT.draw(id, Set.of(), 5).forEach(member -> drawn[number(member)]++);
    }
    for (int i = 1; i <= 30; i++) {
      assertThat(drawn[i]).as("member %d", i).isBetween(140, 260);
    }
  }

  @Test
  void refusesPanelsThatCouldNeverDecide() {
    var decision = decision(Ruling.EXCLUDED);
    for (int[] rules : new int[][] {{5, 0}, {5, 6}, {65, 4}, {20, 17}, {0, 0}, {-1, -1}}) {
      assertThat(Refusal.of(() -> LOT.panel(decision, Set.of(), rules[0], rules[1])).type())
          .isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
    }
  }

  @Test
  void refusesALotWithFewerMembersThanSeats() {
    var small = new PanelLot(ROOT, list(1, 2, 3));

    assertThat(Refusal.of(() -> small.draw(DISPUTE, Set.of(did(2)), 3)).type())
        .isEqualTo(ProblemType.OUTCOME_WRONG_PANEL);
    assertThatThrownBy(() -> new PanelLot(ROOT, list(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsWhatItWrites() throws Exception {
    for (var ruling : Ruling.values()) {
      var decision = decision(ruling);

      assertThat(Decision.read(decision.json())).isEqualTo(decision);
      assertThat(Decision.read(certified(decision).json())).isEqualTo(decision);
    }
    var appeal = appeal(Ruling.UPHELD, certified(decision(Ruling.EXCLUDED)), LAST.minusSeconds(1));
    assertThat(Decision.read(appeal.json())).isEqualTo(appeal);
  }

  @Test
  void refusesDecisionsThatAreNone() {
    var good = decision(Ruling.EXCLUDED).json();
    for (var name : good.names()) {
      if (!name.equals("appealBefore")) {
        assertThat(problem(good.without(name)).pointer().toString())
            .as(name)
            .isIn("/" + name, "/outcome");
      }
      assertThat(problem(good.with(name, JsonNumber.of(7))).type())
          .as(name)
          .isIn(ProblemType.MALFORMED_VALUE_ERROR);
    }
    assertThat(pointer(good.with("outcome", "Excluded"))).isEqualTo("/outcome");
    assertThat(pointer(good.with("outcome", "amended"))).isEqualTo("/outcome");
    assertThat(pointer(good.with("type", "Dispute"))).isEqualTo("/type");
    assertThat(pointer(good.with("also", "x"))).isEqualTo("/also");
    assertThat(pointer(good.with("reason", ""))).isEqualTo("/reason");
    assertThat(pointer(good.with("reason", "a\u001b[31m"))).isEqualTo("/reason");
    assertThat(pointer(good.with("reason", "x".repeat(1001)))).isEqualTo("/reason");
    assertThat(pointer(good.with("ruleApplied", "a b"))).isEqualTo("/ruleApplied");
    assertThat(pointer(good.with("decidedAt", "2026-10-19T08:00:00Z"))).isEqualTo("/decidedAt");
    assertThat(pointer(good.with("appealBefore", "2026-11-03T18:00:00Z"))).isEqualTo("/decidedAt");
    assertThat(pointer(good.with("filedAt", "2026-10-20T08:00:00.5Z"))).isEqualTo("/filedAt");
    assertThat(pointer(good.with("leaf", LEAF.json().with("step", JsonNumber.of(101)))))
        .isEqualTo("/leaf/step");
    assertThat(pointer(good.with("leaf", LEAF.json().with("k", JsonNumber.of(0)))))
        .isEqualTo("/leaf/k");
    assertThat(pointer(good.with("leaf", LEAF.json().with("seq", JsonNumber.of(0)))))
        .isEqualTo("/leaf/seq");
    assertThat(pointer(good.with("leaf", LEAF.json().with("x", "x")))).isEqualTo("/leaf/x");
    var panel = (JsonObject) good.get("panel").orElseThrow();
    assertThat(
            pointer(
                good.with(
                    "panel",
                    panel.with(
                        "members", JsonArray.ofStrings(List.of(did(1).value(), did(1).value()))))))
        .isEqualTo("/panel/members/1");
    var amended = decision(Ruling.AMENDED).json();
    var same = JsonObject.builder().put("step", 0).put("rater", RATER.value()).build();
    assertThat(pointer(amended.with("amendment", same))).isEqualTo("/outcome");
    assertThat(pointer(good.with("amendment", same))).isEqualTo("/outcome");
  }

  @Test
  void aDisputeIsSignedByTheWorker() throws Exception {
    var dispute = dispute();

    assertThat(Dispute.received(signed(dispute.json(), 50), OFFLINE, NOW)).isEqualTo(dispute);
    assertThat(Refusal.of(() -> Dispute.received(signed(dispute.json(), 51), OFFLINE, NOW)).type())
        .isEqualTo(ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void refusesDisputesThatAreNone() {
    var good = dispute().json();
    for (var name : good.names()) {
      if (!name.equals("statement") && !name.equals("evidenceDigest")) {
        assertThat(Refusal.of(() -> Dispute.read(good.without(name))).pointer())
            .hasToString("/" + name);
      }
    }
    assertThat(Refusal.of(() -> Dispute.read(good.with("ground", "dislike"))).pointer())
        .hasToString("/ground");
    assertThat(Refusal.of(() -> Dispute.read(good.with("remedySought", "money"))).pointer())
        .hasToString("/remedySought");
    assertThat(Refusal.of(() -> Dispute.read(good.with("id", "urn:x"))).pointer())
        .hasToString("/id");
    assertThat(Refusal.of(() -> Dispute.read(good.with("x", "y"))).pointer()).hasToString("/x");
  }

  private static final URI DISPUTE = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6601");

  private static Dispute dispute() {
    return new Dispute(
        DISPUTE,
        COMMONS,
        LEAF,
        DisputeGround.RETALIATION,
        Dispute.Remedy.EXCLUDE,
        Optional.of("One star after I reported an unsafe pick-up."),
        Optional.of(digest("evidence")),
        FILED);
  }

  private static Decision.Term term() {
    return new Decision.Term(FILED, DECIDED, Optional.of(LAST));
  }

  private static Decision decision(Ruling ruling) {
    return decision(
        LEAF,
        ruling,
        ruling == Ruling.AMENDED ? Optional.of(new Decision.Amendment(4, RATER)) : Optional.empty(),
        term(),
        Optional.empty());
  }

  private static Decision appeal(Ruling ruling, SignedDocument against, Instant filed) {
    return decision(
        LEAF,
        ruling,
        Optional.empty(),
        new Decision.Term(filed, LAST.plusSeconds(60), Optional.of(NOW.plusSeconds(60))),
        Optional.of(against.digest()));
  }

  private static Decision withTerm(Decision decision, Optional<Instant> appealBefore) {
    return decision(
        decision.leaf(),
        decision.ruling(),
        decision.amendment(),
        new Decision.Term(FILED, DECIDED, appealBefore),
        decision.supersedes());
  }

  private static Decision with(Decision decision, Optional<Decision.Panel> panel) {
    return new Decision(
        decision.id(),
        decision.community(),
        decision.policy(),
        decision.dispute(),
        decision.leaf(),
        decision.ruling(),
        decision.amendment(),
        decision.ruleApplied(),
        decision.reason(),
        panel,
        decision.term(),
        decision.supersedes());
  }

  private static Decision decision(
      RatingLeaf leaf,
      Ruling ruling,
      Optional<Decision.Amendment> amendment,
      Decision.Term term,
      Optional<Digest> supersedes) {
    return new Decision(
        URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6602"),
        COMMONS,
        POLICY,
        new Decision.Subject(DISPUTE, digest("dispute")),
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

  /** Signed by the first members of the drawn panel, and by the rater where that is needed. */
  private static SignedDocument certified(Decision decision, int signers) {
    var numbers = numbers(signers);
    return signed(
        decision.json(), decision.ruling() == Ruling.AMENDED ? append(numbers, 51) : numbers);
  }

  private static SignedDocument certified(Decision decision) {
    return certified(decision, 4);
  }

  private static int[] numbers(int count) {
    return drawn().stream().limit(count).mapToInt(OutcomesTest::number).toArray();
  }

  private static int[] append(int[] numbers, int number) {
    return IntStream.concat(IntStream.of(numbers), IntStream.of(number)).toArray();
  }

  private static int number(Did did) {
    return 1 + LOT.members().indexOf(did);
  }

  private static RatingLeaf leaf(int seq, int step) {
    return new RatingLeaf(
        PLATFORM, PLATFORM, WORKER, seq, 1, step, digest("nullifier " + seq + " " + step));
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(UTF_8));
  }

  private static Outcomes outcomes(SignedDocument... documents) throws ProblemException {
    return Outcomes.received(List.of(documents), PANELS, OFFLINE, NOW);
  }

  private static ProblemType onlyFinding(SignedDocument document) throws ProblemException {
    var outcomes = outcomes(document);
    assertThat(outcomes.effects()).isEmpty();
    assertThat(outcomes.documents()).isEmpty();
    assertThat(outcomes.findings()).hasSize(1);
    return outcomes.findings().get(0).type();
  }

  private static List<ProblemType> types(Outcomes outcomes) {
    return outcomes.findings().stream().map(Problem::type).toList();
  }

  private static Problem problem(JsonObject decision) {
    return Refusal.of(() -> Decision.read(decision));
  }

  private static String pointer(JsonObject decision) {
    return problem(decision).pointer().toString();
  }
}
