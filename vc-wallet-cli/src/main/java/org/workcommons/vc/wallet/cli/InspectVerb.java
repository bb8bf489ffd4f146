package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vc inspect}: what a file says, whoever wrote it. Checks nothing, and says so. */
@Command
final class InspectVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  InspectVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var document =
        ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES)).document();
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(
          JsonObject.builder()
              .put("schema", "vc/inspect/1")
              .put("verified", JsonBoolean.FALSE)
              .put("document", document)
              .build());
      return ExitCode.DONE;
    }
    terminal.data(Look.Symbol.WARNING, "UNVERIFIED: anybody can have written this");
    JsonWriter.pretty(document).lines().forEach(terminal::data);
    terminal.say("vc verify says whether it may be believed");
    return ExitCode.DONE;
  }
}
