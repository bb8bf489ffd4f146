package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc summary issue}: what a commons says of a record, on each of a worker's fresh keys. */
@Command
final class SummaryIssueVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin RecordOptions record = new RecordOptions();

  @Mixin AskedOptions asked = new AskedOptions();

  @Mixin MonthOptions month = new MonthOptions();

  @Mixin IssuerOptions issuer = new IssuerOptions();

  @Option(names = "--keys", paramLabel = "FILE", required = true)
  String keys = "";

  @Option(names = "--exact")
  boolean exact;

  @Mixin OutputOptions output = new OutputOptions();

  SummaryIssueVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    asked.requireOneWayToAsk();
    var clock = record.verifier.clock(session);
    var policies = record.policies(session);
    var answer =
        record.admitted(session, file, asked.request(session, clock), policies, month.month(clock));
    if (answer instanceof RecordOptions.Refused refused) {
      return refused.code();
    }
    var admitted = (RecordOptions.Admitted) answer;
    LeftOut.say(admitted.leftOut(), session);
    var copies = copies(admitted);
    output.write(session, copies.toByteArray());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/copiesissued/1")
            .put("file", output.target)
            .put("type", ReputationSummary.VCT)
            .put("copies", copies.copies().size())
            .build(),
        copies.copies().size() + " copies; the file is for their holder alone");
    return ExitCode.DONE;
  }

  private IssuedCopies copies(RecordOptions.Admitted admitted)
      throws Refusal, WalletException, ProblemException, IOException {
    var score = admitted.admission().score();
    var sealing = issuer.sealing(session);
    requireCommunity(score.policy(), sealing.method().did());
    // the token names no subject but the key that it is bound to
    var worker = admitted.presentation().holders().iterator().next();
    var summary =
        exact ? ReputationSummary.inFull(worker, score) : ReputationSummary.of(worker, score);
    var asked = IssuerOptions.askedFor(session, keys, sealing.method().did());
    try {
      var concealment = Concealment.wherever(summary.withholdable());
      return OneTimeCopies.of(sealing.method(), sealing.key(), concealment)
          .withClock(session.clock())
          .issue(summary.tokenClaims(), lifetime(score.policy()), asked);
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
  }

  /** The end is rounded up to a day, which must not go beyond what the policy allows. */
  private static Duration lifetime(GovernancePolicy policy) {
    int days = Math.min(policy.privacy().maxValidityDays(), 30) - 1;
    return Duration.ofDays(Math.max(days, 1));
  }

  private static void requireCommunity(GovernancePolicy policy, Did issuer) throws Refusal {
    if (!policy.community().equals(issuer)) {
      throw new Refusal(
          ExitCode.REJECTED,
          "the policy is that of " + policy.community(),
          "only the community itself sums up records under its policy: --as, or --did");
    }
  }
}
