package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
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
      var printed = new ReceiptPrinter(session, "vc/receive/1").print(file, receipt);
      code = code == ExitCode.DONE ? printed : code;
    }
    return code;
  }
}
