package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.WorkStatement;
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

  @Mixin StreamOptions streams = new StreamOptions();

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
    streams.requireBoth();
    var clock = record.verifier.clock(session);
    var policies = record.policies(session);
    var answer = record.admitted(session, file, request(clock), policies, month.month(clock));
    if (answer instanceof RecordOptions.Refused refused) {
      return refused.code();
    }
    var admitted = (RecordOptions.Admitted) answer;
    LeftOut.say(admitted.leftOut(), session);
    var sealing = issuer.sealing(session);
    var policy = admitted.admission().score().policy();
    requireCommunity(policy, sealing.method().did());
    var asked = IssuerOptions.askedFor(session, keys, sealing.method().did());
    var leftOut = streams.leftOut(session, policy.community(), admitted.presentation());
    var copies = copies(summary(admitted, leftOut), policy, sealing, asked);
    output.write(session, copies.toByteArray());
    report(copies.copies().size(), leftOut);
    return ExitCode.DONE;
  }

  /** Where streams are kept, the member has to be there as well. */
  private PresentationRequest request(InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    return streams.file == null
        ? asked.request(session, clock)
        : asked.request(session, clock, WorkStatement.TYPE, Membership.TYPE);
  }

  private void report(int copies, OptionalInt leftOut) {
    var json =
        JsonObject.builder()
            .put("schema", "vc/copiesissued/1")
            .put("file", output.target)
            .put("type", ReputationSummary.VCT)
            .put("copies", copies);
    leftOut.ifPresent(chains -> json.put("leftOut", chains));
    if (leftOut.orElse(0) > 0) {
      session.warn(leftOut.getAsInt() + " chains were summed up before, and are left out now");
    }
    session.done(json.build(), copies + " copies; the file is for their holder alone");
  }

  private ReputationSummary summary(RecordOptions.Admitted admitted, OptionalInt leftOut) {
    var score = admitted.admission().score();
    // the token names no subject but the key that it is bound to
    var worker = admitted.presentation().holders().iterator().next();
    var summary =
        exact ? ReputationSummary.inFull(worker, score) : ReputationSummary.of(worker, score);
    return leftOut.isPresent() ? summary.withLeftOut(leftOut.getAsInt()) : summary;
  }

  private IssuedCopies copies(
      ReputationSummary summary,
      GovernancePolicy policy,
      IssuerOptions.Sealing sealing,
      List<VerificationKey> asked)
      throws Refusal, ProblemException {
    try {
      var concealment = Concealment.wherever(summary.withholdable());
      return OneTimeCopies.of(sealing.method(), sealing.key(), concealment)
          .withClock(session.clock())
          .issue(summary.tokenClaims(), lifetime(policy), asked);
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
