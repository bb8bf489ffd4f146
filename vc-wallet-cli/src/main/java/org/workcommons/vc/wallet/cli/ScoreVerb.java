package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.ScoreCases;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc score}: what a record comes to under a community's policy. */
@Command
final class ScoreVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  @Nullable String file;

  @Option(names = "--cases", paramLabel = "FILE")
  @Nullable String cases;

  @Mixin VerifierOptions verifier = new VerifierOptions();

  @Mixin AskedOptions asked = new AskedOptions();

  @Mixin PolicyOptions policy = new PolicyOptions();

  @Option(names = "--month", paramLabel = "MONTH")
  @Nullable String month;

  @Option(names = "--explain")
  boolean explain;

  ScoreVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    if ((file == null) == (cases == null)) {
      throw new Refusal(
          ExitCode.USAGE,
          "say what to score",
          "FILE is a presentation of work statements; --cases FILE is for checking the arithmetic");
    }
    return cases != null ? cases(cases) : presentation(String.valueOf(file));
  }

  /** One line of JSON for each case, in order, and nothing else: for strangers to check us. */
  private ExitCode cases(String cases)
      throws Refusal, WalletException, ProblemException, IOException {
    var all = ScoreCases.received(session.documents().read(cases, Limits.SCORE_CASES_BYTES));
    for (int i = 0; i < all.size(); i++) {
      session.terminal().json(all.result(i));
    }
    return ExitCode.DONE;
  }

  private ExitCode presentation(String file)
      throws Refusal, WalletException, ProblemException, IOException {
    asked.requireOneWayToAsk();
    var clock = verifier.clock(session);
    var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
    if (!received.isPresentation()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a statement alone is not a record",
          "ask its holder for a presentation: vc request");
    }
    var policies = policy.history(session, verifier.resolver(session), clock);
    var verdict =
        verifier.verifier(session).verify(received.presentation(), asked.request(session, clock));
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      return new VerdictPrinter(session.terminal(), verifier::asked)
          .print(verdict.report(), false, session.json());
    }
    var trust = verifier.trust.trust(session);
    var asOf = month(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    var admission =
        accepted
            .presentation()
            .workHistory()
            .admitted(
                policies.at(asOf),
                asOf,
                (issuer, platform, assurance, issued) ->
                    trust.mayIssue(issuer, WorkStatement.TYPE.credentialType()),
                DecidedDisputes.NONE);
    print(admission);
    return ExitCode.DONE;
  }

  /** The last month that is over, unless another one is named. */
  private YearMonth month(LocalDate today) throws Refusal {
    if (month == null) {
      return YearMonth.from(today).minusMonths(1);
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new Refusal(ExitCode.USAGE, "--month is like 2026-10", "the month to evaluate");
    }
  }

  private void print(Admission admission) {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(explain ? admission.explain().json() : ScorePrinter.json(admission));
    } else if (explain) {
      terminal.page(admission.explain().text());
    } else {
      new ScorePrinter(terminal).print(admission);
    }
  }
}
