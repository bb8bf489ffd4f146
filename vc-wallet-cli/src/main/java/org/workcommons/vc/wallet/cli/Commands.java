package org.workcommons.vc.wallet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands. */
final class Commands {
  private Commands() {}

  static CommandLine all(Session session, GlobalOptions options) {
    var vc = group(session, "vc").addMixin("options", options);
    vc.addSubcommand("init", new InitVerb(session));
    vc.addSubcommand("passphrase", new PassphraseVerb(session));
    vc.addSubcommand(
        "key",
        group(session, "key")
            .addSubcommand("list", new KeyListVerb(session))
            .addSubcommand("create", new KeyCreateVerb(session))
            .addSubcommand("export", new KeyExportVerb(session)));
    vc.addSubcommand(
        "backup",
        group(session, "backup")
            .addSubcommand("create", new BackupCreateVerb(session))
            .addSubcommand("restore", new BackupRestoreVerb(session)));
    vc.addSubcommand("help", new HelpVerb(session));
    return vc;
  }

  private static CommandLine group(Session session, String name) {
    var group = new Group(session, name);
    return new CommandLine(group).setCommandName(name);
  }

  /** A command that only has verbs below it; alone it prints its help. */
  @Command
  private record Group(Session session, String name) implements Verb {
    @Override
    public ExitCode run() {
      session.terminal().page(HelpText.of(name));
      return ExitCode.DONE;
    }
  }
}
