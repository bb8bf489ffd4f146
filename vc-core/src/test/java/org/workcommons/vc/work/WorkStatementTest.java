package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class WorkStatementTest {
  private static final Pointer SUBJECT = Pointer.ROOT.at("credentialSubject");
  private static final JsonObject EXAMPLE =
      new StatementVectors("", StatementVectors.example()).subject();

  @Test
  void readsTheExample() throws Exception {
    var statement = WorkStatement.TYPE.read(EXAMPLE, SUBJECT);
    assertThat(statement.period()).isEqualTo(YearMonth.of(2026, 10));
    assertThat(statement.assurance()).isEqualTo(Assurance.PLATFORM_SIGNED);
    assertThat(statement.link().seq()).isEqualTo(2);
    assertThat(statement.link().cumulative()).isEqualTo(new Counts(67, 20));
    assertThat(statement.work().hours().orElseThrow()).hasToString("71.5");
    assertThat(statement.work().netIncome()).contains(new Money(Quantity.of("1432.80"), "EUR"));
    assertThat(statement.ratings().orElseThrow().scale()).isEqualTo(new RatingScale(1, 10));
    assertThat(statement.counts()).isEqualTo(new Counts(64, 20));
  }

  @Test
  void writesTheVectorsAsTheyStand() throws Exception {
    for (var vector : StatementVectors.chain()) {
      var statement = WorkStatement.TYPE.read(vector.subject(), SUBJECT);
      assertThat(WorkStatement.TYPE.write(statement)).isEqualTo(vector.subject());
      assertThat(JsonWriter.compact(WorkStatement.TYPE.write(statement)))
          .isEqualTo(JsonWriter.compact(vector.subject()));
    }
  }

  @Test
  void theVectorsAreConformingCredentials() {
    for (var vector : StatementVectors.chain()) {
      assertThat(Conformance.ofCredential(vector.credential(), Contexts.bundled())).isEmpty();
    }
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    for (long seed = 0; seed < 300; seed++) {
      for (var entry : Statements.chain(seed, 4)) {
        var json = JsonWriter.compact(WorkStatement.TYPE.write(entry.statement()));
        assertThat(WorkStatement.TYPE.read(JsonReader.readObject(json), SUBJECT))
            .as("seed %d", seed)
            .isEqualTo(entry.statement());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "type",
        "platform",
        "period",
        "seq",
        "previous",
        "assurance",
        "work",
        "cumulative"
      })
  void refusesAStatementThatLacksAMember(String name) {
    var problem = problemOf(EXAMPLE.without(name));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer()).isEqualTo(SUBJECT.at(name));
  }

  @Test
  void refusesUnknownMembersAtEveryLevel() {
    for (String path :
        List.of(
            "",
            "work",
            "work/netIncome",
            "ratings",
            "ratings/scale",
            "ratings/buckets/0",
            "cumulative")) {
      var spoiled =
          Json.put(EXAMPLE, path.isEmpty() ? "extra" : path + "/extra", new JsonString("x"));
      assertThat(problemOf(spoiled))
          .as(path)
          .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
          .returns(
              SUBJECT.value() + (path.isEmpty() ? "" : "/" + path) + "/extra",
              problem -> problem.pointer().value());
    }
  }

  @Test
  void readsWhatAWorkerShowsInPart() throws Exception {
    var part = EXAMPLE;
    for (var path : List.of("area", "occupation", "work/hours", "work/netIncome")) {
      part = Json.remove(part, path);
    }
    part = Json.remove(part, "ratings/buckets/0/h");
    var ratings = WorkStatement.TYPE.read(part, SUBJECT).ratings().orElseThrow();
    assertThat(ratings.ratingCount()).isEqualTo(20);
    assertThat(ratings.withheld()).isEqualTo(19);
    assertThat(ratings.buckets()).extracting(RatingBucket::k).containsExactly(3);
    var nothing = Json.remove(part, "ratings/buckets/1/h");
    assertThat(WorkStatement.TYPE.read(nothing, SUBJECT).ratings().orElseThrow().withheld())
        .isEqualTo(20);
  }

  @Test
  void refusesMoreShownRatingsThanThereAre() {
    var part = Json.remove(EXAMPLE, "ratings/buckets/1/h");
    for (long count : new long[] {1, 18, 19}) {
      assertThat(problemOf(Json.put(part, "ratings/ratingCount", JsonNumber.of(count))).type())
          .as("%d of which 19 are shown, and at least one is not", count)
          .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
    }
  }

  @Test
  void refusesToWithholdWhatShowsThatNothingIsMissing() {
    for (var path :
        List.of(
            "id",
            "platform",
            "period",
            "seq",
            "previous",
            "assurance",
            "cumulative",
            "work",
            "work/engagements",
            "ratings/ratingCount",
            "ratings/scale",
            "ratings/buckets",
            "ratings/buckets/0/k")) {
      assertThat(problemOf(Json.remove(EXAMPLE, path))).as(path).isNotNull();
    }
  }

  @Test
  void refusesBucketsThatDoNotAddUp() {
    for (long count : new long[] {1, 19, 21, 1_000_000_000}) {
      assertThat(problemWith("ratings/ratingCount", JsonNumber.of(count)))
          .returns(ProblemType.DOMAIN_COUNTS_DISAGREE, Problem::type)
          .returns(SUBJECT.at("ratings").at("ratingCount"), Problem::pointer);
    }
    assertThat(problemWith("ratings/buckets/0/h/3", JsonNumber.of(1)).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
  }

  @Test
  void refusesCountsThatWouldOverflow() {
    var most = JsonNumber.of(Counts.MAX);
    assertThat(problemWith("ratings/buckets/0/h/0", most).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
    var both = Json.put(EXAMPLE, "ratings/buckets/0/h/0", most);
    assertThat(problemOf(Json.put(both, "ratings/buckets/1/h/0", most)).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
    assertThat(problemWith("work/engagements", JsonNumber.of(Counts.MAX + 1)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesRatingsThatNoEngagementsCarry() {
    var rated = Json.put(EXAMPLE, "cumulative/ratingCount", JsonNumber.of(68));
    assertThat(problemOf(rated))
        .returns(ProblemType.DOMAIN_COUNTS_DISAGREE, Problem::type)
        .returns(SUBJECT.at("cumulative"), Problem::pointer);
  }

  @Test
  void acceptsMoreRatingsThanEngagementsInOneMonth() throws Exception {
    // the last days' engagements of one month are rated in the next
    var late = Json.put(EXAMPLE, "work/engagements", JsonNumber.of(1));
    assertThat(WorkStatement.TYPE.read(late, SUBJECT).counts()).isEqualTo(new Counts(1, 20));
  }

  @Test
  void refusesTotalsThatDoNotContainTheMonth() {
    assertThat(problemWith("cumulative/engagements", JsonNumber.of(63)).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
    assertThat(problemWith("cumulative/ratingCount", JsonNumber.of(19)).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
  }

  @Test
  void refusesAFirstStatementThatHasTotalsOfItsOwn() {
    var first = StatementVectors.chain().get(0).subject();
    assertThat(problemOf(Json.put(first, "cumulative/engagements", JsonNumber.of(4))).type())
        .isEqualTo(ProblemType.DOMAIN_COUNTS_DISAGREE);
  }

  @Test
  void refusesAFirstStatementThatNamesAnother() {
    var first = StatementVectors.chain().get(0).subject();
    var digest = EXAMPLE.get("previous").orElseThrow();
    assertThat(problemOf(first.with("previous", digest)).pointer())
        .isEqualTo(SUBJECT.at("previous"));
    assertThat(problemOf(first.with("corrects", digest)).pointer())
        .isEqualTo(SUBJECT.at("corrects"));
  }

  @Test
  void refusesALaterStatementThatNamesNone() {
    assertThat(problemWith("previous", new JsonString("none")).pointer())
        .isEqualTo(SUBJECT.at("previous"));
  }

  @Test
  void refusesAHistogramThatDoesNotFitTheScale() {
    assertThat(problemWith("ratings/scale/bestRating", JsonNumber.of(11)).pointer().value())
        .isEqualTo("/credentialSubject/ratings/buckets/0/h");
    assertThat(
            problemWith("ratings/buckets/1/h", JsonArray.of(JsonNumber.of(0), JsonNumber.of(1)))
                .pointer()
                .value())
        .isEqualTo("/credentialSubject/ratings/buckets/1/h");
  }

  @Test
  void refusesBucketsOutOfOrder() {
    for (long k : new long[] {1, 3}) {
      var equal = Json.put(EXAMPLE, "ratings/buckets/0/k", JsonNumber.of(k));
      equal = Json.put(equal, "ratings/buckets/1/k", JsonNumber.of(1));
      assertThat(problemOf(equal).pointer().value())
          .isEqualTo("/credentialSubject/ratings/buckets/1/k");
    }
  }

  @Test
  void refusesAScaleThatIsNone() {
    assertThat(problemWith("ratings/scale/worstRating", JsonNumber.of(10)).pointer().value())
        .isEqualTo("/credentialSubject/ratings/scale/bestRating");
    var wide = Json.put(EXAMPLE, "ratings/scale/worstRating", JsonNumber.of(-100));
    assertThat(problemOf(wide).pointer().value())
        .isEqualTo("/credentialSubject/ratings/scale/bestRating");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "-1",
        "+1",
        "01",
        "1.",
        ".5",
        "1.00000",
        "1,5",
        "NaN",
        "",
        " 1",
        "1\n",
        "1234567890123",
        "\u0661"
      })
  void refusesANumberThatIsNotAPlainDecimal(String number) {
    for (String path : List.of("work/hours", "work/distanceKm", "work/netIncome/amount")) {
      assertThat(problemWith(path, new JsonString(number)).pointer().value())
          .isEqualTo("/credentialSubject/" + path);
    }
    assertThatThrownBy(() -> Quantity.of(number)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAFloatingPointNumber() {
    assertThat(problemWith("work/hours", new JsonNumber(71.5)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problemWith("work/engagements", new JsonNumber(1.5)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12",
        "2026-13",
        "2026-00",
        "2026-1",
        "26-10",
        "10000-01",
        "2026-10-01",
        "-2026-10",
        "2026/10",
        ""
      })
  void refusesAPeriodThatIsNoMonth(String period) {
    assertThat(problemWith("period", new JsonString(period)).pointer())
        .isEqualTo(SUBJECT.at("period"));
  }

  @Test
  void refusesToBeMadeOfWhatItWouldRefuseToRead() {
    var link = ChainLink.first(new Counts(2, 0));
    var work = Work.of(2, Quantity.of("1"));
    assertThat(Statements.statement(YearMonth.of(2026, 1), link, work, Optional.empty()))
        .isNotNull();
    refused(() -> Statements.statement(YearMonth.of(1969, 12), link, work, Optional.empty()));
    refused(
        () ->
            Statements.statement(
                YearMonth.of(2026, 1), link, Work.of(1, Quantity.of("1")), Optional.empty()));
    refused(() -> new Counts(-1, 0));
    refused(() -> new Counts(0, Counts.MAX + 1));
    refused(() -> new Counts(Counts.MAX, 0).plus(new Counts(1, 0)));
    refused(() -> new RatingScale(5, 5));
    refused(() -> new RatingScale(5, 1));
    refused(() -> new RatingScale(-51, 51));
    refused(() -> new RatingScale(-101, 0));
    refused(() -> new RatingBucket(0, List.of(1L, 0L)));
    refused(() -> new RatingBucket(6, List.of(1L, 0L)));
    refused(() -> new RatingBucket(1, List.of(0L, 0L)));
    refused(() -> new RatingBucket(1, List.of(-1L, 2L)));
    refused(() -> new Ratings(new RatingScale(1, 5), List.of()));
    refused(
        () -> new Ratings(new RatingScale(1, 5), List.of(new RatingBucket(1, List.of(1L, 0L)))));
    refused(() -> new Quantity(new BigDecimal("-0.5")));
    refused(() -> new Quantity(new BigDecimal("1E+12")));
    refused(() -> new Quantity(new BigDecimal("0.00001")));
    refused(() -> new Money(Quantity.of("1"), "eur"));
    refused(() -> Work.of(-1, Quantity.of("1")));
    refused(() -> work.withCancelledByWorker(-1));
    refused(() -> new ChainLink(0, Optional.empty(), Optional.empty(), Counts.NONE));
    refused(() -> new ChainLink(2, Optional.empty(), Optional.empty(), Counts.NONE));
    refused(() -> new StatementDigest("none"));
  }

  @Test
  void quantitiesAreEqualJustIfTheirTextsAre() {
    assertThat(new Quantity(new BigDecimal("1E+2"))).isEqualTo(Quantity.of("100"));
    assertThat(new Quantity(new BigDecimal("0E+5"))).isEqualTo(Quantity.of("0"));
    assertThat(Quantity.of("1.5")).isNotEqualTo(Quantity.of("1.50"));
    refused(() -> new Quantity(new BigDecimal("1E+1000000000")));
    refused(() -> new Quantity(new BigDecimal("1E-1000000000")));
  }

  @Test
  void showsNoClaimsInItsText() throws Exception {
    assertThat(WorkStatement.TYPE.read(EXAMPLE, SUBJECT).toString())
        .isEqualTo("WorkStatement[2026-10, number 2]");
  }

  @Test
  void neverRepeatsAValueInAProblem() throws Exception {
    var random = new Random(3);
    for (var path : Json.paths(EXAMPLE)) {
      var secret = "secret" + random.nextInt(1000);
      var thrown =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  WorkStatement.TYPE.read(
                      Json.put(EXAMPLE, path, new JsonString(secret)), SUBJECT));
      if (!path.equals("area")) {
        assertThat(thrown).as(path).isNotNull();
        assertThat(thrown.getMessage()).as(path).doesNotContain(secret);
      }
    }
  }

  @Test
  void keepsItsIdentifiers() {
    assertThat(WorkStatement.TYPE.credentialType()).isEqualTo("WorkStatementCredential");
    assertThat(WorkStatement.TYPE.context())
        .isEqualTo(URI.create("https://w3id.org/workcommons/ns/v1"));
    assertThat(WorkStatement.TYPE.schema())
        .isEqualTo(URI.create("https://w3id.org/workcommons/schemas/work-statement/1"));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  private static Problem problemWith(String path, JsonValue value) {
    return problemOf(Json.put(EXAMPLE, path, value));
  }

  private static Problem problemOf(JsonObject subject) {
    return Refusal.of(() -> WorkStatement.TYPE.read(subject, SUBJECT));
  }
}
