package org.workcommons.vc.wallet.cli;

import java.util.Locale;
import org.workcommons.vc.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code vc completion}: a script that lets a shell complete this command. */
@Command
final class CompletionVerb implements Verb {
  private final Session session;

  @Spec CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", converter = ShellConverter.class)
  Completion.Shell shell = Completion.Shell.BASH;

  CompletionVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() {
    var script = Completion.of(command.root()).script(shell);
    if (session.json()) {
      session
          .terminal()
          .json(
              JsonObject.builder()
                  .put("schema", "vc/completion/1")
                  .put("shell", shell.text())
                  .put("script", script)
                  .build());
    } else {
      session.terminal().page(script);
    }
    return ExitCode.DONE;
  }

  /** The three words, in small letters. */
  static final class ShellConverter implements ITypeConverter<Completion.Shell> {
    @Override
    public Completion.Shell convert(String value) {
      for (var shell : Completion.Shell.values()) {
        if (shell.name().toLowerCase(Locale.ROOT).equals(value)) {
          return shell;
        }
      }
      throw new TypeConversionException("must be bash, zsh or fish");
    }
  }
}
