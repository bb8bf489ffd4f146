package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.problem.ProblemException;
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
      var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
      if (isCopies(content)) {
        var printed = copies(file, wallet.receiveCopies(content, verifier));
        code = code == ExitCode.DONE ? printed : code;
        continue;
      }
      var received = ReceivedFile.of(content);
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

  /** Each copy by its place in the file; the first that was not kept decides the code. */
  private ExitCode copies(String file, List<Receipt> receipts) {
    var code = ExitCode.DONE;
    for (int i = 0; i < receipts.size(); i++) {
      var printer = new ReceiptPrinter(session, "vc/receive/1");
      var printed = printer.print(file + " " + (i + 1), receipts.get(i));
      code = code == ExitCode.DONE ? printed : code;
    }
    return code;
  }

  private static boolean isCopies(byte[] content) {
    try {
      return JsonReader.readObject(content)
          .string("schema")
          .filter(IssuedCopies.SCHEMA::equals)
          .isPresent();
    } catch (ProblemException e) {
      return false; // a credential, perhaps a token
    }
  }
}
