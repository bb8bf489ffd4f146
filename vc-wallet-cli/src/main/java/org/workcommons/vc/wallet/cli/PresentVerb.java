package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vc present}: answer a request, after a yes. */
@Command
final class PresentVerb implements Verb {
  private final Session session;

  @Mixin RequestArguments arguments = new RequestArguments();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  String target = Documents.STANDARD;

  @Option(names = "--dry-run")
  boolean dryRun;

  PresentVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    session.requireOneUseOfStandardOutput(target);
    var request = arguments.request(session);
    var wallet = session.wallet();
    if (request.query().isPresent()) {
      var answering = arguments.answering(session, wallet, request);
      return dryRun ? answering.preview(target) : answering.present(target);
    }
    var proposal = arguments.proposal(session, wallet, request);
    requireComplete(proposal);
    if (dryRun) {
      return preview(proposal);
    }
    session.documents().requireFree(target);
    session.tell(proposal.question(arguments.language(session)));
    session.confirm(proposal.ask(arguments.language(session)));
    var answer = wallet.present(proposal.approve());
    session.documents().write(target, answer.toByteArray());
    report(proposal);
    return ExitCode.DONE;
  }

  /** What would leave, but for the signatures, which would make it good to send. */
  private ExitCode preview(Proposal proposal) throws Refusal, WalletException, IOException {
    session.tell(proposal.question(arguments.language(session)));
    session.documents().write(target, proposal.preview());
    if (session.json()) {
      session.terminal().json(json(proposal, JsonBoolean.FALSE));
    }
    session.remark("nothing has left: it is not signed, and nobody accepts it");
    return ExitCode.DONE;
  }

  private static void requireComplete(Proposal proposal) throws Refusal {
    if (!proposal.missing().isEmpty()) {
      throw new Refusal(
          ExitCode.NOT_FOUND,
          "they ask for "
              + String.join(", ", proposal.missing())
              + ", and you have nothing of it to show",
          "vc list shows what you have; vc propose shows what they ask");
    }
  }

  private void report(Proposal proposal) {
    session.done(
        json(proposal, JsonBoolean.TRUE),
        "signed for " + proposal.request().audience() + " only; vc log remembers it");
  }

  private JsonObject json(Proposal proposal, JsonBoolean signed) {
    return JsonObject.builder()
        .put("schema", "vc/present/1")
        .put("file", target)
        .put("audience", proposal.request().audience().toString())
        .put("signed", signed)
        .build();
  }
}
