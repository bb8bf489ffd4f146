package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc status publish}: all status lists as they stand now, signed, as files to upload. */
@Command
final class StatusPublishVerb implements Verb {
  private final Session session;

  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String issuer = "";

  @Option(names = "--status-lists", paramLabel = "URL", required = true)
  String listBase = "";

  @Option(names = "--out", paramLabel = "DIR", required = true)
  String folder = "";

  StatusPublishVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    try (var register = Issuing.register(session, listBase)) {
      var lists = Issuing.issuer(session, issuer, register).statusLists();
      for (var list : lists.entrySet()) {
        var name = folder + "/" + name(list.getKey());
        session.documents().overwrite(name, list.getValue().toByteArray());
        session.terminal().data(list.getKey() + "  " + session.documents().path(name));
      }
      session.terminal().say(Look.Symbol.GOOD, lists.size() + " lists; upload each to its URL");
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    return ExitCode.DONE;
  }

  private static String name(URI list) {
    var path = list.getPath();
    return path.substring(path.lastIndexOf('/') + 1) + ".json";
  }
}
