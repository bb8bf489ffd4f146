package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vc status publish}: all status lists as they stand now, signed, as files to serve. */
@Command
final class StatusPublishVerb implements Verb {
  private final Session session;

  @Mixin IssuerOptions issuer = new IssuerOptions();

  @Option(names = "--status-lists", paramLabel = "URL", required = true)
  String listBase = "";

  @Option(names = "--out", paramLabel = "DIR", required = true)
  String folder = "";

  @Option(names = "--form", paramLabel = "FORM", converter = ListForm.Converter.class)
  ListForm form = ListForm.BITSTRING;

  @Mixin RegisterOptions registers = new RegisterOptions();

  StatusPublishVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    try (var register = registers.open(session, listBase)) {
      var root = Files.createDirectories(session.documents().path(folder));
      var done = form.publish(issuer.issuer(session, Mechanism.EDDSA_JCS_2022, register), root);
      print(done.written(), "written");
      print(done.kept(), "kept");
      if (!session.json()) {
        session
            .terminal()
            .say(
                Look.Symbol.GOOD,
                done.written().size()
                    + " lists written, "
                    + done.kept().size()
                    + " good as they are");
      }
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    return ExitCode.DONE;
  }

  private void print(Map<URI, Path> lists, String result) {
    lists.forEach((url, file) -> print(url, file, result));
  }

  private void print(URI url, Path file, String result) {
    if (!session.json()) {
      session.terminal().data(url + "  " + file);
      return;
    }
    session
        .terminal()
        .json(
            JsonObject.builder()
                .put("schema", "vc/publish/1")
                .put("url", url.toString())
                .put("file", file.toString())
                .put("result", result)
                .build());
  }
}
