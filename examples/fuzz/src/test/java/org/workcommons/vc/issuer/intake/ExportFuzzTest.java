package org.workcommons.vc.issuer.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;

/** An export is read as a whole, or each finding names its place. */
class ExportFuzzTest {
  private static final JsonObject JSON =
      Samples.json(
          """
          {"interactions":[
            {"id":"1","type":"ride","client":{"id":"c1","name":"A"},
             "period":{"start":"2026-03-01","end":"2026-03-01T12:00:00+01:00"},
             "outcome":{"success":true,"ratings":[{"value":5,"min":1,"max":5,"name":"overall"},
               {"value":4,"min":1,"max":5,"name":"speed"}],"review":{"title":"t","text":"x"}},
             "additionalData":{"noOfHours":1.25,"income":{"amount":18.4,"currency":"EUR"},"images":[]}},
            {"id":"2","client":{"id":"c2"},"period":{"end":"2026-04-02"},
             "outcome":{"success":false,"cancelledBy":"client"},"additionalData":{"noOfHours":0}}],
           "achievements":[]}
          """);

  @MethodSource("csv")
  @FuzzTest
  void csv(byte[] input) {
    reads(ExportFormat.CSV, input);
  }

  @MethodSource("json")
  @FuzzTest
  void json(byte[] input) {
    reads(ExportFormat.JSON, input);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredJson(byte[] program) {
    reads(ExportFormat.JSON, Alterations.of(JSON, program));
  }

  static Stream<byte[]> csv() {
    return Stream.of(
            """
            finished_at,client,kind,hours,income,currency,rating,worst,best
            2026-03-01T12:00:00+01:00,c1,completed,1.25,18.40,EUR,5,1,5
            2026-03-02,"c,""2",cancelled-by-worker,0,,,,,
            2026-04-02,c1,completed,0.5,7,EUR,,,
            """,
            "\ufefffinished_at,client,kind,hours,income,currency,rating,worst,best\r\n",
            "finished_at,client\n\"",
            "")
        .map(text -> text.getBytes(UTF_8));
  }

  static Stream<byte[]> json() {
    return Stream.of(JsonWriter.compact(JSON));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 0, 1, 0, 1, 5, 1, 0, 0, 0, 3});
  }

  private static void reads(ExportFormat format, byte[] input) {
    var findings = Promise.of(() -> PlatformExport.findings(format, input)).orElseThrow();
    findings.forEach(Promise::isTold);
    holds(findings.size() <= Limits.EXPORT_FINDINGS, "no more findings than one can read");
    var read = Promise.of(() -> PlatformExport.read(format, input));
    holds(read.isPresent() == findings.isEmpty(), "read if nothing is found");
    read.ifPresent(ExportFuzzTest::addsUp);
  }

  private static void addsUp(PlatformExport export) {
    export
        .months()
        .forEach(
            (month, record) -> {
              holds(month.getYear() >= 1970 && month.getYear() <= 9999, "a statement's month");
              record
                  .ratings()
                  .ifPresent(
                      ratings ->
                          holds(
                              ratings.ratingCount() <= record.work().engagements(),
                              "only a completed job is rated"));
            });
    Promise.of(
        () -> {
          export.requireNothingAfter(LocalDate.of(2026, 12, 31));
          return true;
        });
  }
}
