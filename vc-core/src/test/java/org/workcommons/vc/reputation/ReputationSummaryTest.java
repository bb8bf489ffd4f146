package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workcommons.vc.reputation.Person.AMARA;
import static org.workcommons.vc.reputation.Person.NOW;
import static org.workcommons.vc.reputation.Person.TANDEM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class ReputationSummaryTest {
  private static final GovernancePolicy POLICY = PolicySamples.policy();
  private static final Instant FROM = Instant.parse("2026-11-05T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(POLICY.privacy().maxValidityDays());
  private static final ValidityPeriod VALID =
      new ValidityPeriod(Optional.of(FROM), Optional.of(FROM.plus(LONGEST)));
  private static final String COMMUNITY = POLICY.community().value();

  @Test
  void holdsNoNumberUnlessAskedTo() throws Exception {
    var summary = ReputationSummary.of(AMARA, score(1));
    assertThat(ReputationSummary.TYPE.write(summary).has("score")).isFalse();
    assertThat(summary.tokenClaims().toString()).doesNotContain(AMARA.value());
    assertThat(ReputationSummary.inFull(AMARA, score(1)).exact()).isPresent();
  }

  @Test
  void readsBackWhatItSays() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      for (var summary :
          List.of(
              ReputationSummary.of(AMARA, score(seed)),
              ReputationSummary.inFull(AMARA, score(seed)))) {
        var json = ReputationSummary.TYPE.write(summary);
        assertThat(ReputationSummary.TYPE.read(json, Pointer.ROOT)).isEqualTo(summary);
        assertThat(ReputationSummary.ofToken(summary.tokenClaims(), AMARA)).isEqualTo(summary);
      }
    }
  }

  @Test
  void everyAnswerAndTheNumbersCanBeWithheldAndNothingElse() throws Exception {
    var summary = ReputationSummary.inFull(AMARA, score(2));
    var claims = summary.tokenClaims();
    var places =
        summary.withholdable().stream().flatMap(path -> path.select(claims).stream()).toList();
    assertThat(places).hasSize(POLICY.predicates().size() + 1);
    assertThat(places)
        .extracting(place -> place.pointer().value())
        .allMatch(text -> text.startsWith("/predicates/") || text.equals("/score"));
  }

  @Test
  void isUnderThePolicyThatItNames() throws Exception {
    var summary = ReputationSummary.of(AMARA, score(3));
    assertThatCode(() -> summary.requireUnder(POLICY, COMMUNITY, VALID, FROM))
        .doesNotThrowAnyException();
    var noBeginning = new ValidityPeriod(Optional.empty(), VALID.validUntil());
    assertThatCode(() -> summary.requireUnder(POLICY, COMMUNITY, noBeginning, FROM))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherIssuerPolicyOrQuestionAndALongerLife() throws Exception {
    var summary = ReputationSummary.of(AMARA, score(4));
    refused(() -> summary.requireUnder(POLICY, TANDEM.value(), VALID, FROM), "/issuer");
    var endless = new ValidityPeriod(Optional.of(FROM), Optional.empty());
    refused(() -> summary.requireUnder(POLICY, COMMUNITY, endless, FROM), "/validUntil");
    var longer =
        new ValidityPeriod(Optional.of(FROM), Optional.of(FROM.plus(LONGEST).plusSeconds(1)));
    refused(() -> summary.requireUnder(POLICY, COMMUNITY, longer, FROM), "/validUntil");
    var other = GovernancePolicy.read(PolicySamples.document().with("version", JsonNumber.of(5)));
    refused(
        () -> summary.requireUnder(other, COMMUNITY, VALID, FROM),
        "/credentialSubject/policyDigest");
    var own = with(summary, Map.of("best-of-all", new Score.Answer("mean >= 0", true)));
    refused(
        () -> own.requireUnder(POLICY, COMMUNITY, VALID, FROM),
        "/credentialSubject/predicates/best-of-all");
    var weaker = with(summary, Map.of("two-platforms", new Score.Answer("platforms >= 1", true)));
    refused(
        () -> weaker.requireUnder(POLICY, COMMUNITY, VALID, FROM),
        "/credentialSubject/predicates/two-platforms");
  }

  @Test
  void isReproducedByTheSameEvidenceAndByNoOther() throws Exception {
    var summary = ReputationSummary.inFull(AMARA, score(5));
    assertThatCode(() -> summary.requireReproduced(score(5))).doesNotThrowAnyException();
    var other = score(6);
    assertThat(Refusal.of(() -> summary.requireReproduced(other)).type())
        .isEqualTo(ProblemType.SUMMARY_NOT_REPRODUCED);
    var flipped =
        with(
            summary,
            Map.of(
                "two-platforms",
                new Score.Answer(
                    "platforms >= 2", !summary.predicates().get("two-platforms").holds())));
    assertThat(Refusal.of(() -> flipped.requireReproduced(score(5))).pointer().value())
        .isEqualTo("/credentialSubject/predicates");
  }

  @Test
  void nothingHoldsOfARecordThatIsNotWhole() throws Exception {
    var summary = ReputationSummary.of(AMARA, score(7));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ReputationSummary(
                    summary.worker(),
                    summary.policy(),
                    summary.policyDigest(),
                    summary.asOf(),
                    summary.dimension(),
                    false,
                    0,
                    true,
                    Map.of("experienced", new Score.Answer("ratings >= 1", true)),
                    OptionalInt.empty(),
                    Optional.empty()));
  }

  @Test
  void saysHowManyChainsAreLeftOutThatWereSummedUpBefore() throws Exception {
    var score = score(5);
    var summary = ReputationSummary.inFull(AMARA, score).withLeftOut(2);
    var read = ReputationSummary.ofToken(summary.tokenClaims(), AMARA);
    assertThat(read).isEqualTo(summary);
    assertThat(read.leftOut()).hasValue(2);
    assertThat(read.predicates()).isEqualTo(summary.predicates());
    assertThat(summary.withholdable().toString()).doesNotContain("leftOut");
    read.requireReproduced(score);
    assertThat(ReputationSummary.of(AMARA, score).leftOut()).isEmpty();
    for (var bad : List.of(JsonNumber.of(-1), JsonNumber.of(1001), new JsonNumber(0.5))) {
      assertThat(
              Refusal.of(
                      () ->
                          ReputationSummary.ofToken(
                              summary.tokenClaims().with("leftOut", bad), AMARA))
                  .pointer()
                  .value())
          .isEqualTo("/leftOut");
    }
  }

  @Test
  void nothingHoldsWhereAChainIsLeftOutAndThePolicyLetsNobodyDoThat() throws Exception {
    var strict =
        PolicySamples.with(
            "completeness",
            """
            {"maxHeadAgeDays":45,"allowPlatformOmission":false}
            """);
    var history =
        new Admission.History(
            List.of(Person.chain(5, TANDEM, 12)), DecidedDisputes.NONE, Person.AT);
    var score = Admission.of(strict, NOW, history, Person.EVERYBODY).score();
    var whole = ReputationSummary.of(AMARA, score);
    assertThat(whole.predicates().values()).anyMatch(Score.Answer::holds);
    assertThat(whole.withLeftOut(0).predicates()).isEqualTo(whole.predicates());
    var part = whole.withLeftOut(1);
    assertThat(part.complete()).isFalse();
    assertThat(part.predicates().values()).noneMatch(Score.Answer::holds);
    part.requireReproduced(score);
  }

  private static ReputationSummary with(
      ReputationSummary summary, Map<String, Score.Answer> predicates) {
    return new ReputationSummary(
        summary.worker(),
        summary.policy(),
        summary.policyDigest(),
        summary.asOf(),
        summary.dimension(),
        summary.complete(),
        summary.withheld(),
        summary.omissionAllowed(),
        predicates,
        summary.leftOut(),
        summary.exact());
  }

  private static void refused(ThrowingCallable attempt, String place) {
    var problem = Refusal.of(attempt);
    assertThat(problem.type()).isEqualTo(ProblemType.SUMMARY_NOT_UNDER_POLICY);
    assertThat(problem.pointer().value()).isEqualTo(place);
  }

  private static Score score(long seed) throws ProblemException {
    var history =
        new Admission.History(
            List.of(Person.chain(seed, TANDEM, 12)), DecidedDisputes.NONE, Person.AT);
    return Admission.of(POLICY, NOW, history, Person.EVERYBODY).score();
  }
}
