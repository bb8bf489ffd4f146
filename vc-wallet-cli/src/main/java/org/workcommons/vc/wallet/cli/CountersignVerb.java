package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc countersign}: the worker's signature on an engagement that the other side signed. */
@Command
final class CountersignVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  String target = "";

  @Mixin VerifierOptions options = new VerifierOptions();

  CountersignVerb(Session session) {
    this.session = session;
  }

  /** What it says is shown before it is verified, and signed only after that. */
  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
    if (received.isPresentation()) {
      throw new Refusal(
          ExitCode.REFUSED,
          file + " is a presentation, and engagements are signed",
          "ask for the engagement itself");
    }
    var verifier = options.verifier(session);
    var wallet = session.wallet();
    session.documents().requireFree(target);
    explain(engagement(received));
    session.confirm("sign that it was so?");
    var signed = wallet.countersign(received.credential(), verifier);
    if (signed.credential().isPresent()) {
      session.documents().write(target, signed.credential().get().toByteArray());
    }
    return new ReceiptPrinter(session, "vc/countersign/1").print(file, signed.receipt());
  }

  private static Engagement engagement(ReceivedFile received) throws ProblemException {
    var subject = ObjectReader.of(received.document(), Pointer.ROOT).object("credentialSubject");
    return Engagement.TYPE.read(subject.object(), subject.pointer());
  }

  private void explain(Engagement engagement) {
    var terminal = session.terminal();
    terminal.say("from      " + engagement.startedAt());
    terminal.say("to        " + engagement.endedAt());
    terminal.say("outcome   " + engagement.outcome().term());
    terminal.say("platform  " + engagement.platform());
    terminal.say("customer  " + engagement.customer());
    engagement
        .netPay()
        .ifPresent(pay -> terminal.say("you got   " + pay.amount() + " " + pay.currency()));
  }
}
