package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.wallet.cli.Finding.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc doctor}: is everything as it should be? Changes nothing. */
@Command
final class DoctorVerb implements Verb {
  private final Session session;

  @Option(names = "--open")
  boolean open;

  @Option(names = "--register", paramLabel = "REGISTER")
  String register = "";

  DoctorVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, IOException {
    var findings = new ArrayList<>(new DeviceCheckup(session).findings());
    var wallet = new WalletCheckup(session, open);
    findings.addAll(wallet.findings());
    findings.add(RegisterCheckup.of(registerFile()));
    var worst =
        findings.stream().map(Finding::outcome).max(Outcome::compareTo).orElse(Outcome.GOOD);
    print(findings, worst);
    return worst == Outcome.BAD ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Path registerFile() throws Refusal {
    if (register.startsWith("jdbc:")) {
      throw new Refusal(
          ExitCode.USAGE, "only a register in a file can be looked at", "ask the database's DBA");
    }
    return register.isEmpty()
        ? session.home().wallet().resolveSibling("register.sqlite")
        : session.documents().path(register);
  }

  private void print(List<Finding> findings, Outcome worst) {
    var terminal = session.terminal();
    if (session.json()) {
      var checks = findings.stream().<JsonValue>map(Finding::json).toList();
      terminal.json(
          JsonObject.builder()
              .put("schema", "vc/doctor/1")
              .put("outcome", worst.text())
              .put("checks", new JsonArray(checks))
              .build());
      return;
    }
    for (var finding : findings) {
      terminal.data(finding.outcome().symbol(), finding.check() + ": " + finding.detail());
      if (!finding.remedy().isEmpty()) {
        terminal.data("    " + finding.remedy());
      }
    }
  }
}
