package org.workcommons.vc.wallet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.Score;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.VerifiedToken;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.WorkStatement;

/** How each part of the story ends. It is told once; every test looks at one part. */
class DemoTest {
  @TempDir static Path folder;

  private static final List<String> TOLD = new ArrayList<>();
  private static Map<String, Chapter> chapters;
  private static List<Audiences.Answered> answers;
  private static Demo.Part part;

  @BeforeAll
  static void tellTheStory() throws Exception {
    var demo = new Demo(folder, new Narrator(TOLD::add));
    chapters = demo.run().stream().collect(Collectors.toMap(Chapter::name, Function.identity()));
    answers = demo.answers();
    part = demo.parts().get(0);
  }

  @Test
  void theHonestPresentationIsBelieved() {
    var accepted = (Verdict.Accepted) chapters.get("the honest presentation").verdict();
    var statements = accepted.presentation().subjects(WorkStatement.TYPE);

    assertThat(statements).hasSize(83);
    assertThat(statements.stream().mapToLong(one -> one.counts().ratingCount()).sum())
        .isEqualTo(2_500);
    assertThat(statements.stream().map(WorkStatement::platform).distinct()).hasSize(3);
    assertThat(statements.stream().map(WorkStatement::worker).distinct()).hasSize(3);
    assertThat(accepted.report().outcomes().values()).containsOnly(Outcome.PASSED);
  }

  @Test
  void theOtherDriverIsBelievedAsLongAsHeIsHonest() {
    assertThat(chapters.get("Malo's honest presentation").verdict())
        .isInstanceOf(Verdict.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a tampered statement, PROOF, CRYPTOGRAPHIC_SECURITY_ERROR",
    "a revoked statement, STATUS, REVOKED",
    "a replayed presentation, SINGLE_USE, CHALLENGE_ALREADY_USED",
    "a dropped month, CHAIN, CHAIN_STATEMENT_MISSING",
    "a presentation for another audience, HOLDER_BINDING, INVALID_DOMAIN_ERROR",
    "another worker's statement, HOLDER_BINDING, SUBJECT_HOLDER_MISMATCH",
    "an unknown issuer, TRUST, ISSUER_NOT_RECOGNIZED"
  })
  void everyAttemptToCheatIsRejectedForItsOwnReason(
      String attempt, Check check, ProblemType reason) {
    var chapter = chapters.get(attempt);

    assertThat(chapter.verdict()).isInstanceOf(Verdict.Rejected.class);
    assertThat(chapter.report().outcome(check)).isEqualTo(Outcome.FAILED);
    assertThat(chapter.report().problems().get(0).type()).isEqualTo(reason);
  }

  @Test
  void whatCannotBeAskedIsNeitherYesNorNo() {
    var chapter = chapters.get("no status list to be had");

    assertThat(chapter.verdict()).isInstanceOf(Verdict.Undecided.class);
    assertThat(chapter.report().outcome(Check.STATUS)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aPlatformLearnsAnswersAndNoNumber() {
    var summary = part.summary();

    assertThat(summary.predicates().keySet())
        .containsExactlyInAnyOrder("experienced", "two-platforms");
    assertThat(summary.predicates().values()).allMatch(Score.Answer::holds);
    assertThat(summary.exact()).isEmpty();
    assertThat(summary.policyDigest()).isEqualTo(part.objection().after().policyDigest());
  }

  @Test
  void whatThePlatformWasShownHasNoNumberEither() throws Exception {
    var claims = answer(0, "record").claims();

    assertThat(claims.names()).doesNotContain("score");
    assertThat(claims.toString()).doesNotContain("typical-or-better");
  }

  @Test
  void whatNobodyVouchesForMovesNothing() {
    var steps = part.imported();

    assertThat(steps.asserted().mean()).isEqualTo(steps.without().mean());
    assertThat(steps.asserted().lower()).isEqualTo(steps.without().lower());
    assertThat(steps.asserted().effectiveWeight()).isEqualTo(steps.without().effectiveWeight());
    assertThat(steps.asserted().platforms()).isEqualTo(2);
    assertThat(steps.asserted().complete()).isTrue();
  }

  @Test
  void whatTwoOrganisersSawCountsForHalf() {
    var steps = part.imported();
    var none = steps.without().effectiveWeight();
    var half = steps.attested().effectiveWeight().subtract(none).longValueExact();
    var full = steps.signed().effectiveWeight().subtract(none).longValueExact();

    // each weight is rounded down for itself
    assertThat(full - 2 * half).isBetween(0L, 2_000L);
    assertThat(steps.attested().platforms()).isEqualTo(3);
    assertThat(steps.attested().complete()).isTrue();
  }

  @Test
  void whatThePlatformSignedStandsForWhatOthersSaidOfIt() {
    var signed = part.imported().signed();
    var honest = part.scores().honest();

    assertThat(signed.mean()).isEqualTo(honest.mean());
    assertThat(signed.lower()).isEqualTo(honest.lower());
    assertThat(signed.ratings()).isEqualTo(honest.ratings());
    assertThat(signed.complete()).isTrue();
  }

  @Test
  void neitherSideOfARideCanAnswerTheOther() {
    var ride = part.ride();

    assertThat(ride.early()).isEqualTo(ProblemType.RATING_REVEAL_EARLY);
    assertThat(ride.changed()).isEqualTo(ProblemType.RATING_COMMITMENT_MISMATCH);
    assertThat(ride.shown()).hasSize(2);
    assertThat(ride.shown().get(RatingDirection.CUSTOMER_RATES_WORKER).value()).isEqualTo(9);
    assertThat(ride.shown().get(RatingDirection.WORKER_RATES_CUSTOMER).value()).isEqualTo(10);
  }

  @Test
  void aRatingThatAPanelExcludesIsAsIfItHadNeverBeen() {
    var objection = part.objection();

    assertThat(objection.refused()).isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(objection.disputes().outcomes()).hasSize(1);
    assertThat(objection.after().ratings()).isEqualTo(objection.before().ratings() - 1);
    assertThat(objection.after().mean()).isGreaterThan(objection.before().mean());
    assertThat(objection.after().complete()).isTrue();
    assertThat(objection.after().withheld()).isZero();
  }

  @Test
  void aFamilyLearnsOfTheLicence() throws Exception {
    var claims = answer(1, "licence").claims();

    assertThat(claims.string("category")).contains("passengers");
    assertThat(claims.names()).doesNotContain("name", "number");
  }

  @Test
  void anAuditorLearnsEverything() {
    var accepted = (Verdict.Accepted) chapters.get("an auditor").verdict();

    assertThat(accepted.presentation().subjects(WorkStatement.TYPE)).hasSize(83);
  }

  @Test
  void theCommonsCountsAllOfAWholeRecord() {
    var score = part.scores().honest();

    assertThat(score.complete()).isTrue();
    assertThat(score.withheld()).isZero();
    assertThat(score.platforms()).isEqualTo(3);
    assertThat(score.monthsActive()).isEqualTo(36);
    assertThat(score.predicates().get("experienced").holds()).isTrue();
  }

  @Test
  void hidingWouldHaveCostHer() {
    var honest = part.scores().honest();
    var hiding = part.scores().hiding();

    assertThat(hiding.complete()).isTrue();
    assertThat(hiding.withheld()).isPositive();
    assertThat(hiding.mean()).isLessThan(honest.mean());
    assertThat(hiding.lower()).isLessThan(honest.lower());
  }

  @Test
  void leavingOutTheLastMonthShows() {
    var truncated = part.scores().truncated();

    assertThat(truncated.findings())
        .extracting(Problem::type)
        .containsExactly(ProblemType.CHAIN_HEAD_SUPERSEDED);
    assertThat(truncated.score().predicates().values()).noneMatch(Score.Answer::holds);
  }

  private static VerifiedToken answer(int number, String query) throws Exception {
    return answers.get(number).verdict().answerOrElseThrow().tokens(query).get(0);
  }

  @Test
  void everyPartOfTheStoryIsTested() {
    assertThat(answers).hasSize(2);
    assertThat(chapters).hasSize(11);
  }

  @Test
  void theStoryIsToldInLinesThatFitATerminal() {
    assertThat(TOLD).hasSizeGreaterThan(40).allMatch(line -> line.length() <= 120);
    assertThat(String.join("\n", TOLD)).doesNotContain("did:key:");
  }

  @Test
  void exportsAreTheSameEachTimeAndAddUp() {
    int ratings = 0;
    for (var platform : FictionalPlatform.ALL) {
      assertThat(platform.export()).isEqualTo(platform.export());
      ratings +=
          (int)
              new String(platform.export(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> line.matches(".*,[0-9]+,1,[0-9]+"))
                  .count();
    }
    assertThat(ratings).isEqualTo(2_500);
  }
}
