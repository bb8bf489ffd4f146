package org.workcommons.vc.issuer.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingScale;

class JsonExportTest {
  private static final String GOOD =
      """
      {"id": "ride-1", "type": "ride",
       "client": {"id": "client-7", "name": "Mrs. Ivers", "photoUri": null},
       "period": {"start": "2026-03-01T11:00:00Z", "end": "2026-03-01T12:00:00Z"},
       "outcome": {"success": true, "review": {"title": "Fine", "text": "Thank you"},
         "ratings": [{"name": "stars", "value": 5, "min": 1, "max": 5}]},
       "additionalData": {"location": "Port Sable", "title": null, "description": "",
         "images": [{"uri": "https://a.example/1"}], "noOfHours": 1.5,
         "income": {"amount": 20.5, "currency": "EUR"}}}""";

  @Test
  void readsAJobAndLeavesOutWhatNoStatementSays() throws Exception {
    var month = march(GOOD);
    assertThat(month.counts()).isEqualTo(new Counts(1, 1));
    assertThat(month.work().hours().orElseThrow()).isEqualTo(Quantity.of("1.5"));
    assertThat(month.work().netIncome().orElseThrow().amount()).isEqualTo(Quantity.of("20.5"));
    assertThat(month.ratings().orElseThrow().scale()).isEqualTo(new RatingScale(1, 5));
  }

  @Test
  void takesANullForNothing() throws Exception {
    var bare =
        GOOD.replace("{\"amount\": 20.5, \"currency\": \"EUR\"}", "null")
            .replace("[{\"name\": \"stars\", \"value\": 5, \"min\": 1, \"max\": 5}]", "null")
            .replace("{\"title\": \"Fine\", \"text\": \"Thank you\"}", "null");
    var month = march(bare);
    assertThat(month.ratings()).isEmpty();
    assertThat(month.work().netIncome()).isEmpty();
  }

  @Test
  void keepsAScaleOfAnotherKind() throws Exception {
    var scaled =
        GOOD.replace("\"value\": 5, \"min\": 1, \"max\": 5", "\"value\":0,\"min\":-10,\"max\":10");
    var ratings = march(scaled).ratings().orElseThrow();
    assertThat(ratings.scale()).isEqualTo(new RatingScale(-10, 10));
    assertThat(ratings.buckets().get(0).histogram().get(10)).isEqualTo(1L);
  }

  @Test
  void takesTheOverallRatingOfSeveral() throws Exception {
    var several =
        GOOD.replace(
            "[{\"name\": \"stars\",",
            "[{\"name\":\"manners\",\"value\":1.5,\"min\":0,\"max\":9.5},{\"name\":\"overall\",");
    assertThat(march(several).ratings().orElseThrow().scale()).isEqualTo(new RatingScale(1, 5));
  }

  @Test
  void readsAchievementsAndLeavesThemOut() throws Exception {
    var text = "{\"interactions\":[" + GOOD + "],\"achievements\":[{\"id\":\"gold\"}]}";
    assertThat(PlatformExport.read(ExportFormat.JSON, text.getBytes(UTF_8)).months()).hasSize(1);
  }

  @Test
  void countsACancelledJobAsTheLineDoes() throws Exception {
    var byWorker = cancelled("\"success\": false, \"cancelledBy\": \"worker\"");
    assertThat(march(byWorker).work().cancelledByWorker()).contains(1L);
    var byClient = cancelled("\"success\": false, \"cancelledBy\": \"client\"");
    assertThat(march(byClient).counts()).isEqualTo(new Counts(0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": "ride-1",       |                           | /id
          "id": "ride-1"        | "id": 7                   | /id
          "id": "ride-1"        | "id": ""                  | /id
          "id": "ride-1"        | "id": null                | /id
          "type": "ride"        | "type": 7                 | /type
          "type": "ride"        | "kind": "ride"            | /kind
          "type": "ride"        | "Type": "ride"            | /Type
          "id": "client-7"      | "id": 7                   | /client/id
          "id": "client-7"      | "id": ""                  | /client/id
          "id": "client-7"      | "id": "a\\nb"             | /client/id
          "id": "client-7"      | "ref": "client-7"         | /client/id
          "photoUri": null      | "phone": "1"              | /client/phone
          "name": "Mrs. Ivers"  | "name": ["Mrs. Ivers"]    | /client/name
          "start": "2026        | "begin": "2026            | /period/begin
          01T12:00:00Z          | 01T12:00:00               | /period/end
          01T12:00:00Z          | 32T12:00:00Z              | /period/end
          "end": "2026          | "end": "1926              | /period/end
          "end": "2026-03-01T12:00:00Z" | "end": 1772366400 | /period/end
          , "end": "2026-03-01T12:00:00Z" |                 | /period/end
          "success": true,      |                           | /outcome/success
          "success": true       | "success": null           | /outcome/success
          "success": true       | "success": "yes"          | /outcome/success
          "success": true       | "success": false          | /outcome/cancelledBy
          "success": true | "success": true, "cancelledBy": "client" | /outcome/cancelledBy
          "success": true | "success": false, "cancelledBy": "rain"  | /outcome/cancelledBy
          "success": true | "success": false, "cancelledBy": "worker" | /outcome/ratings/0/value
          "title": "Fine"       | "stars": 5                | /outcome/review/stars
          "text": "Thank you"   | "text": 5                 | /outcome/review/text
          [{"name": "stars"     | [7, {"name": "stars"      | /outcome/ratings/0
          "value": 5            | "value": "5"              | /outcome/ratings/0/value
          "value": 5            | "value": 4.5              | /outcome/ratings/0/value
          "value": 5            | "value": 6                | /outcome/ratings/0/value
          "value": 5,           |                           | /outcome/ratings/0/value
          "value": 5            | "value": null             | /outcome/ratings/0/value
          "min": 1              | "min": 0.5                | /outcome/ratings/0/min
          "min": 1              | "min": 5                  | /outcome/ratings/0/max
          "max": 5              | "max": 500                | /outcome/ratings/0/max
          "max": 5              | "best": 5                 | /outcome/ratings/0/max
          "max": 5              | "max": 5, "weight": 1     | /outcome/ratings/0/weight
          "name": "stars"       | "name": 5                 | /outcome/ratings/0/name
          [{"name": "stars" | [{"value":1,"min":0,"max":9},{"name":"stars" | /outcome/ratings
          [{"name": "stars" | [{"name":"overall","value":1,"min":0,"max":9},{"name":"overall" | /outcome/ratings
          "noOfHours": 1.5      | "noOfHours": "1.5"        | /additionalData/noOfHours
          "noOfHours": 1.5      | "noOfHours": -1           | /additionalData/noOfHours
          "noOfHours": 1.5      | "noOfHours": 1.00001      | /additionalData/noOfHours
          "noOfHours": 1.5      | "noOfHours": 1e9          | /additionalData/noOfHours
          "noOfHours": 1.5      | "noOfHours": null         | /additionalData/noOfHours
          "amount": 20.5        | "amount": "20.5"          | /additionalData/income/amount
          "amount": 20.5        | "amount": -20.5           | /additionalData/income/amount
          "amount": 20.5        | "amount": 20.12345        | /additionalData/income/amount
          "currency": "EUR"     | "currency": "euro"        | /additionalData/income/currency
          "currency": "EUR"     | "currency": null          | /additionalData/income/currency
          "currency": "EUR"     | "currency": "EUR", "tip": 1 | /additionalData/income/tip
          "location": "Port Sable" | "location": {"city": 1} | /additionalData/location
          "location": "Port Sable" | "place": "Port Sable"  | /additionalData/place
          "images": [           | "images": [7,             | /additionalData/images/0
          """)
  void findsWhatIsWrongWithAJobAndWhere(String from, String to, String pointer) {
    assertThat(GOOD).contains(from);
    var job = GOOD.replace(from, to == null ? "" : to).replace("{,", "{").replace(", ,", ",");
    var findings =
        findings("{\"interactions\":[" + job.replace("ride-1", "x") + "," + bad(job) + "]}");
    assertThat(findings).isNotEmpty();
    var last = findings.get(findings.size() - 1);
    assertThat(last.type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
    assertThat(last.pointer().value()).isEqualTo("/interactions/1" + pointer);
    assertThat(last.detail()).startsWith("/interactions/1" + pointer + ": ");
    assertThat(last.detail()).doesNotContain("Ivers").doesNotContain("20.5");
  }

  /** The same job under another id, where it has one. */
  private static String bad(String job) {
    return job.replace("ride-1", "ride-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "{\"interactions\":{}}",
        "{\"interactions\":[7]}",
        "{\"interactions\":[[]]}",
        "{\"interactions\":[null]}",
        "{\"interactions\":[{}]}",
        "{\"interactions\":[],\"interactions\":[]}",
        "{\"interactions\":[],\"gigs\":[]}",
        "{\"interactions\":[],\"rawData\":\"x\"}",
        "{\"interactions\":[],\"achievements\":{}}",
        "{\"interactions\":[],\"achievements\":[7]}",
        "{\"interactions\":[]} x",
        "{\"Interactions\":[]}",
        "finished_at,client,kind,hours,income,currency,rating,worst,best\n"
      })
  void refusesADocumentOfAnotherShape(String text) {
    assertThat(findings(text)).hasSize(1);
    assertThat(findings(text).get(0).type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
  }

  @Test
  void refusesAJobThatIsThereTwice() {
    var findings = findings("{\"interactions\":[" + GOOD + "," + GOOD + "]}");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).pointer().value()).isEqualTo("/interactions/1/id");
    assertThat(findings.get(0).detail()).contains("/interactions/0");
  }

  @Test
  void refusesTwoScalesOrCurrenciesInOneMonth() {
    var other = GOOD.replace("ride-1", "ride-2");
    assertThat(pointers(GOOD, other.replace("\"max\": 5", "\"max\": 10")))
        .containsExactly("/interactions/1/outcome/ratings/0/max");
    assertThat(pointers(GOOD, other.replace("EUR", "SEK")))
        .containsExactly("/interactions/1/additionalData/income/currency");
  }

  @Test
  void reportsAHundredFindingsAndNoMore() {
    var text = new StringBuilder("{\"interactions\":[{}");
    text.append(",{}".repeat(200)).append("]}");
    assertThat(findings(text.toString())).hasSize(Limits.EXPORT_FINDINGS);
  }

  @Test
  void refusesWhatExceedsTheLimits() {
    var long257 = GOOD.replace("client-7", "x".repeat(Limits.EXPORT_FIELD_CHARS + 1));
    assertThat(pointers(long257)).containsExactly("/interactions/0/client/id");
    var deep = "{\"interactions\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(findings(deep).get(0).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    var large = new byte[Limits.EXPORT_BYTES + 1];
    assertThat(PlatformExport.findings(ExportFormat.JSON, large).get(0).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesAByteOrderMarkAndAnythingButUtf8() {
    assertThat(findings("\ufeff{\"interactions\":[]}")).hasSize(1);
    var latin =
        "{\"interactions\":[\"\u00e9\"]}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(PlatformExport.findings(ExportFormat.JSON, latin)).hasSize(1);
  }

  @Test
  void throwsTheFirstFinding() {
    var thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> PlatformExport.read(ExportFormat.JSON, "{}".getBytes(UTF_8)));
    assertThat(thrown.problem().pointer().value()).isEqualTo("/interactions");
  }

  @Test
  void knowsAFormatByTheExtensionOfAFile() {
    assertThat(ExportFormat.ofFile("a/export.json")).contains(ExportFormat.JSON);
    assertThat(ExportFormat.ofFile("EXPORT.CSV")).contains(ExportFormat.CSV);
    assertThat(List.of("-", "json", "export.xlsx", "", "x.json.gz"))
        .allMatch(name -> ExportFormat.ofFile(name).isEmpty());
  }

  private static String cancelled(String outcome) {
    return GOOD.replaceAll("\"outcome\": [^}]*}[^}]*}[^}]*}", "\"outcome\": {" + outcome + "}");
  }

  private static MonthRecord march(String... jobs) throws ProblemException {
    var text = "{\"interactions\":[" + String.join(",", jobs) + "]}";
    var months = PlatformExport.read(ExportFormat.JSON, text.getBytes(UTF_8)).months();
    return months.get(YearMonth.of(2026, 3));
  }

  private static List<String> pointers(String... jobs) {
    return findings("{\"interactions\":[" + String.join(",", jobs) + "]}").stream()
        .map(problem -> problem.pointer().value())
        .toList();
  }

  private static List<Problem> findings(String text) {
    return PlatformExport.findings(ExportFormat.JSON, text.getBytes(UTF_8));
  }
}
