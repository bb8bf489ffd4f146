package org.workcommons.vc.wallet.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vc help [TOPIC | COMMAND …]}. */
@Command
final class HelpVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "TOPIC", arity = "0..3")
  List<String> words = List.of();

  HelpVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal {
    var name = words.isEmpty() ? "vc" : String.join("-", words);
    var page =
        HelpText.find(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.NOT_FOUND,
                        "there is no help about " + String.join(" ", words),
                        "vc help lists what there is"));
    session.terminal().page(page);
    return ExitCode.DONE;
  }
}
