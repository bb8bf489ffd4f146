package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ReputationSummary;

/**
 * Engagements, ratings, memberships and summaries: as their profiles print them, and as they must
 * not be.
 */
class ClaimTypesTest {
  private static final Did WORKER =
      Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");
  private static final Did CUSTOMER =
      Did.of("did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp");
  private static final Did TANDEM = Did.of("did:web:tandem.coop.example");
  private static final Did STRANGER = Did.of("did:web:stranger.example");

  static Stream<Arguments> samples() {
    return Stream.of(
        sample(Engagement.TYPE, "engagement", 0, TANDEM),
        sample(Rating.TYPE, "rating", 0, CUSTOMER),
        sample(Rating.TYPE, "rating", 1, CUSTOMER),
        sample(RatingReply.TYPE, "rating-reply", 0, WORKER),
        sample(SafetyReport.TYPE, "safety-report", 0, WORKER),
        sample(Membership.TYPE, "membership", 0, Did.of("did:web:harbor-drivers.example")),
        sample(
            ReputationSummary.TYPE,
            "reputation-summary",
            0,
            Did.of("did:web:harbor-drivers.example")));
  }

  private static Arguments sample(ClaimType<?> type, String name, int number, Did issuer) {
    var subject = ClaimSamples.subject(name + ".md", number);
    return Arguments.of(
        type, name, ClaimSamples.credential(type.credentialType(), issuer.value(), subject));
  }

  // --- every type

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsBackWhatItWrote(ClaimType<T> type, String name, JsonObject credential)
      throws ProblemException {
    var subject = SchemaAgreement.subject(credential);
    var claims = type.read(subject, Pointer.ROOT);

    assertThat(type.write(claims)).isEqualTo(subject);
    assertThat(
            type.read(JsonReader.readObject(JsonWriter.compact(type.write(claims))), Pointer.ROOT))
        .isEqualTo(claims);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isAConformingCredential(ClaimType<?> type, String name, JsonObject credential) {
    assertThat(Conformance.ofCredential(credential, Contexts.bundled())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theProfileNamesTheIdentifiersOfTheType(ClaimType<?> type, String name, JsonObject credential)
      throws Exception {
    assertThat(Files.readString(Specs.at(name + ".md")))
        .contains(type.credentialType(), type.context().toString(), type.schema().toString());
    var schema = JsonReader.readObject(Files.readAllBytes(Specs.at("schemas/" + name + "-1.json")));
    assertThat(schema.string("$id")).contains(type.schema().toString());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSchemaAndTheReaderJudgeAlike(ClaimType<?> type, String name, JsonObject credential) {
    var agreement = new SchemaAgreement(type, name + "-1.json", beyondASchema(name));

    assertThat(agreement.schemaAccepts(credential)).isTrue();
    agreement.compareWhateverStandsInOnePlace(credential);
    agreement.compareWhateverStandsInSeveralPlaces(credential, 2000);

    assertThat(agreement.agreed()).isGreaterThan(2500);
    assertThat(agreement.stricter()).isLessThan(agreement.agreed() / 10);
  }

  /** What a schema can't say: the calendar, the order of two times, equality, a step of a scale. */
  private static Predicate<Problem> beyondASchema(String name) {
    var members =
        switch (name) {
          case "engagement" -> Set.of("engagement", "startedAt", "endedAt", "rateBefore");
          case "rating" -> Set.of("ratingValue", "bestRating");
          case "safety-report" -> Set.of("reporter");
          case "reputation-summary" -> Set.of("holds", "lower", "firstRatings");
          default -> Set.of("memberSince");
        };
    return problem -> {
      var pointer = problem.pointer().value();
      return members.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
    };
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void printsNoClaims(ClaimType<T> type, String name, JsonObject credential)
      throws ProblemException {
    var text = type.read(SchemaAgreement.subject(credential), Pointer.ROOT).toString();

    assertThat(text)
        .doesNotContain("did:", "9", "EUR", "Sable", "Careful", "worker-key", "road", "lamp");
  }

  // --- engagements

  @Test
  void refusesAnEngagementThatContradictsItself() {
    assertEngagementRefused("endedAt", "2026-10-14T18:01:59Z");
    assertEngagementRefused("rateBefore", "2026-10-14T18:41:00Z");
    assertEngagementRefused("customer", WORKER.value());
    assertEngagementRefused("platform", WORKER.value());
  }

  private static void assertEngagementRefused(String name, String value) {
    var subject =
        Json.put(ClaimSamples.subject("engagement.md", 0), "engagement/" + name, string(value));
    assertThat(problem(Engagement.TYPE, subject)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T10:00:00Z",
        "2026-11-30T10:00:00.5Z",
        "2026-11-30T10:00:00+01:00",
        "2026-11-30 10:00:00Z",
        "2026-11-30T10:00Z",
        "+12026-11-30T10:00:00Z"
      })
  void refusesATimeThatHasAnotherText(String time) {
    assertEngagementRefused("rateBefore", time);
  }

  @Test
  void anEngagementOfTwoSidesIsSignedByBoth() throws ProblemException {
    var engagement = engagement();
    engagement.requireRefused(ProblemType.DOMAIN_NOT_COUNTERSIGNED, TANDEM, Set.of(TANDEM));
    engagement.requireRefused(
        ProblemType.DOMAIN_NOT_COUNTERSIGNED, TANDEM, Set.of(TANDEM, CUSTOMER));
    engagement.requireRefused(
        ProblemType.DOMAIN_WRONG_ISSUER, STRANGER, Set.of(STRANGER, WORKER, TANDEM));
    engagement.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, WORKER, Set.of(WORKER));
    engagement.requireAllowed(TANDEM, Set.of(TANDEM, WORKER));
    engagement.requireAllowed(CUSTOMER, Set.of(CUSTOMER, WORKER));
    engagement.requireAllowed(TANDEM, Set.of(TANDEM, WORKER, CUSTOMER));
  }

  @Test
  void anEngagementIsCheckedWhenItIsMadeToo() throws ProblemException {
    var good = Engagement.TYPE.read(ClaimSamples.subject("engagement.md", 0), Pointer.ROOT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(good, URI.create("urn:isbn:1"), 1, good.startedAt()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(good, good.id(), 0, good.startedAt()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(good, good.id(), 1001, good.startedAt()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(good, good.id(), 1, good.startedAt().plusMillis(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(good, good.id(), 1, Instant.EPOCH.minusSeconds(1)));
  }

  private static Engagement with(Engagement good, URI id, int repeatIndex, Instant startedAt) {
    return new Engagement(
        good.worker(),
        id,
        good.platform(),
        good.customer(),
        good.outcome(),
        startedAt,
        good.endedAt(),
        repeatIndex,
        good.rateBefore(),
        good.netPay(),
        good.occupation(),
        good.area());
  }

  // --- ratings

  @Test
  void aRatingIsAStepOfItsScale() {
    assertRatingRefused("ratingValue", JsonNumber.of(11));
    assertRatingRefused("ratingValue", JsonNumber.of(0));
    assertRatingRefused("ratingValue", new JsonNumber(4.5));
    assertRatingRefused("ratingValue", string("9"));
    assertRatingRefused("bestRating", JsonNumber.of(1));
  }

  @Test
  void aPlatformIsRatedForAQuarterAndPeopleForAnEngagement() {
    assertRatingRefused("direction", string("worker-rates-platform"));
    assertRatingRefused("quarter", string("2026-Q4"));
    var platform = ClaimSamples.subject("rating.md", 1);
    assertThat(
            problem(
                Rating.TYPE,
                Json.put(platform, "rating/direction", string("customer-rates-worker"))))
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u001b[2J", "a\u0000b", "a\rb", "a\u2028b", "\u009b31m"})
  void aBodyHoldsNothingThatMovesATerminal(String body) {
    assertRatingRefused("reviewBody", string(body));
  }

  @Test
  void aBodyMayHaveLinesAndAnyScript() throws ProblemException {
    var body = "Careful driving.\nاللّه \ud83d\ude97";
    var subject = Json.put(ClaimSamples.subject("rating.md", 0), "rating/reviewBody", string(body));
    assertThat(Rating.TYPE.read(subject, Pointer.ROOT).body()).contains(body);
  }

  private static void assertRatingRefused(String name, org.workcommons.vc.json.JsonValue value) {
    var subject = Json.put(ClaimSamples.subject("rating.md", 0), "rating/" + name, value);
    assertThat(problem(Rating.TYPE, subject)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void nobodyRatesHerself() throws ProblemException {
    var rating = new Ruled<>(Rating.TYPE, ClaimSamples.subject("rating.md", 0));
    rating.requireRefused(ProblemType.DOMAIN_SELF_RATING, WORKER, Set.of(WORKER));
    rating.requireRefused(ProblemType.DOMAIN_SELF_RATING, CUSTOMER, Set.of(CUSTOMER, WORKER));
    rating.requireAllowed(CUSTOMER, Set.of(CUSTOMER));
  }

  @Test
  void aNullifierIsTheSameForTheSameAndOnlyThen() {
    var salt = "a salt of 16 byte".getBytes(StandardCharsets.US_ASCII);
    var other = "a salt of 17 byte".getBytes(StandardCharsets.US_ASCII);
    var basis =
        new Rating.Basis.OfEngagement(
            URI.create("urn:uuid:" + "0".repeat(8) + "-0000-0000-0000-" + "0".repeat(12)));
    var quarter = new Rating.Basis.Quarter(2026, 4);
    var direction = RatingDirection.CUSTOMER_RATES_WORKER;
    var one = Rating.nullifier(basis, direction, "service", salt);

    assertThat(Rating.nullifier(basis, direction, "service", salt)).isEqualTo(one);
    assertThat(Rating.nullifier(basis, direction, "safety", salt)).isNotEqualTo(one);
    assertThat(Rating.nullifier(basis, RatingDirection.PEER_RATES_PEER, "service", salt))
        .isNotEqualTo(one);
    assertThat(Rating.nullifier(quarter, direction, "service", salt)).isNotEqualTo(one);
    assertThat(Rating.nullifier(basis, direction, "service", other)).isNotEqualTo(one);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rating.nullifier(basis, direction, "service", new byte[15]));
  }

  /** As {@code specs/rating.md} prints it; computed once with sha256sum and base64. */
  @Test
  void aNullifierIsWhatTheProfilePrints() throws Exception {
    var basis =
        new Rating.Basis.OfEngagement(URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff"));
    var nullifier =
        Rating.nullifier(basis, RatingDirection.CUSTOMER_RATES_WORKER, "service", new byte[16]);
    assertThat(nullifier.value()).isEqualTo("sha256-Cf0DNhXhB8_atl0Me8ACBWWABR4FfLI_sFJoeTTZBC4");
    assertThat(Files.readString(Specs.at("rating.md"))).contains(nullifier.value());
  }

  // --- replies

  @Test
  void onlyTheOneWhoWasRatedReplies() throws ProblemException {
    var reply = new Ruled<>(RatingReply.TYPE, ClaimSamples.subject("rating-reply.md", 0));
    reply.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, CUSTOMER, Set.of(CUSTOMER));
    reply.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, TANDEM, Set.of(TANDEM, WORKER));
    reply.requireAllowed(WORKER, Set.of(WORKER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u001b[2J", "a\rb", "a\u2028b"})
  void aReplyHoldsNothingThatMovesATerminal(String body) {
    var subject =
        Json.put(ClaimSamples.subject("rating-reply.md", 0), "reply/replyBody", string(body));
    assertThat(problem(RatingReply.TYPE, subject)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  // --- safety reports

  @Test
  void onlyTheReporterIssuesAReport() throws ProblemException {
    var report = new Ruled<>(SafetyReport.TYPE, ClaimSamples.subject("safety-report.md", 0));
    report.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, TANDEM, Set.of(TANDEM, WORKER));
    report.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, CUSTOMER, Set.of(CUSTOMER));
    report.requireRefused(ProblemType.DOMAIN_SELF_RATING, WORKER, Set.of(WORKER, CUSTOMER));
    report.requireAllowed(WORKER, Set.of(WORKER));
  }

  @Test
  void aReportIsNoRatingAndARatingNoReport() {
    assertThat(problem(Rating.TYPE, ClaimSamples.subject("safety-report.md", 0)))
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem(SafetyReport.TYPE, ClaimSamples.subject("rating.md", 0)))
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    var valued =
        Json.put(
            ClaimSamples.subject("safety-report.md", 0),
            "safetyReport/ratingValue",
            JsonNumber.of(1));
    assertThat(problem(SafetyReport.TYPE, valued)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  // --- memberships

  @Test
  void onlyTheCommonsItselfIssuesAMembership() throws ProblemException {
    var commons = Did.of("did:web:harbor-drivers.example");
    var membership = new Ruled<>(Membership.TYPE, ClaimSamples.subject("membership.md", 0));
    membership.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, STRANGER, Set.of(STRANGER, commons));
    membership.requireRefused(ProblemType.DOMAIN_WRONG_ISSUER, WORKER, Set.of(WORKER));
    membership.requireAllowed(commons, Set.of(commons));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agreement", "agreementDigest"})
  void anAgreementHasADigestAndADigestAnAgreement(String name) {
    var subject = Json.remove(ClaimSamples.subject("membership.md", 0), name);
    assertThat(problem(Membership.TYPE, subject)).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  private static Ruled<Engagement> engagement() throws ProblemException {
    return new Ruled<>(Engagement.TYPE, ClaimSamples.subject("engagement.md", 0));
  }

  private static ProblemType problem(ClaimType<?> type, JsonObject subject) {
    try {
      type.read(subject, Pointer.ROOT);
      throw new AssertionError("it was accepted: " + subject);
    } catch (ProblemException e) {
      return e.problem().type();
    }
  }

  private static JsonString string(String text) {
    return new JsonString(text);
  }

  /** Claims, to be said by different people. */
  private record Ruled<T>(ClaimType<T> type, JsonObject subject) {
    void requireAllowed(Did issuer, Set<Did> signers) throws ProblemException {
      assertThat(problem(issuer, signers)).isEmpty();
    }

    void requireRefused(ProblemType problem, Did issuer, Set<Did> signers) throws ProblemException {
      assertThat(problem(issuer, signers)).contains(problem);
    }

    private Optional<ProblemType> problem(Did issuer, Set<Did> signers) throws ProblemException {
      var credential =
          Credential.of(ClaimSamples.credential(type.credentialType(), issuer.value(), subject));
      try {
        type.check(type.read(subject, Pointer.ROOT), credential, signers);
        return Optional.empty();
      } catch (ProblemException e) {
        return Optional.of(e.problem().type());
      }
    }
  }
}
