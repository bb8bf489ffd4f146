package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;

/** One command, with its arguments read. */
interface Verb {
  /** {@return how it ended} */
  ExitCode run() throws Refusal, WalletException, ProblemException, IOException;
}
