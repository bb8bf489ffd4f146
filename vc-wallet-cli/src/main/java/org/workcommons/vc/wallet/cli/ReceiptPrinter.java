package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.Locale;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.wallet.Receipt;

/**
 * What became of a file that the wallet was to keep.
 *
 * @param schema what the object for programs is called
 */
record ReceiptPrinter(Session session, String schema) {
  private static ExitCode code(Receipt receipt) {
    return switch (receipt.result()) {
      case KEPT, KEPT_STATUS_UNKNOWN, ALREADY_HELD -> ExitCode.DONE;
      case NOT_ABOUT_YOU -> ExitCode.REFUSED;
      case REFUSED ->
          receipt.report().problems().stream().allMatch(problem -> problem.type().leavesOpen())
              ? ExitCode.UNDECIDED
              : ExitCode.REJECTED;
    };
  }

  /** {@return the exit code that {@code receipt} of {@code file} means, once it is printed} */
  ExitCode print(String file, Receipt receipt) {
    if (session.json()) {
      session.terminal().json(json(file, receipt));
    } else {
      say(file, receipt);
    }
    return code(receipt);
  }

  private void say(String file, Receipt receipt) {
    var terminal = session.terminal();
    switch (receipt.result()) {
      case KEPT -> terminal.say(Look.Symbol.GOOD, file + ": verified, and kept");
      case KEPT_STATUS_UNKNOWN ->
          terminal.say(
              Look.Symbol.WARNING,
              file + ": kept; whether the issuer took it back could not be asked now");
      case ALREADY_HELD -> terminal.say(Look.Symbol.GOOD, file + ": you had it already");
      case NOT_ABOUT_YOU ->
          terminal.say(
              Look.Symbol.BAD, file + ": not kept; it is about somebody who is not in this wallet");
      case REFUSED -> {
        terminal.say(Look.Symbol.BAD, file + ": not kept; it does not verify");
        explain(receipt.report());
      }
    }
  }

  private void explain(Report report) {
    for (var problem : report.problems()) {
      session.terminal().say("  " + problem);
      session.terminal().say("  " + problem.remedy());
    }
  }

  private JsonObject json(String file, Receipt receipt) {
    var problems = new ArrayList<JsonValue>();
    for (var problem : receipt.report().problems()) {
      problems.add(
          JsonObject.builder()
              .put("type", problem.type().uri().toString())
              .put("pointer", problem.pointer().value())
              .put("detail", problem.detail())
              .put("remedy", problem.remedy())
              .build());
    }
    return JsonObject.builder()
        .put("schema", schema)
        .put("file", file)
        .put("result", receipt.result().name().toLowerCase(Locale.ROOT))
        .put("problems", new JsonArray(problems))
        .build();
  }
}
