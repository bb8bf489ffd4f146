package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.reputation.Person.AMARA;
import static org.workcommons.vc.reputation.Person.AT;
import static org.workcommons.vc.reputation.Person.EVERYBODY;
import static org.workcommons.vc.reputation.Person.HARBOR;
import static org.workcommons.vc.reputation.Person.LARDER;
import static org.workcommons.vc.reputation.Person.NOW;
import static org.workcommons.vc.reputation.Person.SKIFF;
import static org.workcommons.vc.reputation.Person.TANDEM;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ShownStatement.Place;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.WorkStatement;

class AdmissionTest {
  private static final GovernancePolicy POLICY = PolicySamples.policy();

  @Test
  void countsAWholeRecord() throws Exception {
    var chain = Person.chain(1, TANDEM, 20);
    var admission = admitted(chain);
    assertThat(admission.findings()).isEmpty();
    var score = admission.score();
    assertThat(score.complete()).isTrue();
    assertThat(score.withheld()).isZero();
    assertThat(score.monthsActive()).isEqualTo(20);
    assertThat(score.platforms()).isEqualTo(1);
    // k = 5 weighs nothing under this policy
    assertThat(score.ratings()).isEqualTo(ratings(chain, 4));
    assertThat(score.firstRatings()).isEqualTo(ratings(chain, 1));
  }

  @Test
  void namesWhateverIsDroppedDoubledMovedOrCutOff() throws Exception {
    var chain = Person.chain(2, TANDEM, 36);
    var other = Person.chain(3, SKIFF, 36);
    int last = chain.statements().size() - 1;
    for (int i = 0; i <= last; i++) {
      var dropped = new ArrayList<>(chain.statements());
      dropped.remove(i);
      assertIncomplete(i, other, dropped);
      var doubled = new ArrayList<>(chain.statements());
      doubled.add(i, chain.statements().get(i));
      assertIncomplete(i, other, doubled);
      if (i > 0) {
        var moved = new ArrayList<>(chain.statements());
        Collections.swap(moved, i, i - 1);
        assertIncomplete(i, other, moved);
        assertIncomplete(i, other, chain.statements().subList(0, i));
      }
    }
  }

  private static void assertIncomplete(int i, ShownChain other, List<ShownStatement> shown)
      throws ProblemException {
    var score = admitted(other, new ShownChain(TANDEM, shown)).score();
    assertThat(score.complete()).as("statement %d", i).isFalse();
    assertThat(score.predicates().values()).as("statement %d", i).noneMatch(Score.Answer::holds);
  }

  @Test
  void aBrokenChainNeverCountsForMoreThanAWholeOne() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      var chain = Person.chain(seed, TANDEM, 30);
      var whole = admitted(chain).score();
      var statements = new ArrayList<>(chain.statements());
      // the head is there, or there would be no telling; and without its correction a wrong
      // statement can't be known as wrong
      int dropped = new Random(seed).nextInt(statements.size() - 1);
      if (statements.remove(dropped).entry().statement().link().corrects().isPresent()) {
        continue;
      }
      var broken = admitted(new ShownChain(TANDEM, statements)).score();
      assertThat(broken.ratings()).as("seed %d", seed).isLessThanOrEqualTo(whole.ratings());
    }
  }

  @Test
  void namesAStatementOfSomebodyElse() throws Exception {
    var statements = new ArrayList<>(Person.chain(4, TANDEM, 6).statements());
    statements.add(Person.chain(5, SKIFF, 1).statements().get(0));
    assertThat(types(admitted(new ShownChain(TANDEM, statements))))
        .contains(ProblemType.CHAIN_LINK_BROKEN);
  }

  @Test
  void namesASupersededHead() throws Exception {
    var statements = new ArrayList<>(Person.chain(6, TANDEM, 6).statements());
    int last = statements.size() - 1;
    statements.set(last, Person.with(statements.get(last), Place.SUPERSEDED));
    assertThat(types(admitted(new ShownChain(TANDEM, statements))))
        .containsExactly(ProblemType.CHAIN_HEAD_SUPERSEDED);
  }

  @Test
  void namesAnOldHeadOnlyWhereNobodySaysThatItIsTheNewest() throws Exception {
    var statements = new ArrayList<>(Person.chain(7, TANDEM, 6).statements());
    int last = statements.size() - 1;
    var head = statements.get(last);
    var days = Duration.ofDays(POLICY.completeness().maxHeadAgeDays());
    statements.set(last, new ShownStatement(head.entry(), AT.minus(days), Place.UNKNOWN));
    assertThat(types(admitted(new ShownChain(TANDEM, statements)))).isEmpty();
    var older = AT.minus(days).minusSeconds(1);
    statements.set(last, new ShownStatement(head.entry(), older, Place.UNKNOWN));
    assertThat(types(admitted(new ShownChain(TANDEM, statements))))
        .containsExactly(ProblemType.CHAIN_HEAD_STALE);
    statements.set(last, new ShownStatement(head.entry(), older, Place.NEWEST));
    assertThat(types(admitted(new ShownChain(TANDEM, statements)))).isEmpty();
  }

  @Test
  void refusesAMonthAheadAndCountsTheRest() throws Exception {
    var chain = Person.chain(8, TANDEM, 6);
    var admission = admitted(NOW.minusMonths(1), EVERYBODY, List.of(), 0, chain);
    assertThat(types(admission)).containsOnly(ProblemType.EVIDENCE_MONTH_AHEAD);
    assertThat(admission.score().ratings()).isPositive();
  }

  @Test
  void refusesAPlatformThatThePolicyDoesNotKnow() throws Exception {
    var unknown = Did.of("did:web:unheard-of.example");
    var admission = admitted(Person.chain(9, unknown, 3), Person.chain(10, TANDEM, 3));
    assertThat(types(admission)).containsOnly(ProblemType.EVIDENCE_PLATFORM_UNKNOWN);
    assertThat(admission.score().platforms()).isEqualTo(1);
  }

  @Test
  void refusesAnotherScaleOfTheSameNumberOfSteps() throws Exception {
    var chain = Person.chain(11, TANDEM, 1);
    var was = chain.statements().get(0).entry().statement();
    assertThat(was.ratings().orElseThrow().scale()).isNotEqualTo(Person.scale(SKIFF));
    var other = Person.chain(11, SKIFF, SKIFF, Assurance.PLATFORM_SIGNED, 1);
    var moved = statementOn(TANDEM, other.statements().get(0));
    assertThat(types(admitted(new ShownChain(TANDEM, List.of(moved)))))
        .containsExactly(ProblemType.EVIDENCE_SCALE_MISMATCH);
  }

  private static ShownStatement statementOn(Did platform, ShownStatement shown) {
    var was = shown.entry().statement();
    var moved =
        Person.statement(platform, was.assurance(), was.period(), was.link(), was.ratings());
    return new ShownStatement(
        new StatementChain.Entry(shown.entry().digest(), moved, shown.entry().pointer()),
        shown.issued(),
        shown.place());
  }

  @Test
  void refusesWhatItsIssuerWasNotRecognisedFor() throws Exception {
    var chain = Person.chain(12, TANDEM, 6);
    var from = chain.statements().get(3).issued();
    IssuerRecognition later = (issuer, platform, assurance, issued) -> !issued.isBefore(from);
    var admission = admitted(NOW, later, List.of(), 0, chain);
    assertThat(types(admission)).containsOnly(ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(admission.score().monthsActive()).isLessThan(6).isPositive();
  }

  @Test
  void whatWorkersSayThemselvesNeverChangesAScore() throws Exception {
    var signed = Person.chain(13, TANDEM, 12);
    var before = admitted(signed).score();
    for (long seed = 0; seed < 50; seed++) {
      var own = Person.chain(seed, AMARA, SKIFF, Assurance.SELF_ASSERTED, 12);
      var shown = hiding(new Random(seed), own);
      for (var chain : List.of(own, shown)) {
        var after = admitted(signed, chain).score();
        assertThat(after.mean()).isEqualTo(before.mean());
        assertThat(after.lower()).isEqualTo(before.lower());
        assertThat(after.ratings()).isEqualTo(before.ratings());
        assertThat(after.platforms()).isEqualTo(1);
      }
    }
  }

  @Test
  void whatOthersAttestCountsForLessAndNotBesideWhatThePlatformSigned() throws Exception {
    var attested = Person.chain(14, HARBOR, SKIFF, Assurance.COMMONS_ATTESTED, 12);
    var signed = Person.chain(14, SKIFF, 12);
    var half = admitted(attested).score();
    var full = admitted(signed).score();
    var both = admitted(attested, signed).score();
    assertThat(half.effectiveWeight()).isLessThan(full.effectiveWeight());
    assertThat(both.effectiveWeight()).isEqualTo(full.effectiveWeight());
    assertThat(both.mean()).isEqualTo(full.mean());
    assertThat(both.ratings()).isEqualTo(full.ratings());
    assertThat(both.complete()).isTrue();
  }

  @Test
  void anAttestedMonthCountsWhereThePlatformSignedOnlyLaterOnes() throws Exception {
    var attested = Person.chain(15, HARBOR, SKIFF, Assurance.COMMONS_ATTESTED, 12);
    var signed = Person.chain(16, SKIFF, 4);
    var both = admitted(attested, signed).score();
    assertThat(both.monthsActive()).isEqualTo(12);
    assertThat(both.ratings()).isGreaterThan(admitted(signed).score().ratings());
  }

  @Test
  void countsWhatIsNotShownAsWithheld() throws Exception {
    for (long seed = 0; seed < 100; seed++) {
      var chain = Person.chain(seed, TANDEM, 12);
      var hidden = hiding(new Random(seed), chain);
      long withheld =
          hidden.counting().stream()
              .flatMap(shown -> ShownChain.statement(shown).ratings().stream())
              .mapToLong(ratings -> ratings.withheld())
              .sum();
      var admission = admitted(hidden);
      assertThat(admission.score().withheld()).as("seed %d", seed).isEqualTo(withheld);
      assertThat(admission.score().complete()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void hidingNeverHelps() throws Exception {
    int hidden = 0;
    for (long seed = 0; seed < 600; seed++) {
      var random = new Random(seed);
      var chains = new ArrayList<ShownChain>();
      chains.add(Person.chain(seed, TANDEM, 1 + random.nextInt(40)));
      chains.add(Person.chain(seed + 1, SKIFF, 1 + random.nextInt(40)));
      chains.add(
          Person.chain(
              seed + 2, HARBOR, LARDER, Assurance.COMMONS_ATTESTED, 1 + random.nextInt(20)));
      var outcomes = random.nextBoolean() ? List.<RatingOutcome>of() : excluding(random, chains);
      var whole = admitted(NOW, EVERYBODY, outcomes, 0, chains.toArray(ShownChain[]::new)).score();
      chains.replaceAll(chain -> random.nextInt(3) == 0 ? chain : hiding(random, chain));
      var part = admitted(NOW, EVERYBODY, outcomes, 0, chains.toArray(ShownChain[]::new)).score();
      hidden += part.withheld() > 0 ? 1 : 0;
      assertNoBetter("seed " + seed, part, whole);
    }
    assertThat(hidden).isGreaterThan(300);
  }

  /** The worst one of each statement, one after the other: what somebody would try first. */
  @Test
  void hidingTheWorstBucketsNeverHelps() throws Exception {
    for (long seed = 0; seed < 100; seed++) {
      var chain = Person.chain(seed, LARDER, 24);
      var before = admitted(chain).score();
      for (int i = 0; i < chain.statements().size(); i++) {
        var statements = new ArrayList<>(chain.statements());
        var shown = statements.get(i);
        var ratings = ShownChain.statement(shown).ratings();
        if (ratings.isEmpty()) {
          continue;
        }
        var kept = new ArrayList<>(ratings.get().buckets());
        kept.removeIf(bucket -> bucket.histogram().get(0) > bucket.histogram().get(1));
        statements.set(i, Person.showing(shown, kept));
        chain = new ShownChain(LARDER, statements);
        var after = admitted(chain).score();
        assertNoBetter("seed " + seed + ", statement " + i, after, before);
        before = after;
      }
    }
  }

  private static void assertNoBetter(String description, Score part, Score whole) {
    assertThat(part.mean()).as(description).isLessThanOrEqualTo(whole.mean());
    assertThat(part.lower()).as(description).isLessThanOrEqualTo(whole.lower());
    assertThat(part.ratings()).as(description).isLessThanOrEqualTo(whole.ratings());
    assertThat(part.firstRatings()).as(description).isLessThanOrEqualTo(whole.firstRatings());
    assertThat(part.platforms()).as(description).isLessThanOrEqualTo(whole.platforms());
    assertThat(part.monthsActive()).as(description).isEqualTo(whole.monthsActive());
    part.predicates()
        .forEach(
            (name, answer) ->
                assertThat(answer.holds() && !whole.predicates().get(name).holds())
                    .as("%s: %s", description, name)
                    .isFalse());
  }

  @Test
  void anExcludedRatingIsAsIfItNeverWas() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      var chain = Person.chain(seed, TANDEM, 8);
      var outcomes = excluding(new Random(seed), List.of(chain));
      if (outcomes.isEmpty()) {
        continue;
      }
      var decided = admitted(NOW, EVERYBODY, outcomes, 0, chain);
      assertThat(decided.findings()).as("seed %d", seed).isEmpty();
      var tally = Tally.of(POLICY, NOW);
      for (var shown : chain.counting()) {
        var statement = ShownChain.statement(shown);
        if (statement.ratings().isPresent()) {
          tally.add(without(outcomes, statement));
        }
      }
      var expected = tally.score(HistoryFacts.none());
      assertThat(decided.score().mean()).as("seed %d", seed).isEqualTo(expected.mean());
      assertThat(decided.score().lower()).as("seed %d", seed).isEqualTo(expected.lower());
      assertThat(decided.score().ratings()).as("seed %d", seed).isEqualTo(expected.ratings());
      assertThat(decided.score().withheld()).isZero();
    }
  }

  private static RatedMonth without(List<RatingOutcome> outcomes, WorkStatement statement) {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    for (var bucket : statement.ratings().orElseThrow().buckets()) {
      var histogram = new ArrayList<>(bucket.histogram());
      for (var outcome : outcomes) {
        if (outcome.seq() == statement.link().seq() && outcome.k() == bucket.k()) {
          histogram.set(outcome.step(), histogram.get(outcome.step()) - 1);
        }
      }
      buckets.add(new RatedMonth.Bucket(bucket.k(), histogram));
    }
    return new RatedMonth(
        statement.platform().value(),
        RatedMonth.number(statement.period()),
        statement.assurance().term(),
        buckets);
  }

  @Test
  void anExcludedRatingThatIsNotShownIsNotWithheld() throws Exception {
    var chain = Person.chain(21, TANDEM, 3);
    var outcome = excluding(new Random(1), List.of(chain)).get(0);
    var hidden = new ArrayList<ShownStatement>();
    for (var shown : chain.statements()) {
      hidden.add(
          ShownChain.statement(shown).ratings().isEmpty()
              ? shown
              : Person.showing(shown, List.of()));
    }
    var nothing = new ShownChain(TANDEM, hidden);
    long before = admitted(nothing).score().withheld();
    var after = admitted(NOW, EVERYBODY, List.of(outcome), 0, nothing);
    assertThat(after.findings()).isEmpty();
    assertThat(after.score().withheld()).isEqualTo(before - 1);
  }

  @Test
  void anAmendedRatingCountsAsTheOneItBecame() throws Exception {
    var chain = Person.chain(22, TANDEM, 3);
    var excluded = excluding(new Random(2), List.of(chain)).get(0);
    int best = Person.scale(TANDEM).steps() - 1;
    var amended =
        new RatingOutcome(
            excluded.issuer(),
            excluded.worker(),
            excluded.seq(),
            excluded.k(),
            excluded.step(),
            Optional.of(best));
    var before = admitted(chain).score();
    var after = admitted(NOW, EVERYBODY, List.of(amended), 0, chain).score();
    assertThat(after.ratings()).isEqualTo(before.ratings());
    assertThat(after.mean()).isGreaterThanOrEqualTo(before.mean());
    assertThat(after.inputDigest()).isNotEqualTo(before.inputDigest());
  }

  @Test
  void namesAnOutcomeAboutNoRatingThatThereIs() throws Exception {
    var chain = Person.chain(23, TANDEM, 3);
    var statement =
        chain.counting().stream()
            .map(ShownChain::statement)
            .filter(one -> one.ratings().isPresent())
            .findFirst()
            .orElseThrow();
    var bucket = statement.ratings().orElseThrow().buckets().get(0);
    int none = bucket.histogram().indexOf(0L);
    for (var wrong :
        List.of(
            outcome(statement, bucket.k(), none),
            outcome(statement, bucket.k(), 99),
            outcome(statement, 77, 0))) {
      var admission = admitted(NOW, EVERYBODY, List.of(wrong), 0, chain);
      assertThat(types(admission)).containsExactly(ProblemType.OUTCOME_WITHOUT_RATING);
      assertThat(admission.score().ratings()).isEqualTo(admitted(chain).score().ratings());
    }
  }

  @Test
  void anOutcomeAboutAChainThatIsNotShownChangesNothing() throws Exception {
    var chain = Person.chain(24, TANDEM, 3);
    var elsewhere = new RatingOutcome(SKIFF, AMARA, 1, 1, 0, Optional.empty());
    var admission = admitted(NOW, EVERYBODY, List.of(elsewhere), 0, chain);
    assertThat(admission.findings()).isEmpty();
    assertThat(admission.score().inputDigest()).isEqualTo(admitted(chain).score().inputDigest());
  }

  @Test
  void showsPendingDisputesUpToTheCap() throws Exception {
    var chain = Person.chain(25, TANDEM, 3);
    int cap = POLICY.disputes().pendingCap();
    assertThat(admitted(NOW, EVERYBODY, List.of(), 2, chain).score().disputed()).isEqualTo(2);
    assertThat(admitted(NOW, EVERYBODY, List.of(), cap + 9, chain).score().disputed())
        .isEqualTo(cap);
  }

  @Test
  void theOrderOfChainsIsIrrelevant() throws Exception {
    var one = Person.chain(26, TANDEM, 9);
    var other = Person.chain(27, SKIFF, 9);
    assertThat(admitted(one, other).score().inputDigest())
        .isEqualTo(admitted(other, one).score().inputDigest());
  }

  private static List<RatingOutcome> excluding(Random random, List<ShownChain> chains) {
    var outcomes = new ArrayList<RatingOutcome>();
    for (var chain : chains) {
      for (var shown : chain.counting()) {
        var statement = ShownChain.statement(shown);
        if (statement.ratings().isPresent() && random.nextInt(3) == 0) {
          var buckets = statement.ratings().get().buckets();
          var bucket = buckets.get(random.nextInt(buckets.size()));
          outcomes.add(outcome(chain.issuer(), statement, bucket));
        }
      }
    }
    return outcomes;
  }

  private static RatingOutcome outcome(Did issuer, WorkStatement statement, RatingBucket bucket) {
    int step = 0;
    while (bucket.histogram().get(step) == 0) {
      step++;
    }
    return new RatingOutcome(
        issuer, statement.worker(), statement.link().seq(), bucket.k(), step, Optional.empty());
  }

  private static RatingOutcome outcome(WorkStatement statement, int k, int step) {
    return new RatingOutcome(
        statement.platform(),
        statement.worker(),
        statement.link().seq(),
        k,
        step,
        Optional.empty());
  }

  private static ShownChain hiding(Random random, ShownChain chain) {
    var statements = new ArrayList<ShownStatement>();
    for (var shown : chain.statements()) {
      var ratings = ShownChain.statement(shown).ratings();
      if (ratings.isEmpty()) {
        statements.add(shown);
        continue;
      }
      var kept = new ArrayList<>(ratings.get().buckets());
      kept.removeIf(bucket -> random.nextBoolean());
      statements.add(Person.showing(shown, kept));
    }
    return new ShownChain(chain.issuer(), statements);
  }

  private static long ratings(ShownChain chain, int upToK) {
    return chain.counting().stream()
        .flatMap(shown -> ShownChain.statement(shown).ratings().stream())
        .flatMap(ratings -> ratings.buckets().stream())
        .filter(bucket -> bucket.k() <= upToK)
        .mapToLong(RatingBucket::ratingCount)
        .sum();
  }

  private static List<ProblemType> types(Admission admission) {
    return admission.findings().stream().map(Problem::type).toList();
  }

  private static Admission admitted(ShownChain... chains) throws ProblemException {
    return admitted(NOW, EVERYBODY, List.of(), 0, chains);
  }

  private static Admission admitted(
      YearMonth month,
      IssuerRecognition recognition,
      List<RatingOutcome> outcomes,
      int pending,
      ShownChain... chains)
      throws ProblemException {
    var history =
        new Admission.History(
            List.of(chains), new DecidedDisputes(outcomes, pending, Set.of()), AT);
    return Admission.of(POLICY, month, history, recognition);
  }
}
