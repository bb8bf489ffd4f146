package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.TokenVerdict;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc verify}: may this be believed? The only command that ever says yes. */
@Command
final class VerifyVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin VerifierOptions options = new VerifierOptions();

  @Mixin AskedOptions asked = new AskedOptions();

  VerifyVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    asked.requireOneWayToAsk();
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    var verifier = options.verifier(session);
    var printed = new VerdictPrinter(session.terminal(), options::asked);
    var query = asked.query(session);
    if (query.isPresent()) {
      var verdict = verifier.verify(VpToken.received(content), query.get());
      return printed.print(
          verdict.report(), verdict instanceof AnswerVerdict.AnswerAccepted, session.json());
    }
    var copies = TokenEntries.copies(content);
    if (copies.isPresent()) {
      return tokens(verifier, copies.get(), printed);
    }
    var received = ReceivedFile.of(content);
    return received.isPresentation()
        ? presentation(verifier, received, printed)
        : credential(verifier, received, printed);
  }

  /** Each as its issuer handed it out; the first that is not accepted decides the code. */
  private ExitCode tokens(Verifier verifier, IssuedCopies copies, VerdictPrinter printer) {
    var code = ExitCode.DONE;
    for (var copy : copies.copies()) {
      var verdict = verifier.verifyToken(copy.getBytes(US_ASCII));
      boolean accepted = verdict instanceof TokenVerdict.TokenAccepted;
      var printed = printer.print(verdict.report(), accepted, session.json());
      code = code == ExitCode.DONE ? printed : code;
    }
    return code;
  }

  private ExitCode credential(Verifier verifier, ReceivedFile received, VerdictPrinter printer) {
    var verdict = verifier.verify(received.credential());
    return printer.print(
        verdict.report(), verdict instanceof CredentialVerdict.CredentialAccepted, session.json());
  }

  private ExitCode presentation(Verifier verifier, ReceivedFile received, VerdictPrinter printer)
      throws Refusal, WalletException, ProblemException, IOException {
    var verdict =
        verifier.verify(received.presentation(), asked.request(session, options.clock(session)));
    return printer.print(verdict.report(), verdict instanceof Verdict.Accepted, session.json());
  }
}
