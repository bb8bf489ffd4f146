package org.workcommons.vc.wallet.cli;

import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** Where a command's result goes: {@code -o FILE}, else to standard output. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  String target = Documents.STANDARD;

  /** Before anything else is done: the result has to go somewhere. */
  void requireFree(Session session) throws Refusal, WalletException {
    session.requireOneUseOfStandardOutput(target);
    session.documents().requireFree(target);
  }

  void write(Session session, byte[] content) throws Refusal, WalletException {
    session.documents().write(target, content);
  }
}
