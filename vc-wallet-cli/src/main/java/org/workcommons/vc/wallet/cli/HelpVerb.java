package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vc help [TOPIC | COMMAND …]}. */
@Command
final class HelpVerb implements Verb {
  private final Session session;

  @Spec CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "TOPIC", arity = "0..3")
  List<String> words = List.of();

  @Option(names = "--man", paramLabel = "DIR")
  @Nullable String folder;

  HelpVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, IOException {
    if (folder != null) {
      return writePages(folder);
    }
    var name = words.isEmpty() ? "vc" : String.join("-", words);
    if (HelpText.find(name).isEmpty()) {
      throw new Refusal(
          ExitCode.NOT_FOUND,
          "there is no help about " + String.join(" ", words),
          Suggestion.closest(name, HelpText.names(command))
              .map(page -> "did you mean vc help " + page.replace('-', ' ') + "?")
              .orElse("vc help lists what there is"));
    }
    session.page(name);
    return ExitCode.DONE;
  }

  private ExitCode writePages(String name) throws Refusal, IOException {
    var directory = Files.createDirectories(session.documents().path(name));
    write(directory, "vc");
    for (var page : HelpText.names(command)) {
      write(directory, page);
    }
    return ExitCode.DONE;
  }

  private void write(Path directory, String name) throws IOException {
    var file = directory.resolve(ManPage.fileName(name));
    Files.writeString(file, ManPage.of(name));
    if (session.json()) {
      session
          .terminal()
          .json(
              JsonObject.builder()
                  .put("schema", "vc/man/1")
                  .put("topic", name)
                  .put("file", file.toString())
                  .build());
    }
  }
}
