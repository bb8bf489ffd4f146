package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.OwnWords;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.SafetyReport;
import org.workcommons.vc.work.SafetyReportKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc safety report}: somebody was in danger; people are asked to look. */
@Command
final class SafetyReportVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "ENGAGEMENT")
  String file = "";

  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String identity = "";

  @Option(names = "--kind", paramLabel = "KIND", required = true, converter = KindTerm.class)
  SafetyReportKind kind = SafetyReportKind.OTHER;

  @Option(names = "--text", paramLabel = "TEXT", required = true)
  String text = "";

  @Option(names = "--about", paramLabel = "DID")
  @Nullable String about;

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin GenuineOptions genuine = new GenuineOptions();

  SafetyReportVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var engagement = genuine.read(session, file, Engagement.TYPE).claims();
    var wallet = session.wallet();
    var reporter = Identities.find(session, wallet, identity).did();
    var report = report(engagement, reporter);
    var now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var key = wallet.key(reporter, SecretAccess.GRANTED);
    var signed = OwnWords.sign(SafetyReport.TYPE, report, reporter, key, now);
    output.write(session, signed.toByteArray());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/safetyreported/1")
            .put("file", output.target)
            .put("kind", kind.term())
            .put("about", report.about().value())
            .build(),
        "hand it to people whom you trust to look; no score is made of it, and nobody got it yet");
    return ExitCode.DONE;
  }

  private SafetyReport report(Engagement engagement, Did reporter)
      throws Refusal, ProblemException {
    var other = other(engagement, reporter);
    var subject = about == null ? other : Did.parse(about, Pointer.ROOT.at("about"));
    try {
      return new SafetyReport(subject, reporter, engagement.id(), kind, text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a report: " + e.getMessage(), "see vc safety report --help");
    }
  }

  private static Did other(Engagement engagement, Did reporter) throws Refusal {
    if (reporter.equals(engagement.worker())) {
      return engagement.customer();
    }
    if (reporter.equals(engagement.customer())) {
      return engagement.worker();
    }
    throw new Refusal(
        ExitCode.REFUSED,
        "the engagement names " + reporter + " neither as its worker nor as its customer",
        "choose the identity that it names with --as");
  }

  /** The kinds, by their words. */
  static final class KindTerm extends Terms<SafetyReportKind> {
    KindTerm() {
      super(SafetyReportKind.values(), SafetyReportKind::term);
    }
  }
}
