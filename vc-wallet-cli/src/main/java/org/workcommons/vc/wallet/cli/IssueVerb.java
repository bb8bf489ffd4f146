package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.intake.ExportFormat;
import org.workcommons.vc.issuer.intake.Intake;
import org.workcommons.vc.issuer.intake.PlatformExport;
import org.workcommons.vc.issuer.intake.StatementRun;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vc issue}: from a platform's export file to signed monthly statements about one worker.
 */
@Command
final class IssueVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "EXPORT")
  String export = "";

  @Mixin IssuerOptions issuer = new IssuerOptions();

  @Option(names = "--mechanism", paramLabel = "MECHANISM", converter = Mechanism.Converter.class)
  Mechanism mechanism = Mechanism.EDDSA_JCS_2022;

  @Option(names = "--worker", paramLabel = "DID", required = true)
  String worker = "";

  @Option(names = "--status-lists", paramLabel = "URL", required = true)
  String listBase = "";

  @Option(names = "--out", paramLabel = "DIR", required = true)
  String folder = "";

  @Option(names = "--all")
  boolean all;

  @Option(names = "--format", paramLabel = "FORMAT")
  String format = "";

  @Option(names = "--corrections")
  boolean corrections;

  @Option(names = "--dry-run")
  boolean dryRun;

  @Mixin RegisterOptions registers = new RegisterOptions();

  IssueVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var subject = Did.parse(worker, Pointer.ROOT);
    var format = format();
    var content = session.documents().read(export, Limits.EXPORT_BYTES);
    var findings = PlatformExport.findings(format, content);
    if (!findings.isEmpty()) {
      throw refusal(session, findings);
    }
    var read = PlatformExport.read(format, content);
    if (dryRun) {
      preview(read);
      return ExitCode.DONE;
    }
    try (var register = registers.open(session, listBase)) {
      var intake = Intake.of(issuer.issuer(session, mechanism, register), register);
      var run = (corrections ? intake.withCorrections() : intake).issue(subject, read);
      var files = write(all ? intake.issued(subject) : run.issued());
      report(run, files);
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    return ExitCode.DONE;
  }

  /** What the option says, else what the extension says, else CSV. */
  private ExportFormat format() throws Refusal {
    if (format.isEmpty()) {
      return ExportFormat.ofFile(export).orElse(ExportFormat.CSV);
    }
    return ExportFormat.ofFile("." + format)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE, "no such format of an export", "say --format csv or json"));
  }

  /** Every line that can't be read is named, before anything is issued. */
  private static Refusal refusal(Session session, List<Problem> findings) {
    for (var finding : findings.subList(0, findings.size() - 1)) {
      session.terminal().say(Look.Symbol.BAD, finding.detail());
    }
    var last = findings.get(findings.size() - 1);
    return new Refusal(ExitCode.REJECTED, last.detail(), last.remedy());
  }

  private void preview(PlatformExport read) {
    if (session.json()) {
      session.terminal().json(json(List.of(), List.of(), List.of(), List.of()));
    } else {
      session.terminal().say("the export can be read: " + read + "; nothing was issued");
    }
  }

  private List<String> write(List<Issued> statements)
      throws Refusal, WalletException, ProblemException {
    var files = new ArrayList<String>();
    for (var issued : statements) {
      var name = folder + "/" + name(issued) + extension(issued);
      session.documents().overwrite(name, issued.credential().toByteArray());
      files.add(session.documents().path(name).toString());
    }
    return files;
  }

  private void report(StatementRun run, List<String> files) throws ProblemException {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(json(files, months(run.issued()), run.unchanged(), run.open()));
      return;
    }
    files.forEach(terminal::data);
    terminal.say(
        Look.Symbol.GOOD,
        run.issued().size()
            + " statements issued, "
            + run.unchanged().size()
            + " months had been before");
    if (!run.open().isEmpty()) {
      terminal.say("not over yet, and left for a later run: " + run.open());
    }
    if (!run.issued().isEmpty()) {
      terminal.say(
          "next: vc status publish --as '"
              + issuer.identity
              + "' --status-lists "
              + listBase
              + (issuer.did == null ? "" : " --did " + issuer.did)
              + " --out DIR");
    }
  }

  private JsonObject json(
      List<String> files, List<?> issued, List<YearMonth> unchanged, List<YearMonth> open) {
    return JsonObject.builder()
        .put("schema", "vc/issue/1")
        .put("dryRun", JsonBoolean.of(dryRun))
        .put("files", JsonArray.ofStrings(files))
        .put("issued", texts(issued))
        .put("unchanged", texts(unchanged))
        .put("open", texts(open))
        .build();
  }

  private static JsonArray texts(List<?> months) {
    return JsonArray.ofStrings(months.stream().map(Object::toString).toList());
  }

  private static List<YearMonth> months(List<Issued> statements) throws ProblemException {
    var months = new ArrayList<YearMonth>();
    for (var issued : statements) {
      months.add(statement(issued).period());
    }
    return months;
  }

  private static String extension(Issued issued) {
    return switch (issued.credential().mediaType()) {
      case VC_JWT -> ".jwt";
      case VC_SD_JWT -> ".sd-jwt";
      default -> ".json";
    };
  }

  /** A correction stands beside what it corrects: the chain needs both. */
  private static String name(Issued issued) throws ProblemException {
    var statement = statement(issued);
    var link = statement.link();
    return statement.period() + (link.corrects().isPresent() ? "-correction-" + link.seq() : "");
  }

  private static WorkStatement statement(Issued issued) throws ProblemException {
    var document = ReceivedFile.of(issued.credential().toByteArray()).document();
    var subject = ObjectReader.of(document, Pointer.ROOT).object("credentialSubject");
    return WorkStatement.TYPE.read(subject.object(), subject.pointer());
  }
}
