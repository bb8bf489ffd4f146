package org.workcommons.vc.work;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** A safety report as the subject of its credential: {@code specs/schemas/safety-report-1.json}. */
final class SafetyReportForm {
  private static final String TYPE = "SafetyReport";

  private SafetyReportForm() {}

  static SafetyReport read(ObjectReader subject) throws ProblemException {
    var about = Terms.did(subject, "id");
    var in = subject.object("safetyReport");
    Terms.type(in, TYPE);
    var reporter = Terms.did(in, "reporter");
    if (about.equals(reporter)) {
      throw in.malformed("reporter", "nobody reports herself");
    }
    var report =
        new SafetyReport(
            about,
            reporter,
            Terms.urnUuid(in, "engagement"),
            SafetyReportKind.of(in.string("kind"))
                .orElseThrow(() -> in.malformed("kind", "not one of the nine kinds")),
            Terms.body(in, "statement"));
    in.noOthers();
    return report;
  }

  static JsonObject write(SafetyReport report) {
    var json =
        JsonObject.builder()
            .put("type", TYPE)
            .put("reporter", report.reporter().value())
            .put("engagement", report.engagement().toString())
            .put("kind", report.kind().term())
            .put("statement", report.statement());
    return JsonObject.builder()
        .put("id", report.about().value())
        .put("safetyReport", json.build())
        .build();
  }
}
