package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusLists;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vc status publish}: all status lists as they stand now, signed, as files to serve. */
@Command
final class StatusPublishVerb implements Verb {
  private final Session session;

  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String issuer = "";

  @Option(names = "--status-lists", paramLabel = "URL", required = true)
  String listBase = "";

  @Option(names = "--out", paramLabel = "DIR", required = true)
  String folder = "";

  @Mixin RegisterOptions registers = new RegisterOptions();

  StatusPublishVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    try (var register = registers.open(session, listBase)) {
      var root = Files.createDirectories(session.documents().path(folder));
      var done = StatusLists.publish(Issuing.issuer(session, issuer, register), root);
      print(done.written());
      print(done.kept());
      session
          .terminal()
          .say(
              Look.Symbol.GOOD,
              done.written().size()
                  + " lists written, "
                  + done.kept().size()
                  + " good as they are");
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    return ExitCode.DONE;
  }

  private void print(Map<URI, Path> lists) {
    lists.forEach((url, file) -> session.terminal().data(url + "  " + file));
  }
}
