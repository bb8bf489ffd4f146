package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.ScoreCases;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vc score}: what a record comes to under a community's policy. */
@Command
final class ScoreVerb implements Verb {
  private final Session session;

  @Option(names = "--cases", paramLabel = "FILE")
  @Nullable String cases;

  ScoreVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    if (cases != null) {
      return cases(cases);
    }
    throw new Refusal(ExitCode.USAGE, "nothing to score", "say --cases FILE");
  }

  /** One line of JSON for each case, in order, and nothing else: for strangers to check us. */
  private ExitCode cases(String file)
      throws Refusal, WalletException, ProblemException, IOException {
    var all = ScoreCases.received(session.documents().read(file, Limits.SCORE_CASES_BYTES));
    for (int i = 0; i < all.size(); i++) {
      session.terminal().json(all.result(i));
    }
    return ExitCode.DONE;
  }
}
