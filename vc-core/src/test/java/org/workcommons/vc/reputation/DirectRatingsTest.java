package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.reputation.Person.AMARA;
import static org.workcommons.vc.reputation.Person.AT;
import static org.workcommons.vc.reputation.Person.EVERYBODY;
import static org.workcommons.vc.reputation.Person.NOW;
import static org.workcommons.vc.reputation.Person.TANDEM;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingScale;

class DirectRatingsTest {
  private static final int CEILING = 10;
  private static final GovernancePolicy POLICY =
      PolicySamples.with(
          "direct",
          """
          {"worst":1,"best":5,"normalisation":"linear","table":[0,125000,250000,375000,500000],
           "variance":83333,"ceiling":10}
          """);
  private static final Did FAMILY = Did.of("did:web:family.example");
  private static final RatingScale FIVE = new RatingScale(1, 5);
  private static final Instant END = Instant.parse("2026-10-14T18:41:00Z");

  /** One job and its rating, as a test bends them. */
  private static final class Case {
    int number;
    Did platform = FAMILY;
    Did customer = Did.of("did:web:customer.example");
    Did rater = customer;
    Did ratee = AMARA;
    Instant endedAt = END;
    Instant issued = Instant.parse("2026-10-14T00:00:00Z");
    EngagementOutcome outcome = EngagementOutcome.COMPLETED;
    int repeatIndex = 1;
    int value = 5;
    RatingScale scale = FIVE;
    String aspect = "service";
    RatingDirection direction = RatingDirection.CUSTOMER_RATES_WORKER;
    boolean unsigned;
    String salt = "";

    Case(int number) {
      this.number = number;
    }

    Case by(Did other) {
      customer = other;
      rater = other;
      return this;
    }

    DirectWork.Job job() {
      var engagement =
          new Engagement(
              AMARA,
              id(),
              platform,
              customer,
              outcome,
              endedAt.minusSeconds(3600),
              endedAt,
              repeatIndex,
              endedAt.plus(Duration.ofDays(14)),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      var signers = unsigned ? Set.of(FAMILY, AMARA) : Set.of(customer, AMARA);
      return new DirectWork.Job(engagement, signers, digest("job " + this), place());
    }

    DirectWork.Opinion opinion() {
      var rating =
          new Rating(
              ratee,
              new Rating.Basis.OfEngagement(id()),
              direction,
              aspect,
              value,
              scale,
              Optional.empty(),
              digest("nullifier " + number));
      return new DirectWork.Opinion(rating, rater, issued, digest("rating " + this), place());
    }

    private URI id() {
      return URI.create("urn:uuid:00000000-0000-0000-0000-%012d".formatted(number));
    }

    private Pointer place() {
      return Pointer.ROOT.at(number);
    }

    @Override
    public String toString() {
      return number + " " + customer + " " + endedAt + " " + value + salt;
    }
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRatingOfAJobThatBothSignedCountsWithoutAnyPlatform() throws Exception {
    var admission = admitted(new Case(1));
    assertThat(admission.findings()).isEmpty();
    assertThat(admission.passedOver()).isEmpty();
    var score = admission.score();
    assertThat(score.ratings()).isEqualTo(1);
    assertThat(score.firstRatings()).isEqualTo(1);
    assertThat(score.effectiveWeight()).isEqualTo(Units.ONE);
    assertThat(score.lower()).isGreaterThan(admitted().score().lower());
    assertThat(score.mean()).as("never above a stranger").isEqualTo(admitted().score().mean());
    assertThat(score.inputDigest()).isNotEqualTo(admitted().score().inputDigest());
    assertThat(score.platforms()).as("nobody's platform").isZero();
    assertThat(score.monthsActive()).isZero();
  }

  @Test
  void countsForNothingUnlessThePolicySaysSo() throws Exception {
    assertUnmoved(PolicySamples.policy());
    assertUnmoved(
        GovernancePolicy.read(
            POLICY
                .document()
                .with(
                    "completeness",
                    PolicySamples.with(
                            "completeness",
                            """
                            {"maxHeadAgeDays":45,"allowPlatformOmission":false}
                            """)
                        .document()
                        .get("completeness")
                        .orElseThrow())));
  }

  private static void assertUnmoved(GovernancePolicy policy) throws ProblemException {
    var admission = Admission.of(policy, NOW, history(List.of(new Case(1))), EVERYBODY);
    assertThat(admission.score().effectiveWeight()).isZero();
    assertThat(admission.findings()).isEmpty();
  }

  @Test
  void passesOverWhatTheJobDoesNotStandBehind() throws Exception {
    var bad = new ArrayList<Case>();
    for (int i = 0; i < 10; i++) {
      bad.add(new Case(i + 1));
    }
    bad.get(0).unsigned = true;
    bad.get(1).rater = Did.of("did:web:somebody.example");
    bad.get(2).ratee = Did.of("did:web:somebody.example");
    bad.get(3).outcome = EngagementOutcome.NO_SHOW;
    bad.get(4).issued = Instant.parse("2026-10-13T00:00:00Z");
    bad.get(5).issued = END.plus(Duration.ofDays(14)).plusSeconds(1);
    bad.get(6).endedAt = AT.plusSeconds(1);
    bad.get(7).scale = new RatingScale(0, 5);
    bad.get(8).platform = TANDEM;
    bad.get(9).endedAt = Instant.parse("2026-11-02T10:00:00Z");
    bad.get(9).issued = Instant.parse("2026-11-02T00:00:00Z");
    for (var one : bad) {
      var admission = admitted(one);
      assertThat(admission.passedOver())
          .as("case %d", one.number)
          .extracting(Problem::type)
          .containsExactly(ProblemType.EVIDENCE_NO_ENGAGEMENT);
      assertThat(admission.findings()).as("case %d", one.number).isEmpty();
      assertThat(admission.score().effectiveWeight()).as("case %d", one.number).isZero();
      assertThat(admission.score().inputDigest()).isEqualTo(admitted().score().inputDigest());
    }
    var alone = history(List.of(), List.of(new Case(1).opinion()));
    assertThat(Admission.of(POLICY, NOW, alone, EVERYBODY).passedOver()).hasSize(1);
  }

  @Test
  void anotherAspectOrDirectionIsNoneOfItsBusiness() throws Exception {
    var aspect = new Case(1);
    aspect.aspect = "safety";
    var direction = new Case(2);
    direction.direction = RatingDirection.PEER_RATES_PEER;
    var admission = admitted(aspect, direction);
    assertThat(admission.passedOver()).isEmpty();
    assertThat(admission.score().effectiveWeight()).isZero();
  }

  @Test
  void nobodyIsHerOwnCustomer() throws Exception {
    var own =
        new Case(1)
            .by(Person.chain(1, TANDEM, 1).statements().get(0).entry().statement().platform());
    assertThat(admitted(own).findings()).isEmpty();
    // a second worker's identifier of the same person, who signed the same presentation
    var one = new Case(2);
    var other = new Case(3);
    var second = Did.of("did:web:amara-again.example");
    var job =
        new DirectWork.Job(
            workedBy(other, second),
            Set.of(second, other.customer),
            digest("x"),
            Pointer.ROOT.at(9));
    one.by(second);
    var history = history(List.of(one.job(), job), List.of(one.opinion()));
    var admission = Admission.of(POLICY, NOW, history, EVERYBODY);
    assertThat(types(admission)).containsExactly(ProblemType.DOMAIN_SELF_RATING);
    assertThat(admission.score().effectiveWeight()).isZero();
    assertThat(admission.score().complete()).isFalse();
  }

  private static Engagement workedBy(Case one, Did worker) {
    var was = one.job().engagement();
    return new Engagement(
        worker,
        was.id(),
        was.platform(),
        was.customer(),
        was.outcome(),
        was.startedAt(),
        was.endedAt(),
        was.repeatIndex(),
        was.rateBefore(),
        was.netPay(),
        was.occupation(),
        was.area());
  }

  @Test
  void ofTwoRatingsOfOneJobNeitherCountsAndTheSecondIsNamed() throws Exception {
    var first = new Case(1);
    var second = new Case(1);
    second.value = 1;
    second.salt = "again";
    var history = history(List.of(first.job()), List.of(first.opinion(), second.opinion()));
    var admission = Admission.of(POLICY, NOW, history, EVERYBODY);
    assertThat(types(admission)).containsExactly(ProblemType.EVIDENCE_RATING_REPEATED);
    assertThat(admission.score().effectiveWeight()).isZero();
    assertThat(admission.score().predicates().values()).noneMatch(Score.Answer::holds);
  }

  @Test
  void theSameRatingTwiceCountsOnce() throws Exception {
    var one = new Case(1);
    var history = history(List.of(one.job(), one.job()), List.of(one.opinion(), one.opinion()));
    var admission = Admission.of(POLICY, NOW, history, EVERYBODY);
    assertThat(admission.findings()).isEmpty();
    assertThat(admission.score().effectiveWeight()).isEqualTo(Units.ONE);
  }

  @Test
  void oneNullifierForTwoJobsIsNamed() throws Exception {
    var one = new Case(1);
    var other = new Case(2).by(Did.of("did:web:another.example"));
    var copied = other.opinion();
    var rating = copied.rating();
    var same =
        new Rating(
            rating.ratee(),
            rating.basis(),
            rating.direction(),
            rating.aspect(),
            rating.value(),
            rating.scale(),
            rating.body(),
            one.opinion().rating().nullifier());
    var opinion =
        new DirectWork.Opinion(
            same, copied.rater(), copied.issued(), copied.digest(), copied.place());
    var history = history(List.of(one.job(), other.job()), List.of(one.opinion(), opinion));
    var admission = Admission.of(POLICY, NOW, history, EVERYBODY);
    assertThat(types(admission)).containsExactly(ProblemType.EVIDENCE_RATING_REPEATED);
    assertThat(admission.score().effectiveWeight()).isZero();
  }

  @Test
  void twoJobsOfOneNameAreNamed() throws Exception {
    var one = new Case(1);
    var other = new Case(1).by(Did.of("did:web:another.example"));
    var history = history(List.of(one.job(), other.job()), List.of(one.opinion()));
    var admission = Admission.of(POLICY, NOW, history, EVERYBODY);
    assertThat(types(admission)).containsExactly(ProblemType.EVIDENCE_RATING_REPEATED);
    assertThat(admission.score().effectiveWeight()).isZero();
  }

  /** A key costs nothing, so that what made-up customers can do is bounded by the policy. */
  @Test
  void madeUpCustomersComeToNoMoreThanTheCeiling() throws Exception {
    var made = new ArrayList<Case>();
    for (int i = 0; i < 50; i++) {
      made.add(new Case(i + 1).by(Did.of("did:web:made-up-" + i + ".example")));
    }
    var admission = admitted(made.toArray(Case[]::new));
    var score = admission.score();
    assertThat(score.ratings()).isEqualTo(CEILING);
    assertThat(score.effectiveWeight()).isEqualTo(Units.ONE.multiply(bigger(CEILING)));
    assertThat(admission.passedOver()).hasSize(50 - CEILING);
    assertThat(score.platforms()).isZero();
  }

  private static BigInteger bigger(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void theSameCustomerCountsForLessEachTimeWhateverTheJobsSay() throws Exception {
    var regular = new ArrayList<Case>();
    for (int i = 0; i < 5; i++) {
      var one = new Case(i + 1);
      one.endedAt = END.minus(Duration.ofDays(30L * i));
      one.issued = one.endedAt;
      regular.add(one);
    }
    Collections.shuffle(regular, new Random(1));
    // 1 + 1/2 + 1/4 + 1/8 + 0
    assertThat(admitted(regular.toArray(Case[]::new)).score().effectiveWeight())
        .isEqualTo(bigger(1_875_000));
    var alone = new Case(9);
    alone.repeatIndex = 3;
    assertThat(admitted(alone).score().effectiveWeight()).isEqualTo(bigger(250_000));
    alone.repeatIndex = 1000;
    assertThat(admitted(alone).score().effectiveWeight()).isZero();
  }

  @Test
  void theOrderOfWhatIsShownIsIrrelevantBelowTheCeiling() throws Exception {
    for (long seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      var cases = new ArrayList<Case>();
      for (int i = 0; i < CEILING; i++) {
        var one = new Case(i + 1).by(Did.of("did:web:c" + random.nextInt(4) + ".example"));
        one.endedAt = END.minus(Duration.ofDays(random.nextInt(900)));
        one.issued = one.endedAt;
        one.value = 1 + random.nextInt(5);
        cases.add(one);
      }
      var before = admitted(cases.toArray(Case[]::new)).score();
      Collections.shuffle(cases, random);
      var after = admitted(cases.toArray(Case[]::new)).score();
      assertThat(after.inputDigest()).as("seed %d", seed).isEqualTo(before.inputDigest());
      assertThat(after.lower()).as("seed %d", seed).isEqualTo(before.lower());
    }
  }

  private static List<ProblemType> types(Admission admission) {
    return admission.findings().stream().map(Problem::type).toList();
  }

  private static Admission admitted(Case... cases) throws ProblemException {
    return Admission.of(POLICY, NOW, history(List.of(cases)), EVERYBODY);
  }

  private static Admission.History history(List<Case> cases) {
    return history(
        cases.stream().map(Case::job).toList(), cases.stream().map(Case::opinion).toList());
  }

  private static Admission.History history(
      List<DirectWork.Job> jobs, List<DirectWork.Opinion> opinions) {
    return new Admission.History(
        List.of(), DecidedDisputes.NONE, AT, new DirectWork(jobs, opinions));
  }
}
