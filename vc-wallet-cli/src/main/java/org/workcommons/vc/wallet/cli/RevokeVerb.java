package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Identity;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc revoke}: take back a credential that this register knows. */
@Command
final class RevokeVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin RegisterOptions registers = new RegisterOptions();

  RevokeVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
    var entries = StatusEntry.allOf(received.document());
    if (entries.isEmpty()) {
      throw new Refusal(
          ExitCode.REJECTED, "this credential has no status", "it can't be taken back");
    }
    requireOwn(received.credential());
    session.confirm("take it back for good?");
    try (var register = registers.open(session, entries.get(0).list().resolve(".").toString())) {
      for (var entry : entries) {
        register.set(entry, entry.purpose(), true);
      }
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    session
        .terminal()
        .say(Look.Symbol.GOOD, "taken back; verifiers learn of it when you publish the lists");
    session.terminal().say("next: vc status publish --as IDENTITY --status-lists URL --out DIR");
    return ExitCode.DONE;
  }

  /** A doctored file could name the place of somebody else's credential. */
  private void requireOwn(VerifiableCredential credential)
      throws Refusal, WalletException, IOException {
    var own =
        session.held(session.wallet().identities()).stream()
            .map(Identity::did)
            .collect(Collectors.toSet());
    var report =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(own),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(session.clock())
            .verify(credential)
            .report();
    boolean isOwn =
        Stream.of(Check.SYNTAX, Check.PROOF, Check.ISSUER_BINDING, Check.TRUST)
            .allMatch(check -> report.outcome(check) == Outcome.PASSED);
    if (!isOwn) {
      throw new Refusal(
          ExitCode.REJECTED,
          "this is no credential that one of your identities issued",
          "take back the file as you issued it; vc verify says what is wrong with this one");
    }
  }
}
