package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc receive}: keep a credential, after it was verified. */
@Command
final class ReceiveVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = new ArrayList<>();

  @Mixin VerifierOptions options = new VerifierOptions();

  ReceiveVerb(Session session) {
    this.session = session;
  }

  /** One bad file doesn't keep the others out; the first that was not kept decides the code. */
  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var verifier = options.verifier(session);
    var wallet = session.wallet();
    var code = ExitCode.DONE;
    for (String file : files) {
      var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
      if (received.isPresentation()) {
        throw new Refusal(
            ExitCode.REFUSED,
            file + " is a presentation, and a wallet keeps credentials",
            "ask for the credential itself");
      }
      var receipt = wallet.receive(received.credential(), verifier);
      print(file, receipt);
      code = code == ExitCode.DONE ? code(receipt) : code;
    }
    return code;
  }

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

  private void print(String file, Receipt receipt) {
    if (session.json()) {
      session.terminal().json(json(file, receipt));
    } else {
      say(file, receipt);
    }
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

  private static JsonObject json(String file, Receipt receipt) {
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
        .put("schema", "vc/receive/1")
        .put("file", file)
        .put("result", receipt.result().name().toLowerCase(Locale.ROOT))
        .put("problems", new JsonArray(problems))
        .build();
  }
}
