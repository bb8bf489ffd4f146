package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc verify}: may this be believed? The only command that ever says yes. */
@Command
final class VerifyVerb implements Verb {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin VerifierOptions options = new VerifierOptions();

  @Option(names = "--request", paramLabel = "FILE")
  @Nullable String request;

  @Option(names = "--audience", paramLabel = "URI")
  @Nullable String audience;

  @Option(names = "--challenge", paramLabel = "TEXT")
  @Nullable String challenge;

  VerifyVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    requireOneWayToAsk();
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    var verifier = options.verifier(session);
    var printed = new VerdictPrinter(session.terminal(), options::asked);
    var query = query();
    if (query.isPresent()) {
      var verdict = verifier.verify(VpToken.received(content), query.get());
      return printed.print(
          verdict.report(), verdict instanceof AnswerVerdict.AnswerAccepted, session.json());
    }
    var received = ReceivedFile.of(content);
    return received.isPresentation()
        ? presentation(verifier, received, printed)
        : credential(verifier, received, printed);
  }

  /** {@return the request, if it is one with a query: what was asked decides how it is checked} */
  private Optional<PresentationRequest> query()
      throws Refusal, WalletException, ProblemException, IOException {
    return request == null
        ? Optional.empty()
        : Optional.of(request()).filter(asked -> asked.query().isPresent());
  }

  private ExitCode credential(Verifier verifier, ReceivedFile received, VerdictPrinter printer) {
    var verdict = verifier.verify(received.credential());
    return printer.print(
        verdict.report(), verdict instanceof CredentialVerdict.CredentialAccepted, session.json());
  }

  private ExitCode presentation(Verifier verifier, ReceivedFile received, VerdictPrinter printer)
      throws Refusal, WalletException, ProblemException, IOException {
    var verdict = verifier.verify(received.presentation(), request());
    return printer.print(verdict.report(), verdict instanceof Verdict.Accepted, session.json());
  }

  private void requireOneWayToAsk() throws Refusal {
    boolean both = request != null && (audience != null || challenge != null);
    if (both || (audience == null) != (challenge == null)) {
      throw new Refusal(
          ExitCode.USAGE,
          "say --request FILE, or --audience URI and --challenge TEXT",
          "a presentation can be judged only as the answer to one request");
    }
  }

  private PresentationRequest request()
      throws Refusal, WalletException, ProblemException, IOException {
    if (request != null) {
      return PresentationRequest.read(session.documents().read(request, Limits.DOCUMENT_BYTES));
    }
    if (audience == null || challenge == null) {
      throw new Refusal(
          ExitCode.USAGE,
          "this is a presentation, and it can't be judged without the request that it answers",
          "add --request FILE, or --audience URI and --challenge TEXT");
    }
    try {
      return PresentationRequest.from(
          URI.create(audience),
          Challenge.restore(challenge),
          options.clock(session).instant().plus(LIFETIME),
          List.of(WorkStatement.TYPE));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "the audience or the challenge is not one",
          String.valueOf(e.getMessage()));
    }
  }
}
