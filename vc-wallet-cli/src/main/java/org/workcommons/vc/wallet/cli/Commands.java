package org.workcommons.vc.wallet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands. */
final class Commands {
  private Commands() {}

  /** An argument that starts with @ is a name, and not a file to take more arguments from. */
  static CommandLine all(Session session, GlobalOptions options) {
    var vc = group(session, "vc").addMixin("options", options);
    addWallet(vc, session);
    addCredentials(vc, session);
    addIssuing(vc, session);
    vc.addSubcommand("demo", new DemoVerb(session));
    vc.addSubcommand("doctor", new DoctorVerb(session));
    vc.addSubcommand("completion", new CompletionVerb(session));
    vc.addSubcommand("help", new HelpVerb(session));
    return vc.setExpandAtFiles(false);
  }

  private static void addWallet(CommandLine vc, Session session) {
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
  }

  private static void addCredentials(CommandLine vc, Session session) {
    vc.addSubcommand("receive", new ReceiveVerb(session));
    vc.addSubcommand(
        "copies",
        group(session, "copies")
            .addSubcommand("request", new CopiesRequestVerb(session))
            .addSubcommand("issue", new CopiesIssueVerb(session)));
    vc.addSubcommand("countersign", new CountersignVerb(session));
    addRating(vc, session);
    vc.addSubcommand("list", new ListVerb(session));
    vc.addSubcommand("show", new ShowVerb(session));
    vc.addSubcommand("inspect", new InspectVerb(session));
    vc.addSubcommand("delete", new DeleteVerb(session));
    vc.addSubcommand("propose", new ProposeVerb(session));
    vc.addSubcommand("present", new PresentVerb(session));
    vc.addSubcommand("log", new LogVerb(session));
    vc.addSubcommand("request", new RequestVerb(session));
    vc.addSubcommand("verify", new VerifyVerb(session));
    vc.addSubcommand("score", new ScoreVerb(session));
    vc.addSubcommand(
        "summary",
        group(session, "summary")
            .addSubcommand("issue", new SummaryIssueVerb(session))
            .addSubcommand("check", new SummaryCheckVerb(session)));
    addCommunity(vc, session);
  }

  private static void addCommunity(CommandLine vc, Session session) {
    vc.addSubcommand(
        "policy",
        group(session, "policy")
            .addSubcommand("check", new PolicyCheckVerb(session))
            .addSubcommand("sign", new PolicySignVerb(session)));
    vc.addSubcommand(
        "trust",
        group(session, "trust")
            .addSubcommand("draft", new TrustDraftVerb(session))
            .addSubcommand("sign", new TrustSignVerb(session))
            .addSubcommand("check", new TrustCheckVerb(session)));
    vc.addSubcommand(
        "dispute",
        group(session, "dispute")
            .addSubcommand("open", new DisputeOpenVerb(session))
            .addSubcommand("draw", new DisputeDrawVerb(session))
            .addSubcommand("decide", new DisputeDecideVerb(session))
            .addSubcommand("sign", new DisputeSignVerb(session))
            .addSubcommand("check", new DisputeCheckVerb(session)));
    vc.addSubcommand(
        "safety",
        group(session, "safety")
            .addSubcommand("report", new SafetyReportVerb(session))
            .addSubcommand("show", new SafetyShowVerb(session)));
  }

  private static void addRating(CommandLine vc, Session session) {
    vc.addSubcommand(
        "rate",
        group(session, "rate")
            .addSubcommand("commit", new RateCommitVerb(session))
            .addSubcommand("reveal", new RateRevealVerb(session))
            .addSubcommand("exchange", new RateExchangeVerb(session))
            .addSubcommand("reply", new RateReplyVerb(session))
            .addSubcommand("show", new RateShowVerb(session)));
  }

  private static void addIssuing(CommandLine vc, Session session) {
    vc.addSubcommand("issue", new IssueVerb(session));
    vc.addSubcommand("revoke", new RevokeVerb(session));
    vc.addSubcommand(
        "status",
        group(session, "status").addSubcommand("publish", new StatusPublishVerb(session)));
    vc.addSubcommand(
        "did",
        group(session, "did")
            .addSubcommand("show", new KeyListVerb(session))
            .addSubcommand("create", new KeyCreateVerb(session))
            .addSubcommand("resolve", new DidResolveVerb(session))
            .addSubcommand("document", new DidDocumentVerb(session)));
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
      session.page(name);
      return ExitCode.DONE;
    }
  }
}
