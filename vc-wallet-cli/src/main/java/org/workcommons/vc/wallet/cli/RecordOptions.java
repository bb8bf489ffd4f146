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
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.VerifiedPresentation;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to verify a record, and under which policy it counts. */
final class RecordOptions {
  @Mixin VerifierOptions verifier = new VerifierOptions();

  @Mixin AskedOptions asked = new AskedOptions();

  @Mixin PolicyOptions policy = new PolicyOptions();

  @Option(names = "--month", paramLabel = "MONTH")
  @Nullable String month;

  /**
   * What was presented, verified, and what of it counts.
   *
   * @param presentation the record
   * @param admission of its statements
   */
  record Admitted(VerifiedPresentation presentation, Admission admission) implements Answer {}

  /** What was presented and not accepted, which was said. */
  record Refused(ExitCode code) implements Answer {}

  /** What came of a record. */
  sealed interface Answer permits Admitted, Refused {}

  /** {@return the record in {@code file}} */
  Answer admitted(Session session, String file)
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
      return new Refused(
          new VerdictPrinter(session.terminal(), verifier::asked)
              .print(verdict.report(), false, session.json()));
    }
    var asOf = month(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    var trust = verifier.trust.trust(session);
    var presentation = accepted.presentation();
    var admission =
        presentation
            .workHistory()
            .admitted(
                policies.at(asOf),
                asOf,
                (issuer, platform, assurance, issued) ->
                    trust.mayIssue(issuer, WorkStatement.TYPE.credentialType()),
                DecidedDisputes.NONE);
    return new Admitted(presentation, admission);
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
}
