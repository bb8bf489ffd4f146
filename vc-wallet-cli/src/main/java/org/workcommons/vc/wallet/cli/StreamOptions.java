package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.SummaryStreams;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.VerifiedPresentation;
import org.workcommons.vc.wallet.store.SharedFile;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Membership;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One stream of summaries for each member: {@code --streams}, with its {@code --salt-file}. */
final class StreamOptions {
  @Option(names = "--streams", paramLabel = "FILE")
  @Nullable String file;

  @Mixin SaltOptions salt = new SaltOptions();

  void requireBoth() throws Refusal {
    if (file == null && salt.file != null) {
      throw new Refusal(
          ExitCode.USAGE, "--salt-file goes with --streams", "say where the streams are kept");
    }
  }

  /**
   * {@return how many chains of this member were summed up before and are not shown now; empty
   * where no streams are kept} What is shown is in the file before this returns.
   */
  OptionalInt leftOut(Session session, Did commons, VerifiedPresentation shown)
      throws Refusal, WalletException, ProblemException, IOException {
    if (file == null) {
      session.warn(
          "nobody looked whether these records were summed up for another member: --streams");
      return OptionalInt.empty();
    }
    var secret =
        salt.required(
            session,
            "whose records were summed up is kept under a secret",
            "--salt-file has at least 16 bytes, the same for all summaries");
    try (var shared = SharedFile.take(session.documents().path(file))) {
      var before = shared.read(Limits.SUMMARY_STREAMS_BYTES);
      var streams = before.isEmpty() ? SummaryStreams.none() : SummaryStreams.restore(before.get());
      var continued = continued(streams, commons, shown, secret);
      shared.replace(bounded(continued.streams()));
      if (before.isEmpty()) {
        session.warn("there was no file " + file + ": it begins now, and knows nobody from before");
      }
      return OptionalInt.of(continued.leftOut());
    }
  }

  private static SummaryStreams.Continued continued(
      SummaryStreams streams, Did commons, VerifiedPresentation shown, byte[] secret)
      throws Refusal, ProblemException {
    var members = shown.subjects(Membership.TYPE);
    if (members.isEmpty()) {
      throw new Refusal(
          ExitCode.REJECTED,
          "the record is shown without a membership",
          "ask for it too: vc request --membership");
    }
    try {
      return streams.continued(commons, members, shown.workHistory().chains(), secret);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.REJECTED,
          String.valueOf(e.getMessage()),
          "name the file and the salt with which this commons began");
    }
  }

  private static byte[] bounded(SummaryStreams streams) throws ProblemException {
    var content = streams.toByteArray();
    if (content.length > Limits.SUMMARY_STREAMS_BYTES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "the streams have more than " + Limits.SUMMARY_STREAMS_BYTES + " bytes");
    }
    return content;
  }
}
