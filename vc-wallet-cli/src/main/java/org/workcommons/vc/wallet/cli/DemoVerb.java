package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.demo.Demo;
import org.workcommons.vc.wallet.store.PrivateFiles;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc demo}: the whole story, on this device, in a folder of its own. */
@Command
final class DemoVerb implements Verb {
  private final Session session;

  @Option(names = "--keep", paramLabel = "DIR")
  @Nullable String keep;

  DemoVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var folder = keep == null ? Files.createTempDirectory("vc-demo") : fresh(keep);
    try {
      Demo.tell(folder, this::print);
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    } finally {
      if (keep == null) {
        PrivateFiles.deleteTree(folder);
      }
    }
    if (keep != null) {
      session.remark("everything is in " + folder);
    }
    return ExitCode.DONE;
  }

  private void print(String line) {
    if (session.json()) {
      session
          .terminal()
          .json(JsonObject.builder().put("schema", "vc/demo/1").put("line", line).build());
    } else {
      session.terminal().data(line);
    }
  }

  private Path fresh(String name) throws Refusal, IOException {
    var folder = session.documents().path(name);
    if (Files.exists(folder)) {
      throw new Refusal(
          ExitCode.REFUSED, folder + " is there already", "name a folder that is not");
    }
    return Files.createDirectories(folder);
  }
}
