package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vc revoke}: take back a credential that this register knows. */
@Command
final class RevokeVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  RevokeVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    var entries = StatusEntry.allOf(JsonReader.readObject(content));
    if (entries.isEmpty()) {
      throw new Refusal(
          ExitCode.REJECTED, "this credential has no status", "it can't be taken back");
    }
    session.confirm("take it back for good?");
    try (var register = Issuing.register(session, entries.get(0).list().resolve(".").toString())) {
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
}
