package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc show}: one credential of the wallet, all of it. */
@Command
final class ShowVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "NAME")
  String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  @Nullable String target;

  ShowVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var credential = HeldCredentials.find(session, session.wallet(), name);
    var content = credential.verifiable().toByteArray();
    if (target != null) {
      session.requireOneUseOfStandardOutput(target);
      session.documents().write(target, content);
    }
    if (target == null || session.json()) {
      print(ReceivedFile.of(content).document());
    }
    return ExitCode.DONE;
  }

  private void print(JsonObject document) {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(
          JsonObject.builder().put("schema", "vc/show/1").put("document", document).build());
      return;
    }
    JsonWriter.pretty(document).lines().forEach(terminal::data);
    terminal.say("it was verified when it was received; vc verify says whether it still stands");
  }
}
