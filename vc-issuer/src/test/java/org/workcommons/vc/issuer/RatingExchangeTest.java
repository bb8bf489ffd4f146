package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workcommons.vc.issuer.Raters.COMMITTED;
import static org.workcommons.vc.issuer.Raters.CUSTOMER;
import static org.workcommons.vc.issuer.Raters.DEADLINE;
import static org.workcommons.vc.issuer.Raters.ENDED;
import static org.workcommons.vc.issuer.Raters.JOB;
import static org.workcommons.vc.issuer.Raters.OTHER_JOB;
import static org.workcommons.vc.issuer.Raters.STRANGER;
import static org.workcommons.vc.issuer.Raters.WORKER;
import static org.workcommons.vc.issuer.Raters.commitment;
import static org.workcommons.vc.issuer.Raters.engagement;
import static org.workcommons.vc.issuer.Raters.opening;
import static org.workcommons.vc.issuer.Raters.rater;
import static org.workcommons.vc.issuer.Raters.rating;
import static org.workcommons.vc.issuer.Raters.signed;
import static org.workcommons.vc.work.RatingDirection.CUSTOMER_RATES_WORKER;
import static org.workcommons.vc.work.RatingDirection.WORKER_RATES_CUSTOMER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;

/** Two sides rate each other, and neither can wait for the other. */
class RatingExchangeTest {
  private static final DidResolver RESOLVER = DidResolver.offline();
  private static final Duration WINDOW = Duration.ofDays(3);
  private static final Instant NOW = COMMITTED.plusSeconds(1);
  private static final Instant REVEALED_BY = DEADLINE.plus(WINDOW);

  private static final Map<RatingDirection, RatingOpening> OPENINGS =
      Map.of(
          CUSTOMER_RATES_WORKER, opening(rating(CUSTOMER_RATES_WORKER, JOB, 9), CUSTOMER),
          WORKER_RATES_CUSTOMER, opening(rating(WORKER_RATES_CUSTOMER, JOB, 4), WORKER));

  /** What each would say if it wanted to change its mind. */
  private static final Map<RatingDirection, RatingOpening> AFTERTHOUGHTS =
      Map.of(
          CUSTOMER_RATES_WORKER, opening(rating(CUSTOMER_RATES_WORKER, JOB, 1), CUSTOMER),
          WORKER_RATES_CUSTOMER, opening(rating(WORKER_RATES_CUSTOMER, JOB, 1), WORKER));

  private static RatingExchange open() {
    return RatingExchange.open(engagement(JOB), "service", Raters.PLATFORM_SALT, WINDOW);
  }

  private static RatingExchange committed(RatingDirection... directions) throws ProblemException {
    var exchange = open();
    for (var direction : directions) {
      exchange = exchange.commit(promise(direction), RESOLVER, NOW);
    }
    return exchange;
  }

  private static RatingExchange bothCommitted() throws ProblemException {
    return committed(CUSTOMER_RATES_WORKER, WORKER_RATES_CUSTOMER);
  }

  private static SignedDocument promise(RatingDirection direction) {
    return signed(commitment(direction, OPENINGS.get(direction)), rater(direction));
  }

  @Test
  void thePolicySaysWhatIsRatedAndHowLong() throws Exception {
    var policy = policy(14);
    var exchange = RatingExchange.open(engagement(JOB), policy, Raters.PLATFORM_SALT);
    assertThat(exchange.aspect()).isEqualTo(policy.dimension());
    assertThat(exchange.revealBefore()).isEqualTo(DEADLINE.plus(Duration.ofDays(14)));
    assertThat(exchange.commitBefore()).isEqualTo(DEADLINE);
  }

  @Test
  void refusesAnEngagementThatMayBeRatedLongerThanThePolicyLets() throws Exception {
    var policy = policy(1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RatingExchange.open(engagement(JOB), policy, Raters.PLATFORM_SALT))
        .satisfies(thrown -> assertThat(thrown.problem().pointer()).hasToString("/rateBefore"));
  }

  private static GovernancePolicy policy(int days) throws Exception {
    var file =
        Path.of(System.getProperty("vc.root", ".."))
            .resolve("specs/vectors/governance-policy/policy.json");
    var reveal = JsonObject.builder().put("mode", "simultaneous").put("windowDays", days).build();
    return GovernancePolicy.read(
        JsonReader.readObject(Files.readAllBytes(file)).with("reveal", reveal));
  }

  // --- all orders of events

  /** One event of one side, or the clock moves on. */
  private record Event(RatingDirection direction, String kind) {
    RatingExchange on(RatingExchange exchange, Instant now) throws ProblemException {
      return switch (kind) {
        case "commit" -> exchange.commit(promise(direction), RESOLVER, now);
        case "commit otherwise" ->
            exchange.commit(
                signed(commitment(direction, AFTERTHOUGHTS.get(direction)), rater(direction)),
                RESOLVER,
                now);
        case "reveal" -> exchange.reveal(OPENINGS.get(direction), RESOLVER, now);
        default -> exchange.reveal(AFTERTHOUGHTS.get(direction), RESOLVER, now);
      };
    }

    boolean isPossible(RatingExchange exchange, Instant now) throws ProblemException {
      try {
        return !text(on(exchange, now)).equals(text(exchange));
      } catch (ProblemException e) {
        return false;
      }
    }
  }

  private record State(String exchange, int tick) {}

  private static final List<Instant> TICKS =
      List.of(NOW, DEADLINE.minusSeconds(1), DEADLINE, REVEALED_BY.minusSeconds(1), REVEALED_BY);

  private static List<Event> events(RatingDirection direction) {
    return List.of("commit", "commit otherwise", "reveal", "reveal otherwise").stream()
        .map(kind -> new Event(direction, kind))
        .toList();
  }

  /**
   * Whatever the two do, in whatever order, however often, and whenever the clock moves on: what is
   * shown is never a rating whose counterpart could still do anything.
   */
  @Test
  void nobodyLearnsARatingWhoCouldStillChoose() throws Exception {
    var seen = new HashSet<State>();
    var open = new ArrayDeque<State>();
    open.add(new State(text(open()), 0));
    int shown = 0;
    while (!open.isEmpty()) {
      var state = open.remove();
      if (!seen.add(state)) {
        continue;
      }
      var exchange = RatingExchange.restore(state.exchange().getBytes(UTF_8));
      shown += requireNobodyCanAnswer(exchange, state);
      for (var direction : RatingExchange.DIRECTIONS) {
        for (var event : events(direction)) {
          if (event.isPossible(exchange, TICKS.get(state.tick()))) {
            var next = event.on(exchange, TICKS.get(state.tick()));
            open.add(new State(text(next), state.tick()));
          }
        }
      }
      if (state.tick() + 1 < TICKS.size()) {
        open.add(new State(state.exchange(), state.tick() + 1));
      }
    }
    assertThat(seen).hasSizeGreaterThan(80);
    assertThat(shown).as("ratings that were shown in some state").isGreaterThan(20);
  }

  private static int requireNobodyCanAnswer(RatingExchange exchange, State state)
      throws ProblemException {
    var now = TICKS.get(state.tick());
    var released = exchange.released(now);
    for (var direction : released.keySet()) {
      for (var event : events(other(direction))) {
        for (var later : TICKS.subList(state.tick(), TICKS.size())) {
          assertThat(event.isPossible(exchange, later))
              .as("%s at %s, with %s shown at %s", event, later, direction, now)
              .isFalse();
        }
      }
    }
    return released.size();
  }

  private static RatingDirection other(RatingDirection direction) {
    return direction == CUSTOMER_RATES_WORKER ? WORKER_RATES_CUSTOMER : CUSTOMER_RATES_WORKER;
  }

  // --- the ordinary way

  @Test
  void bothRatingsAreShownOnceBothAreRevealed() throws Exception {
    var one = bothCommitted().reveal(OPENINGS.get(CUSTOMER_RATES_WORKER), RESOLVER, NOW);
    assertThat(one.released(NOW)).isEmpty();
    assertThat(one.isRevealed(CUSTOMER_RATES_WORKER)).isTrue();

    var both = one.reveal(OPENINGS.get(WORKER_RATES_CUSTOMER), RESOLVER, NOW);
    assertThat(both.released(NOW))
        .containsOnlyKeys(CUSTOMER_RATES_WORKER, WORKER_RATES_CUSTOMER)
        .containsEntry(
            CUSTOMER_RATES_WORKER, both.released(REVEALED_BY).get(CUSTOMER_RATES_WORKER));
    assertThat(both.released(NOW).get(WORKER_RATES_CUSTOMER).toByteArray())
        .isEqualTo(OPENINGS.get(WORKER_RATES_CUSTOMER).rating().toByteArray());
  }

  @Test
  void survivesARestartAtEveryStep() throws Exception {
    var exchange = open();
    for (var direction : RatingExchange.DIRECTIONS) {
      exchange = restored(exchange).commit(promise(direction), RESOLVER, NOW);
    }
    for (var direction : RatingExchange.DIRECTIONS) {
      exchange = restored(exchange).reveal(OPENINGS.get(direction), RESOLVER, NOW);
    }
    assertThat(restored(exchange).released(NOW)).hasSize(2);
  }

  @Test
  void theSameOnceMoreChangesNothing() throws Exception {
    var one = committed(CUSTOMER_RATES_WORKER);
    assertThat(one.commit(promise(CUSTOMER_RATES_WORKER), RESOLVER, NOW)).isSameAs(one);
    var opening = OPENINGS.get(CUSTOMER_RATES_WORKER);
    var revealed = bothCommitted().reveal(opening, RESOLVER, NOW);
    assertThat(revealed.reveal(opening, RESOLVER, NOW)).isSameAs(revealed);
  }

  @Test
  void aCommitmentSaysNothingOfTheRating() throws Exception {
    var text = new String(promise(CUSTOMER_RATES_WORKER).bytes(), UTF_8);
    assertThat(text).doesNotContain("ratingValue", "reviewBody");
    assertThat(text).doesNotContain(OPENINGS.get(CUSTOMER_RATES_WORKER).ratingDigest().value());
    assertThat(bothCommitted().toString()).isEqualTo("RatingExchange[2 committed]");
  }

  // --- silence

  @Test
  void silenceIsNoRating() throws Exception {
    assertThat(open().released(REVEALED_BY)).isEmpty();
    assertThat(bothCommitted().released(REVEALED_BY)).isEmpty();
    assertThat(committed(WORKER_RATES_CUSTOMER).released(REVEALED_BY)).isEmpty();
  }

  @Test
  void whoKeepsSilentAfterCommittingHasNoRatingAndTheOtherIsShownAtTheEnd() throws Exception {
    var one = bothCommitted().reveal(OPENINGS.get(CUSTOMER_RATES_WORKER), RESOLVER, NOW);

    assertThat(one.released(DEADLINE)).isEmpty();
    assertThat(one.released(REVEALED_BY.minusMillis(1))).isEmpty();
    assertThat(one.released(REVEALED_BY)).containsOnlyKeys(CUSTOMER_RATES_WORKER);
  }

  @Test
  void whoseCounterpartCommittedToNothingIsShownAfterTheDeadline() throws Exception {
    var one = committed(WORKER_RATES_CUSTOMER);
    var opening = OPENINGS.get(WORKER_RATES_CUSTOMER);
    refuses(ProblemType.RATING_REVEAL_EARLY, () -> reveal(one, opening, DEADLINE.minusMillis(1)));

    assertThat(one.reveal(opening, RESOLVER, DEADLINE).released(DEADLINE))
        .containsOnlyKeys(WORKER_RATES_CUSTOMER);
  }

  // --- time

  @Test
  void refusesToTakeARatingBeforeTheOtherSideCommitted() throws Exception {
    var one = committed(CUSTOMER_RATES_WORKER);
    refuses(
        ProblemType.RATING_REVEAL_EARLY,
        () -> reveal(one, OPENINGS.get(CUSTOMER_RATES_WORKER), NOW));
    refuses(
        ProblemType.RATING_REVEAL_EARLY,
        () -> reveal(open(), OPENINGS.get(CUSTOMER_RATES_WORKER), NOW));
  }

  @Test
  void refusesACommitmentAfterTheDeadline() {
    refuses(
        ProblemType.RATING_TOO_LATE,
        () -> open().commit(promise(WORKER_RATES_CUSTOMER), RESOLVER, DEADLINE));
  }

  @Test
  void refusesToRevealWithoutACommitmentInTime() throws Exception {
    var one = committed(CUSTOMER_RATES_WORKER);
    refuses(
        ProblemType.RATING_TOO_LATE,
        () -> reveal(one, OPENINGS.get(WORKER_RATES_CUSTOMER), DEADLINE));
    refuses(
        ProblemType.RATING_TOO_LATE,
        () -> reveal(open(), OPENINGS.get(WORKER_RATES_CUSTOMER), DEADLINE));
  }

  @Test
  void refusesToRevealAfterTheTimeToRevealIsOver() throws Exception {
    var both = bothCommitted();
    refuses(
        ProblemType.RATING_TOO_LATE,
        () -> reveal(both, OPENINGS.get(WORKER_RATES_CUSTOMER), REVEALED_BY));
  }

  @Test
  void aClockThatIsPutBackLetsNobodyAnswer() throws Exception {
    var shown =
        committed(CUSTOMER_RATES_WORKER)
            .reveal(OPENINGS.get(CUSTOMER_RATES_WORKER), RESOLVER, DEADLINE);
    assertThat(shown.released(DEADLINE)).hasSize(1);
    refuses(
        ProblemType.RATING_TOO_LATE,
        () -> shown.commit(promise(WORKER_RATES_CUSTOMER), RESOLVER, NOW));
  }

  @Test
  void refusesACommitmentFromBeforeTheJobWasOverOrFromTheFuture() {
    for (var time : List.of(ENDED.minusSeconds(1), NOW.plusSeconds(62))) {
      var commitment =
          new RatingCommitment(
              JOB,
              CUSTOMER_RATES_WORKER,
              "service",
              OPENINGS.get(CUSTOMER_RATES_WORKER).commitment(),
              time);
      refuses(
          ProblemType.MALFORMED_VALUE_ERROR,
          () -> open().commit(signed(commitment, CUSTOMER), RESOLVER, NOW));
    }
  }

  // --- who commits, and to what

  @Test
  void refusesASecondCommitmentToAnotherRating() throws Exception {
    var one = committed(CUSTOMER_RATES_WORKER);
    var second =
        signed(
            commitment(CUSTOMER_RATES_WORKER, AFTERTHOUGHTS.get(CUSTOMER_RATES_WORKER)), CUSTOMER);
    refuses(ProblemType.RATING_REPEATED, () -> one.commit(second, RESOLVER, NOW));
    refuses(ProblemType.RATING_REPEATED, () -> bothCommitted().commit(second, RESOLVER, NOW));
  }

  @ParameterizedTest
  @EnumSource(
      value = RatingDirection.class,
      names = {"CUSTOMER_RATES_WORKER", "WORKER_RATES_CUSTOMER"})
  void refusesACommitmentThatItsRaterDidNotSign(RatingDirection direction) {
    var commitment = commitment(direction, OPENINGS.get(direction));
    for (var signer : List.of(rater(other(direction)), STRANGER)) {
      refuses(
          ProblemType.QUORUM_NOT_MET,
          () -> open().commit(signed(commitment, signer), RESOLVER, NOW));
    }
  }

  @Test
  void refusesACommitmentThatWasAlteredAfterItWasSigned() {
    var json = promise(CUSTOMER_RATES_WORKER).json();
    var digest = AFTERTHOUGHTS.get(CUSTOMER_RATES_WORKER).commitment().value();
    refuses(
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> open().commit(SignedDocument.of(json.with("digest", digest)), RESOLVER, NOW));
  }

  @Test
  void refusesACommitmentForAnotherEngagementOrAspect() {
    var digest = OPENINGS.get(CUSTOMER_RATES_WORKER).commitment();
    for (var commitment :
        List.of(
            new RatingCommitment(OTHER_JOB, CUSTOMER_RATES_WORKER, "service", digest, COMMITTED),
            new RatingCommitment(JOB, CUSTOMER_RATES_WORKER, "safety", digest, COMMITTED))) {
      refuses(
          ProblemType.RATING_COMMITMENT_MISMATCH,
          () -> open().commit(signed(commitment, CUSTOMER), RESOLVER, NOW));
    }
  }

  // --- what is revealed

  @Test
  void refusesToRevealAnotherRatingThanWasCommittedTo() throws Exception {
    var both = bothCommitted();
    refuses(
        ProblemType.RATING_COMMITMENT_MISMATCH,
        () -> reveal(both, AFTERTHOUGHTS.get(CUSTOMER_RATES_WORKER), NOW));
  }

  @Test
  void refusesTheSameRatingWithAnotherSalt() throws Exception {
    var both = bothCommitted();
    var salted = RatingOpening.fresh(OPENINGS.get(CUSTOMER_RATES_WORKER).rating());
    refuses(ProblemType.RATING_COMMITMENT_MISMATCH, () -> reveal(both, salted, NOW));
  }

  @Test
  void refusesARatingOfAnotherEngagement() throws Exception {
    requireMisfit(opening(rating(CUSTOMER_RATES_WORKER, OTHER_JOB, 9), CUSTOMER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewAspect", "nullifier"})
  void refusesARatingOfAnotherAspectOrWithAnotherNullifier(String member) throws Exception {
    var subject = Rating.TYPE.write(rating(CUSTOMER_RATES_WORKER, JOB, 9));
    var claims = (JsonObject) subject.get("rating").orElseThrow();
    var changed =
        claims.with(
            member,
            member.equals("nullifier")
                ? OPENINGS.get(CUSTOMER_RATES_WORKER).ratingDigest().value()
                : "safety");
    requireMisfit(opening(subject.with("rating", changed), CUSTOMER));
  }

  @Test
  void refusesARatingOfSomebodyElse() throws Exception {
    var subject = Rating.TYPE.write(rating(CUSTOMER_RATES_WORKER, JOB, 9));
    requireMisfit(opening(subject.with("id", Raters.did(STRANGER).value()), CUSTOMER));
  }

  @Test
  void refusesARatingByAnotherThanTheOneWhoCommitted() throws Exception {
    requireMisfit(opening(rating(CUSTOMER_RATES_WORKER, JOB, 9), STRANGER));
  }

  @Test
  void refusesARatingInTheOtherDirection() throws Exception {
    var swapped = opening(rating(WORKER_RATES_CUSTOMER, JOB, 9), WORKER);
    requireMisfit(swapped);
  }

  /** Committed to all the same, by the one who may: the rating itself has to fit too. */
  private static void requireMisfit(RatingOpening opening) throws ProblemException {
    var both =
        committed(WORKER_RATES_CUSTOMER)
            .commit(signed(commitment(CUSTOMER_RATES_WORKER, opening), CUSTOMER), RESOLVER, NOW);
    refuses(ProblemType.RATING_COMMITMENT_MISMATCH, () -> reveal(both, opening, NOW));
    assertThat(both.released(REVEALED_BY)).isEmpty();
  }

  @Test
  void refusesARatingOfHerself() throws Exception {
    var opening = opening(rating(CUSTOMER_RATES_WORKER, JOB, 10), WORKER);
    var both =
        committed(WORKER_RATES_CUSTOMER)
            .commit(signed(commitment(CUSTOMER_RATES_WORKER, opening), CUSTOMER), RESOLVER, NOW);
    refuses(ProblemType.DOMAIN_SELF_RATING, () -> reveal(both, opening, NOW));
  }

  @Test
  void refusesARatingThatWasAlteredAfterItWasSigned() throws Exception {
    var json = OPENINGS.get(CUSTOMER_RATES_WORKER).json();
    var rating = (JsonObject) json.get("rating").orElseThrow();
    var altered =
        RatingOpening.received(
            JsonWriter.compact(
                json.with("rating", rating.with("validFrom", "2026-10-16T00:00:00Z"))));
    var both =
        committed(WORKER_RATES_CUSTOMER)
            .commit(signed(commitment(CUSTOMER_RATES_WORKER, altered), CUSTOMER), RESOLVER, NOW);
    refuses(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, () -> reveal(both, altered, NOW));
  }

  @Test
  void aCopyOfTheOthersCommitmentHindersNobody() throws Exception {
    var opening = OPENINGS.get(WORKER_RATES_CUSTOMER);
    var copied =
        committed(WORKER_RATES_CUSTOMER)
            .commit(signed(commitment(CUSTOMER_RATES_WORKER, opening), CUSTOMER), RESOLVER, NOW)
            .reveal(opening, RESOLVER, NOW);
    assertThat(copied.isRevealed(WORKER_RATES_CUSTOMER)).isTrue();
    assertThat(copied.isRevealed(CUSTOMER_RATES_WORKER)).isFalse();
    assertThat(copied.released(REVEALED_BY)).containsOnlyKeys(WORKER_RATES_CUSTOMER);
  }

  // --- how it is opened and kept

  @ParameterizedTest
  @CsvSource({"Service,PT1H", "service,PT0S", "service,-PT1H"})
  void refusesToOpenWhatCanNotWork(String aspect, Duration window) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RatingExchange.open(engagement(JOB), aspect, Raters.PLATFORM_SALT, window));
  }

  @Test
  void refusesToOpenWithoutASecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingExchange.open(engagement(JOB), "service", new byte[15], WINDOW));
  }

  @Test
  void refusesAFileThatContradictsItself() throws Exception {
    var both = bothCommitted().reveal(OPENINGS.get(CUSTOMER_RATES_WORKER), RESOLVER, NOW);
    var text = text(both);
    var bad = new ArrayList<String>();
    bad.add(text.replace("ratingexchange/1", "ratingexchange/2"));
    bad.add(text.replace("\"reviewAspect\":\"service\",\"revealBefore\"", "\"revealBefore\""));
    bad.add(text.replace("\"ratingValue\":9", "\"ratingValue\":8"));
    bad.add(text.replace("\"salt\":\"A", "\"salt\":\"B"));
    bad.add(text.replace("2026-10-31T18:41:00Z", "2026-10-28T18:41:00Z"));
    bad.add(text.replace("\"commitment\"", "\"promise\""));
    bad.add(text.replace("\"worker-rates-customer\":{", "\"more\":1,\"worker-rates-customer\":{"));
    for (var one : bad) {
      assertThat(one).isNotEqualTo(text);
      assertThatExceptionOfType(ProblemException.class)
          .as(one)
          .isThrownBy(() -> RatingExchange.restore(one.getBytes(UTF_8)));
    }
  }

  private interface Attempt {
    void run() throws ProblemException;
  }

  private static void refuses(ProblemType type, Attempt attempt) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(attempt::run)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  private static void reveal(RatingExchange exchange, RatingOpening opening, Instant now)
      throws ProblemException {
    exchange.reveal(opening, RESOLVER, now);
  }

  private static RatingExchange restored(RatingExchange exchange) throws ProblemException {
    return RatingExchange.restore(exchange.toByteArray());
  }

  private static String text(RatingExchange exchange) throws ProblemException {
    return new String(exchange.toByteArray(), UTF_8);
  }
}
