package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.SafetyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc safety show}: reports, for the people who look. */
@Command
final class SafetyShowVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = List.of();

  @Mixin GenuineOptions genuine = new GenuineOptions();

  SafetyShowVerb(Session session) {
    this.session = session;
  }

  /** All of them are genuine, or none is shown. */
  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var reports = new ArrayList<SafetyReport>();
    for (var file : files) {
      reports.add(genuine.read(session, file, SafetyReport.TYPE).claims());
    }
    if (session.json()) {
      var all = reports.stream().<JsonValue>map(SafetyShowVerb::json).toList();
      session
          .terminal()
          .json(
              JsonObject.builder()
                  .put("schema", "vc/safetyshow/1")
                  .put("reports", new JsonArray(all))
                  .build());
    } else {
      reports.forEach(this::print);
      session.terminal().say("signed by whoever reports; whether it is so, only people find out");
    }
    return ExitCode.DONE;
  }

  private void print(SafetyReport report) {
    var terminal = session.terminal();
    terminal.data(report.kind().term());
    terminal.data("  about  " + report.about());
    terminal.data("  by     " + report.reporter());
    terminal.data("  at     " + report.engagement());
    report.statement().lines().forEach(line -> terminal.data("    " + line));
  }

  private static JsonObject json(SafetyReport report) {
    return JsonObject.builder()
        .put("kind", report.kind().term())
        .put("about", report.about().value())
        .put("reporter", report.reporter().value())
        .put("engagement", report.engagement().toString())
        .put("text", report.statement())
        .build();
  }
}
