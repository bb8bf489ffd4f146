package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.RatingReply;
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
    var wallet = session.wallet();
    var credential = HeldCredentials.find(session, wallet, name);
    var content = credential.verifiable().toByteArray();
    if (target != null) {
      session.requireOneUseOfStandardOutput(target);
      session.documents().write(target, content);
    }
    if (target == null || session.json()) {
      print(ReceivedFile.of(content).document(), HeldReplies.to(credential, session, wallet));
    }
    return ExitCode.DONE;
  }

  private void print(JsonObject document, List<RatingReply> replies) {
    var terminal = session.terminal();
    if (session.json()) {
      var texts = replies.stream().map(RatingReply::body).toList();
      var json = JsonObject.builder().put("schema", "vc/show/1").put("document", document);
      if (!texts.isEmpty()) {
        json.put("replies", JsonArray.ofStrings(texts));
      }
      terminal.json(json.build());
      return;
    }
    JsonWriter.pretty(document).lines().forEach(terminal::data);
    for (var reply : replies) {
      terminal.data("reply");
      reply.body().lines().forEach(line -> terminal.data("    " + line));
    }
    terminal.say("it was verified when it was received; vc verify says whether it still stands");
  }
}
