package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.ScoreCases;
import org.workcommons.vc.wallet.store.WalletException;
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

  @Mixin RecordOptions record = new RecordOptions();

  @Mixin AskedOptions asked = new AskedOptions();

  @Mixin MonthOptions month = new MonthOptions();

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
    var clock = record.verifier.clock(session);
    var policies = record.policies(session);
    var answer =
        record.admitted(session, file, asked.request(session, clock), policies, month.month(clock));
    if (answer instanceof RecordOptions.Refused refused) {
      return refused.code();
    }
    print((RecordOptions.Admitted) answer);
    return ExitCode.DONE;
  }

  private void print(RecordOptions.Admitted admitted) {
    var terminal = session.terminal();
    var admission = admitted.admission();
    if (session.json()) {
      terminal.json(explain ? admission.explain().json() : ScorePrinter.json(admitted));
      return;
    }
    LeftOut.say(admitted.leftOut(), session);
    if (explain) {
      terminal.page(admission.explain().text());
    } else {
      new ScorePrinter(terminal).print(admitted);
    }
  }
}
