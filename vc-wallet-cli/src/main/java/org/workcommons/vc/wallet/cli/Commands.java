package org.workcommons.vc.wallet.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands. */
final class Commands {
  /** These speak of all the others. */
  private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

  private static final Set<String> FLAGS = Set.of("--json", "--yes", "--no-input", "--debug");

  private final Session session;
  private final CommandLine vc;
  private final Predicate<String> wanted;

  private Commands(Session session, GlobalOptions options, Predicate<String> wanted) {
    this.session = session;
    this.vc = group("vc").addMixin("options", options);
    this.wanted = wanted;
    addWallet();
    addCredentials();
    addRecords();
    addCommunity();
    addIssuing();
    add("demo", () -> new DemoVerb(session));
    add("doctor", () -> new DoctorVerb(session));
    add("completion", () -> new CompletionVerb(session));
    add("help", () -> new HelpVerb(session));
    // an argument that starts with @ is a name, and not a file to take more arguments from
    vc.setExpandAtFiles(false);
  }

  /** {@return all commands} */
  static CommandLine all(Session session, GlobalOptions options) {
    return new Commands(session, options, name -> true).vc;
  }

  /**
   * {@return the command that {@code args} call, and those below it; all of them where that is not
   * plain to see} To learn what a command understands takes longer than most commands do.
   */
  static CommandLine called(String[] args, Session session, GlobalOptions options) {
    var first = List.of(args).stream().dropWhile(FLAGS::contains).findFirst().orElse("");
    if (!ABOUT_ALL.contains(first)) {
      var one = new Commands(session, options, first::equals).vc;
      if (!one.getSubcommands().isEmpty()) {
        return one;
      }
    }
    return all(session, options);
  }

  private void addWallet() {
    add("init", () -> new InitVerb(session));
    add("passphrase", () -> new PassphraseVerb(session));
    add(
        "key",
        () ->
            group("key")
                .addSubcommand("list", new KeyListVerb(session))
                .addSubcommand("create", new KeyCreateVerb(session))
                .addSubcommand("export", new KeyExportVerb(session)));
    add(
        "backup",
        () ->
            group("backup")
                .addSubcommand("create", new BackupCreateVerb(session))
                .addSubcommand("restore", new BackupRestoreVerb(session)));
  }

  private void addCredentials() {
    add("receive", () -> new ReceiveVerb(session));
    add(
        "copies",
        () ->
            group("copies")
                .addSubcommand("request", new CopiesRequestVerb(session))
                .addSubcommand("issue", new CopiesIssueVerb(session)));
    add("countersign", () -> new CountersignVerb(session));
    add("list", () -> new ListVerb(session));
    add("show", () -> new ShowVerb(session));
    add("inspect", () -> new InspectVerb(session));
    add("delete", () -> new DeleteVerb(session));
    add("propose", () -> new ProposeVerb(session));
    add("present", () -> new PresentVerb(session));
    add("log", () -> new LogVerb(session));
    add("request", () -> new RequestVerb(session));
    add("verify", () -> new VerifyVerb(session));
  }

  private void addRecords() {
    add(
        "rate",
        () ->
            group("rate")
                .addSubcommand("commit", new RateCommitVerb(session))
                .addSubcommand("reveal", new RateRevealVerb(session))
                .addSubcommand("exchange", new RateExchangeVerb(session))
                .addSubcommand("reply", new RateReplyVerb(session))
                .addSubcommand("show", new RateShowVerb(session)));
    add(
        "safety",
        () ->
            group("safety")
                .addSubcommand("report", new SafetyReportVerb(session))
                .addSubcommand("show", new SafetyShowVerb(session)));
    add("score", () -> new ScoreVerb(session));
    add(
        "summary",
        () ->
            group("summary")
                .addSubcommand("issue", new SummaryIssueVerb(session))
                .addSubcommand("check", new SummaryCheckVerb(session)));
  }

  private void addCommunity() {
    add(
        "policy",
        () ->
            group("policy")
                .addSubcommand("check", new PolicyCheckVerb(session))
                .addSubcommand("sign", new PolicySignVerb(session)));
    add(
        "trust",
        () ->
            group("trust")
                .addSubcommand("draft", new TrustDraftVerb(session))
                .addSubcommand("sign", new TrustSignVerb(session))
                .addSubcommand("check", new TrustCheckVerb(session)));
    add(
        "dispute",
        () ->
            group("dispute")
                .addSubcommand("open", new DisputeOpenVerb(session))
                .addSubcommand("draw", new DisputeDrawVerb(session))
                .addSubcommand("decide", new DisputeDecideVerb(session))
                .addSubcommand("sign", new DisputeSignVerb(session))
                .addSubcommand("check", new DisputeCheckVerb(session)));
  }

  private void addIssuing() {
    add("issue", () -> new IssueVerb(session));
    add("revoke", () -> new RevokeVerb(session));
    add("status", () -> group("status").addSubcommand("publish", new StatusPublishVerb(session)));
    add(
        "did",
        () ->
            group("did")
                .addSubcommand("show", new KeyListVerb(session))
                .addSubcommand("create", new KeyCreateVerb(session))
                .addSubcommand("resolve", new DidResolveVerb(session))
                .addSubcommand("document", new DidDocumentVerb(session)));
  }

  private void add(String name, Supplier<Object> command) {
    if (wanted.test(name)) {
      vc.addSubcommand(name, command.get());
    }
  }

  private CommandLine group(String name) {
    return new CommandLine(new Group(session, name)).setCommandName(name);
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
