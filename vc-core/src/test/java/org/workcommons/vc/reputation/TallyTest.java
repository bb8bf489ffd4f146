package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

class TallyTest {
  private static final YearMonth AS_OF = YearMonth.of(2026, 10);
  private static final String LARDER = "did:web:larder.example";
  private static final String TANDEM = "did:web:tandem.coop.example";
  private static final int NOW = RatedMonth.number(AS_OF);

  private final GovernancePolicy policy = PolicySamples.policy();

  @Test
  void anEmptyHistoryIsThePrior() {
    var score = tally().score(HistoryFacts.none());

    assertThat(score.mean()).isEqualTo(500_000);
    assertThat(score.effectiveWeight()).isZero();
    assertThat(score.ratings()).isZero();
    assertThat(score.predicates().values()).noneMatch(Score.Answer::holds);
  }

  @Test
  void aScoreNamesWhatItFollowsFrom() throws ProblemException {
    var facts = new HistoryFacts(true, 12, 1, List.of(digest("b"), digest("a")));
    var score = tally().add(thumbs(NOW, 1, 2, 9)).withhold(LARDER, 3).score(facts);

    assertThat(score.policyDigest()).isEqualTo(policy.digest());
    assertThat(score.asOf()).isEqualTo(AS_OF);
    assertThat(score.dimension()).isEqualTo("service");
    assertThat(score.ratings()).isEqualTo(11);
    assertThat(score.firstRatings()).isEqualTo(11);
    assertThat(score.platforms()).isEqualTo(1);
    assertThat(score.withheld()).isEqualTo(3);
    assertThat(score.disputed()).isEqualTo(1);
    assertThat(score.monthsActive()).isEqualTo(12);
    assertThat(score.complete()).isTrue();
    assertThat(score.omissionAllowed()).isTrue();
    assertThat(score.predicates().get("experienced").rule())
        .isEqualTo("ratings >= 200 and monthsActive >= 12");
    assertThat(score.toString()).doesNotContain(Integer.toString(score.mean()));
  }

  @Test
  void refusesAMonthThatIsNotYet() {
    assertRefused(thumbs(NOW + 1, 1, 0, 1), ProblemType.EVIDENCE_MONTH_AHEAD);
  }

  @Test
  void refusesAPlatformThatThePolicyDoesNotKnow() {
    var month = new RatedMonth("did:web:cabs.example", NOW, "platform-signed", List.of());
    assertRefused(month, ProblemType.EVIDENCE_PLATFORM_UNKNOWN);
    assertThat(Refusal.of(() -> tally().withhold("did:web:cabs.example", 1)).type())
        .isEqualTo(ProblemType.EVIDENCE_PLATFORM_UNKNOWN);
  }

  @Test
  void refusesAnAssuranceThatThePolicyDoesNotKnow() {
    var month = new RatedMonth(LARDER, NOW, "sworn", List.of());
    assertRefused(month, ProblemType.EVIDENCE_ASSURANCE_UNKNOWN);
  }

  @Test
  void refusesAnotherScale() {
    var month =
        new RatedMonth(
            LARDER, NOW, "platform-signed", List.of(new RatedMonth.Bucket(1, List.of(0L, 0L, 1L))));
    assertRefused(month, ProblemType.EVIDENCE_SCALE_MISMATCH);
  }

  @Test
  void refusesMoreStatementsThanThereCanBe() throws ProblemException {
    var tally = tally();
    for (int i = 0; i < Limits.SCORE_STATEMENTS; i++) {
      tally.add(new RatedMonth(LARDER, NOW, "platform-signed", List.of()));
    }
    var more = new RatedMonth(LARDER, NOW, "platform-signed", List.of());

    assertThat(Refusal.of(() -> tally.add(more)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(Refusal.of(() -> tally.merge(tally().add(more))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesMoreBucketsThanThereCanBeAndAddsNothing() throws ProblemException {
    var tally = tally();
    for (int i = 0; i < Limits.SCORE_BUCKETS / 10; i++) {
      tally.add(tenBuckets());
    }
    var before = tally.score(HistoryFacts.none()).inputDigest();

    assertThat(Refusal.of(() -> tally.add(thumbs(NOW, 1, 0, 1))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(tally.score(HistoryFacts.none()).inputDigest()).isEqualTo(before);
  }

  @Test
  void refusesMoreWithheldThanThereCanBe() throws ProblemException {
    var tally = tally().withhold(LARDER, JsonNumber.MAX_SAFE_INTEGER - 1).withhold(TANDEM, 1);

    assertThat(Refusal.of(() -> tally.withhold(TANDEM, 1)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(Refusal.of(() -> tally.merge(tally().withhold(LARDER, 1))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThatIllegalArgumentException().isThrownBy(() -> tally.withhold(LARDER, -1));
  }

  @Test
  void refusesADocumentThatIsUsedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistoryFacts(true, 1, 0, List.of(digest("a"), digest("a"))));
  }

  @Test
  void refusesFactsOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HistoryFacts(true, -1, 0, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new HistoryFacts(true, 0, -1, List.of()));
  }

  @Test
  void refusesTwoBucketsOfOneKind() {
    var bucket = new RatedMonth.Bucket(1, List.of(0L, 1L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatedMonth(LARDER, NOW, "platform-signed", List.of(bucket, bucket)));
  }

  @Test
  void refusesCountsAndMonthsOutOfBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatedMonth.Bucket(0, List.of(0L, 1L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatedMonth.Bucket(1, List.of(-1L, 1L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatedMonth.Bucket(1, List.of(1L << 31, 1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> thumbs(-1, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> thumbs(96_360, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Tally.of(policy, YearMonth.of(1969, 12)));
  }

  @Test
  void monthsAreNumberedFromJanuary1970() {
    assertThat(RatedMonth.number(YearMonth.of(1970, 1))).isZero();
    assertThat(RatedMonth.number(YearMonth.of(2026, 10))).isEqualTo(681);
    assertThat(RatedMonth.number(YearMonth.of(9999, 12))).isEqualTo(RatedMonth.MAX_MONTH);
    assertThat(RatedMonth.month(681)).isEqualTo(YearMonth.of(2026, 10));
  }

  @Test
  void orderPartsAndPartitionsDoNotMatter() throws ProblemException {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var months = months(random);
      var whole = tally();
      for (var month : months) {
        whole.add(month);
      }
      whole.withhold(LARDER, 5);
      Collections.shuffle(months, random);
      var parts = List.of(tally(), tally(), tally());
      for (var month : months) {
        var two = halves(month, random);
        parts.get(random.nextInt(3)).add(two.get(0));
        parts.get(random.nextInt(3)).add(two.get(1));
      }
      parts.get(0).withhold(LARDER, 2);
      parts.get(2).withhold(LARDER, 3).withhold(TANDEM, 0);
      var merged = parts.get(2).merge(parts.get(0)).merge(parts.get(1));
      assertSame(merged.score(facts()), whole.score(facts()), "seed " + seed);
    }
  }

  @Test
  void amonthLaterIsTheSameAsFromTheStart() throws ProblemException {
    for (long seed = 0; seed < 100; seed++) {
      var months = months(new Random(seed));
      var old = tally();
      var fresh = Tally.of(policy, AS_OF.plusMonths(1));
      for (var month : months) {
        old.add(month);
        fresh.add(month);
      }
      var before = old.score(facts()).inputDigest();
      var newest = thumbs(NOW + 1, 1, 3, 4);
      var later = old.asOf(AS_OF.plusMonths(1)).add(newest);
      assertSame(later.score(facts()), fresh.add(newest).score(facts()), "seed " + seed);
      assertThat(old.score(facts()).inputDigest()).isEqualTo(before);
    }
  }

  @Test
  void everyInputChangesTheDigest() throws ProblemException {
    var digests =
        List.of(
            tally().score(facts()).inputDigest(),
            tally().add(thumbs(NOW, 1, 0, 1)).score(facts()).inputDigest(),
            tally().add(thumbs(NOW, 1, 1, 0)).score(facts()).inputDigest(),
            tally().add(thumbs(NOW, 2, 0, 1)).score(facts()).inputDigest(),
            tally().add(thumbs(NOW, 6, 0, 1)).score(facts()).inputDigest(),
            tally().add(thumbs(NOW - 1, 1, 0, 1)).score(facts()).inputDigest(),
            tally().withhold(LARDER, 1).score(facts()).inputDigest(),
            tally().withhold(TANDEM, 1).score(facts()).inputDigest(),
            Tally.of(policy, AS_OF.plusMonths(1)).score(facts()).inputDigest(),
            tally().score(new HistoryFacts(false, 3, 1, List.of())).inputDigest(),
            tally().score(new HistoryFacts(true, 4, 1, List.of())).inputDigest(),
            tally().score(new HistoryFacts(true, 3, 2, List.of())).inputDigest(),
            tally().score(new HistoryFacts(true, 3, 1, List.of(digest("a")))).inputDigest());

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void mergesOnlyWhatBelongsTogether() {
    var tally = tally();
    assertThatIllegalArgumentException().isThrownBy(() -> tally.merge(tally));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tally.merge(Tally.of(policy, AS_OF.plusMonths(1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tally().add(thumbs(NOW, 1, 0, 1)).asOf(AS_OF.minusMonths(1)));
  }

  private void assertRefused(RatedMonth month, ProblemType type) {
    assertThat(tally().refusal(month))
        .hasValueSatisfying(p -> assertThat(p.type()).isEqualTo(type));
    assertThat(Refusal.of(() -> tally().add(month)).type()).isEqualTo(type);
  }

  private static void assertSame(Score one, Score other, String as) {
    assertThat(one.inputDigest()).as(as).isEqualTo(other.inputDigest());
    assertThat(one.mean()).as(as).isEqualTo(other.mean());
    assertThat(one.lower()).as(as).isEqualTo(other.lower());
    assertThat(one.effectiveWeight()).as(as).isEqualTo(other.effectiveWeight());
    assertThat(one.ratings()).as(as).isEqualTo(other.ratings());
    assertThat(one.predicates()).as(as).isEqualTo(other.predicates());
  }

  private static List<RatedMonth> months(Random random) {
    var months = new ArrayList<RatedMonth>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      months.add(
          thumbs(
              NOW - random.nextInt(40),
              1 + random.nextInt(6),
              random.nextInt(3),
              random.nextInt(9)));
    }
    return months;
  }

  private static List<RatedMonth> halves(RatedMonth month, Random random) {
    var bucket = month.buckets().get(0);
    var h = bucket.histogram();
    long bad = random.nextInt((int) (h.get(0) + 1));
    long good = random.nextInt((int) (h.get(1) + 1));
    return List.of(
        thumbs(month.month(), bucket.k(), bad, good),
        thumbs(month.month(), bucket.k(), h.get(0) - bad, h.get(1) - good));
  }

  private static RatedMonth tenBuckets() {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    for (int k = 1; k <= 10; k++) {
      buckets.add(new RatedMonth.Bucket(k, List.of(0L, 1L)));
    }
    return new RatedMonth(LARDER, NOW, "platform-signed", buckets);
  }

  private static RatedMonth thumbs(int month, int k, long bad, long good) {
    return new RatedMonth(
        LARDER, month, "platform-signed", List.of(new RatedMonth.Bucket(k, List.of(bad, good))));
  }

  private static HistoryFacts facts() {
    return new HistoryFacts(true, 3, 1, List.of());
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(UTF_8));
  }

  private Tally tally() {
    return Tally.of(policy, AS_OF);
  }
}
