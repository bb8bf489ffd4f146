package org.workcommons.vc.issuer.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.workcommons.vc.issuer.intake.Exports.csv;
import static org.workcommons.vc.issuer.intake.Exports.rated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Money;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;

class PlatformExportTest {
  private static final String GOOD = "2026-03-01T12:00:00Z,client-7,completed,1.5,20.50,EUR,5,1,5";

  @Test
  void addsUpAMonth() throws Exception {
    var month =
        march(
            GOOD,
            "2026-03-02T12:00:00Z,client-8,completed,0.25,9.5,EUR,4,1,5",
            "2026-03-31T23:59:59Z,client-9,completed,2,0,EUR,,,",
            "2026-03-05,client-9,cancelled-by-worker,0,,,,,",
            "2026-03-06,client-9,cancelled-by-client,0.1,3,EUR,,,");
    assertThat(month.work().engagements()).isEqualTo(3);
    assertThat(month.work().hours().orElseThrow()).isEqualTo(Quantity.of("3.85"));
    assertThat(month.work().netIncome()).contains(new Money(Quantity.of("33"), "EUR"));
    assertThat(month.work().cancelledByWorker()).contains(1L);
    assertThat(month.ratings())
        .contains(
            new Ratings(
                new RatingScale(1, 5), List.of(new RatingBucket(1, List.of(0L, 0L, 0L, 1L, 1L)))));
    assertThat(month.counts()).isEqualTo(new Counts(3, 2));
  }

  @Test
  void addsDecimalsExactly() throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      lines.add("2026-03-01T12:00:0%d.%03dZ,c,completed,0.1,0.0001,EUR,,,".formatted(i % 10, i));
    }
    var work = march(lines.toArray(String[]::new)).work();
    assertThat(work.hours().orElseThrow()).hasToString("100");
    assertThat(work.netIncome().orElseThrow().amount()).hasToString("0.1");
  }

  @Test
  void saysNothingOfIncomeThatItDoesNotKnow() throws Exception {
    assertThat(march("2026-03-01,c,completed,1,,,,,").work().netIncome()).isEmpty();
  }

  @Test
  void saysTheSameHoweverItsNumbersAreWritten() throws Exception {
    var plain = march("2026-03-01,c,completed,1.5,20,EUR,,,");
    assertThat(march("2026-03-01,c,completed,1.5000,20.00,EUR,,,")).isEqualTo(plain);
    assertThat(march("2026-03-01,c,completed,01.50,0020.0,EUR,,,")).isEqualTo(plain);
  }

  @Test
  void saysTheSameInWhateverOrderItsLinesStand() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      var lines =
          new ArrayList<>(
              new String(Exports.random(seed, YearMonth.of(2024, 1), 24, 8), UTF_8)
                  .lines()
                  .toList());
      var header = lines.remove(0);
      var months = months(lines);
      Collections.shuffle(lines, new Random(seed));
      assertThat(months(lines)).as("seed %d", seed).isEqualTo(months);
      assertThat(header).isEqualTo(Exports.HEADER);
    }
  }

  @Test
  void readsColumnsInAnyOrderQuotedOrNotAndWithAnyLineBreak() throws Exception {
    var plain = PlatformExport.read(ExportFormat.CSV, csv(GOOD)).months();
    var fields = new ArrayList<>(List.of(GOOD.split(",", -1)));
    var names = new ArrayList<>(List.of(Exports.HEADER.split(",", -1)));
    Collections.reverse(fields);
    Collections.reverse(names);
    for (String text :
        List.of(
            String.join(",", names) + "\n" + String.join(",", fields),
            Exports.HEADER + "\r\n" + GOOD + "\r\n\r\n",
            Exports.HEADER + "\r" + GOOD,
            "\ufeff" + Exports.HEADER + "\n" + GOOD + "\n",
            Exports.HEADER + "\n\"" + GOOD.replace(",", "\",\"") + "\"\n")) {
      assertThat(PlatformExport.read(ExportFormat.CSV, text.getBytes(UTF_8)).months())
          .as(text)
          .isEqualTo(plain);
    }
  }

  @Test
  void readsAClientWhoseNameHasACommaAndQuotes() throws Exception {
    assertThat(march("2026-03-01,\"Ivers, \"\"Mrs.\"\"\",completed,1,,,,,").counts())
        .isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesTheMonthAsItIsWritten() throws Exception {
    var months =
        PlatformExport.read(ExportFormat.CSV, csv("2026-04-01T00:30:00+02:00,c,completed,1,,,,,"))
            .months();
    assertThat(months).containsOnlyKeys(YearMonth.of(2026, 4));
  }

  @Test
  void readsAnExportWithoutJobs() throws Exception {
    assertThat(PlatformExport.read(ExportFormat.CSV, csv()).months()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "finished_at, ''",
    "finished_at, 2026-02-30",
    "finished_at, 2026-13-01",
    "finished_at, 01.03.2026",
    "finished_at, 2026-03-01T12:00:00",
    "finished_at, 2026-03-01 12:00:00Z",
    "finished_at, 2026-03-01T24:00:00Z",
    "finished_at, 2026-03-01T12:00Z",
    "finished_at, 1969-12-31",
    "finished_at, 20260301",
    "finished_at, 1772366400",
    "finished_at, ' 2026-03-01'",
    "finished_at, +2026-03-01",
    "client, ''",
    "client, 'a\u0007b'",
    "client, 'a\tb'",
    "kind, ''",
    "kind, Completed",
    "kind, done",
    "kind, 'completed '",
    "hours, ''",
    "hours, -1",
    "hours, +1",
    "hours, 1e3",
    "hours, 1.",
    "hours, .5",
    "hours, 1.00000",
    "hours, 10000",
    "hours, NaN",
    "hours, Infinity",
    "hours, 0x1",
    "hours, ' 1'",
    "hours, \u0661",
    "hours, 1h",
    "income, ''",
    "income, -5",
    "income, 12345678",
    "income, 1.23456",
    "income, EUR 5",
    "currency, ''",
    "currency, eur",
    "currency, EURO",
    "currency, \u20ac",
    "rating, 0",
    "rating, 6",
    "rating, 4.5",
    "rating, -1",
    "rating, 05",
    "rating, five",
    "rating, +5",
    "rating, 99999999999999999999",
    "worst, ''",
    "worst, 5",
    "worst, 6",
    "worst, -101",
    "worst, 1.0",
    "best, ''",
    "best, 1",
    "best, 0",
    "best, 101",
    "best, 102",
    "best, x"
  })
  void refusesABadField(String column, String value) {
    var problem = only(csv(GOOD, with(column, value)));
    assertThat(problem.type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
    assertThat(problem.pointer().value()).startsWith("/3/");
    assertThat(problem.detail()).startsWith("line 3, ").doesNotEndWith(".");
    if (!List.of("worst", "best").contains(column)) {
      assertThat(problem.pointer().value()).isEqualTo("/3/" + column);
    }
  }

  @Test
  void refusesABadScaleEvenWhereNothingWasRated() {
    assertThat(only(csv("2026-03-01,c,completed,1,,,,5,1")).pointer().value()).isEqualTo("/2/best");
    assertThat(only(csv("2026-03-01,c,completed,1,,,,1,")).pointer().value()).isEqualTo("/2/best");
    assertThat(PlatformExport.findings(ExportFormat.CSV, csv("2026-03-01,c,completed,1,,,,1,5")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled-by-worker", "cancelled-by-client"})
  void refusesTheRatingOfACancelledJob(String kind) {
    assertThat(only(csv(with("kind", kind))).pointer().value()).isEqualTo("/2/rating");
  }

  @Test
  void refusesTwoCurrenciesInOneMonth() {
    var problem = only(csv(GOOD, with("currency", "USD").replace("client-7", "client-8")));
    assertThat(problem.pointer().value()).isEqualTo("/3/currency");
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, csv(GOOD, "2026-04-01,c,completed,1,5,USD,,,")))
        .isEmpty();
  }

  @Test
  void refusesTwoScalesInOneMonth() {
    var problem = only(csv(GOOD, with("best", "10").replace("client-7", "client-8")));
    assertThat(problem.pointer().value()).isEqualTo("/3/best");
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, csv(GOOD, "2026-04-01,c,completed,1,,,10,1,10")))
        .isEmpty();
  }

  @Test
  void refusesOneJobThatIsThereTwice() {
    assertThat(only(csv(GOOD, rated("2026-03-04", "c", 5), GOOD)).detail())
        .isEqualTo("line 4: the same as line 2");
    // two jobs of one day are nothing strange
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, csv(rated("2026-03-04", "c", 5), rated("2026-03-04", "c", 5))))
        .isEmpty();
  }

  @Test
  void namesEveryBadLine() {
    var problems =
        PlatformExport.findings(
            ExportFormat.CSV,
            csv(
                GOOD,
                with("hours", "x"),
                with("client", "client-8"),
                with("kind", "x").replace("EUR", "eur"),
                "2026-03-01,c",
                "",
                with("rating", "9")));
    assertThat(problems)
        .extracting(problem -> problem.pointer().value())
        .containsExactly("/3/hours", "/5/kind", "/5/currency", "/6", "/8/rating");
  }

  @Test
  void namesAtMostAHundredFindings() {
    var lines = new String[5000];
    Arrays.fill(lines, "x,,x,x,x,x,x,x,x");
    assertThat(PlatformExport.findings(ExportFormat.CSV, csv(lines)))
        .hasSize(Limits.EXPORT_FINDINGS);
  }

  @Test
  void throwsTheFirstFinding() {
    var bytes = csv(with("hours", "x"), with("kind", "x"));
    var thrown =
        catchThrowableOfType(
            ProblemException.class, () -> PlatformExport.read(ExportFormat.CSV, bytes));
    assertThat(thrown.problem()).isEqualTo(PlatformExport.findings(ExportFormat.CSV, bytes).get(0));
    assertThat(thrown.problem().remedy()).contains("place");
  }

  @Test
  void repeatsNoValueInAFinding() {
    for (String column : CsvExport.COLUMNS) {
      for (var problem :
          PlatformExport.findings(ExportFormat.CSV, csv(with(column, "s3cr\u0007t")))) {
        assertThat(problem.detail()).doesNotContain("s3cr");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "finished_at,client,kind,hours,income,currency,rating,worst",
        "finished_at,client,kind,hours,income,currency,rating,worst,best,tip",
        "finished_at,client,kind,hours,income,currency,rating,worst,worst",
        "finished_at,client,kind,hours,income,currency,rating,worst,best,best",
        "Finished_At,client,kind,hours,income,currency,rating,worst,best",
        "finished_at, client,kind,hours,income,currency,rating,worst,best",
        "finished_at;client;kind;hours;income;currency;rating;worst;best",
        "2026-03-01,c,completed,1,,,,,"
      })
  void refusesAFileWithoutTheHeader(String header) {
    var problem = only((header + "\n" + GOOD + "\n").getBytes(UTF_8));
    assertThat(problem.type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
    assertThat(problem.detail()).contains(Exports.HEADER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 10, 100})
  void refusesALineWithAnotherNumberOfFields(int count) {
    var line = "x" + ",x".repeat(Math.max(0, count - 1));
    assertThat(only(csv(GOOD, count == 0 ? "x" : line)).detail())
        .isEqualTo("line 3: must have 9 fields");
  }

  @Test
  void refusesQuotesWithoutTheirPair() {
    assertThat(only(csv(GOOD, "2026-03-01,\"c,completed,1,,,,,", GOOD)).detail())
        .isEqualTo("line 3: a quotation mark without its pair");
    assertThat(only(csv(GOOD, GOOD + "\"")).detail()).contains("line 3");
  }

  @Test
  void refusesTextAfterAClosingQuote() {
    assertThat(only(csv(GOOD, "2026-03-01,\"c\"d,completed,1,,,,,", GOOD)).detail())
        .startsWith("line 3: not CSV");
  }

  @Test
  void refusesALineBreakInAField() {
    var problem =
        only(csv(GOOD, "2026-03-01,\"c\nd\",completed,1,,,,,", "2026-03-02,c,completed,1,,,,,"));
    assertThat(problem.pointer().value()).isEqualTo("/3/client");
  }

  @Test
  void refusesAFileThatIsNotUtf8() {
    assertThat(
            only((new String(csv(GOOD), UTF_8) + "2026-03-02,J\u00f6,completed,1,,,,,")
                    .getBytes(ISO_8859_1))
                .detail())
        .isEqualTo("line 3: not UTF-8");
    for (byte[] bad :
        new byte[][] {
          {(byte) 0xff, (byte) 0xfe, 'f', 0},
          {(byte) 0xc0, (byte) 0xaf},
          {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          {(byte) 0xe2, (byte) 0x82},
          new String(csv(GOOD), UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16)
        }) {
      assertThat(only(bad).type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(only(new byte[Limits.EXPORT_BYTES + 1]).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    var many = new String[Limits.EXPORT_ROWS + 1];
    Arrays.fill(many, "2026-03-01,c,completed,1,,,,,");
    assertThat(only(csv(many)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(
            PlatformExport.findings(ExportFormat.CSV, csv(Arrays.copyOf(many, Limits.EXPORT_ROWS))))
        .isEmpty();
  }

  @Test
  void refusesAFieldThatIsTooLong() {
    var longest = "c".repeat(Limits.EXPORT_FIELD_CHARS);
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, csv("2026-03-01," + longest + ",completed,1,,,,,")))
        .isEmpty();
    assertThat(only(csv("2026-03-01," + longest + "c,completed,1,,,,,")).detail())
        .isEqualTo("line 2: a field with more than 256 characters");
  }

  @Test
  void spendsLittleOnHostileFiles() {
    long start = System.nanoTime();
    assertThat(PlatformExport.findings(ExportFormat.CSV, new byte[Limits.EXPORT_BYTES]))
        .isNotEmpty();
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, ",".repeat(Limits.EXPORT_BYTES).getBytes(UTF_8)))
        .isNotEmpty();
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, "\"".repeat(Limits.EXPORT_BYTES).getBytes(UTF_8)))
        .isNotEmpty();
    assertThat(
            PlatformExport.findings(
                ExportFormat.CSV, "\n".repeat(Limits.EXPORT_BYTES).getBytes(UTF_8)))
        .isNotEmpty();
    // one client, every rating of whom falls in the same year
    var lines = new String[Limits.EXPORT_ROWS];
    Arrays.fill(lines, rated("2026-03-04", "c", 5));
    assertThat(PlatformExport.findings(ExportFormat.CSV, csv(lines))).isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
  }

  @Test
  void addsUpToTheLargestSums() throws Exception {
    var lines = new String[Limits.EXPORT_ROWS];
    Arrays.fill(lines, "2026-03-01,c,completed,9999.9999,9999999.9999,EUR,,,");
    var work =
        PlatformExport.read(ExportFormat.CSV, csv(lines))
            .months()
            .get(YearMonth.of(2026, 3))
            .work();
    assertThat(work.netIncome().orElseThrow().amount())
        .isEqualTo(new Quantity(new BigDecimal("999999999990")));
  }

  @Test
  void countsEachClientsRatingsInTheTrailingYear() throws Exception {
    var month =
        months(
                List.of(
                    rated("2025-03-04", "regular", 1),
                    rated("2025-03-05", "regular", 2),
                    rated("2026-03-04", "regular", 3),
                    rated("2026-03-05", "regular", 4),
                    rated("2026-03-05", "stranger", 5)))
            .get(YearMonth.of(2026, 3));
    // on 4 March the rating of 4 March a year ago counts no longer, the one of 5 March does
    assertThat(month.ratings().orElseThrow().buckets())
        .containsExactly(
            new RatingBucket(1, List.of(0L, 0L, 0L, 0L, 1L)),
            new RatingBucket(2, List.of(0L, 0L, 1L, 1L, 0L)));
  }

  @Test
  void countsTheFifthRatingAndAllLaterOnesTogether() throws Exception {
    var lines = new ArrayList<String>();
    for (int day = 1; day <= 9; day++) {
      lines.add(rated("2026-03-0" + day, "regular", 5));
    }
    var buckets = months(lines).get(YearMonth.of(2026, 3)).ratings().orElseThrow().buckets();
    assertThat(buckets).extracting(RatingBucket::k).containsExactly(1, 2, 3, 4, 5);
    assertThat(buckets.get(4).ratingCount()).isEqualTo(5);
  }

  @Test
  void countsAsASimpleModelDoes() throws Exception {
    for (long seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var lines = new ArrayList<String>();
      var expected = new HashMap<YearMonth, long[]>();
      var days =
          random.ints(120, 0, 900).sorted().mapToObj(LocalDate.of(2023, 11, 20)::plusDays).toList();
      var before = new ArrayList<String>();
      for (LocalDate day : days) {
        var client = "c" + random.nextInt(6);
        lines.add(rated(day.toString(), client, 5));
        before.add(client + day);
        long k =
            before.stream()
                .filter(one -> one.startsWith(client))
                .map(one -> LocalDate.parse(one.substring(client.length())))
                .filter(earlier -> earlier.isAfter(day.minusMonths(12)))
                .count();
        expected.computeIfAbsent(YearMonth.from(day), month -> new long[6])[(int) Math.min(k, 5)]++;
      }
      var months = months(lines);
      for (var month : expected.entrySet()) {
        var counted = new long[6];
        months
            .get(month.getKey())
            .ratings()
            .map(Ratings::buckets)
            .orElse(List.of())
            .forEach(bucket -> counted[bucket.k()] = bucket.ratingCount());
        assertThat(counted).as("seed %d, %s", seed, month.getKey()).isEqualTo(month.getValue());
      }
    }
  }

  @Test
  void showsNoClaimsInItsText() throws Exception {
    assertThat(PlatformExport.read(ExportFormat.CSV, csv(GOOD)))
        .hasToString("PlatformExport[1 months]");
  }

  private static java.util.SortedMap<YearMonth, MonthRecord> months(List<String> lines)
      throws ProblemException {
    return PlatformExport.read(ExportFormat.CSV, csv(lines.toArray(String[]::new))).months();
  }

  private static MonthRecord march(String... lines) throws ProblemException {
    return PlatformExport.read(ExportFormat.CSV, csv(lines)).months().get(YearMonth.of(2026, 3));
  }

  /** The good line with another value in one column. */
  private static String with(String column, String value) {
    var fields = GOOD.split(",", -1);
    fields[CsvExport.COLUMNS.indexOf(column)] = value;
    return String.join(",", fields);
  }

  private static Problem only(byte[] csv) {
    var problems = PlatformExport.findings(ExportFormat.CSV, csv);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
