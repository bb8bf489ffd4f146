package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.cli.ShownSummary.Checked;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vc summary check}: what a commons says of a record, for whoever it is shown to. Only the
 * community whose policy the verifier knows may say it.
 */
@Command
final class SummaryCheckVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin AskedOptions asked = new AskedOptions();

  @Mixin RecordOptions record = new RecordOptions();

  @Option(names = "--evidence", paramLabel = "FILE")
  @Nullable String evidence;

  @Option(names = "--evidence-request", paramLabel = "FILE")
  @Nullable String evidenceRequest;

  SummaryCheckVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    asked.requireOneWayToAsk();
    requireEvidenceWithItsRequest();
    var policies = record.policies(session);
    var found = ShownSummary.in(session, file, asked, verifier(policies));
    if (found instanceof ShownSummary.NotAccepted refused) {
      return new VerdictPrinter(session.terminal(), record.verifier::asked)
          .print(refused.report(), false, session.json());
    }
    var shown = (Checked) found;
    var policy = policy(policies, shown.summary());
    var now = record.verifier.clock(session).instant();
    shown.summary().requireUnder(policy, shown.issuer(), shown.validity(), now);
    var reproduced = false;
    if (evidence != null) {
      var answer = recomputed(policies, shown.summary());
      if (answer instanceof RecordOptions.Refused refused) {
        return refused.code();
      }
      var admitted = (RecordOptions.Admitted) answer;
      LeftOut.say(admitted.leftOut(), session);
      shown.summary().requireReproduced(admitted.admission().score());
      reproduced = true;
    }
    new SummaryPrinter(session, policy).print(shown, reproduced);
    return ExitCode.DONE;
  }

  private void requireEvidenceWithItsRequest() throws Refusal {
    if ((evidence == null) != (evidenceRequest == null)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--evidence and --evidence-request go together",
          "the statements are a presentation, and it can be judged only as the answer to a request");
    }
  }

  /** Believes the community for its summaries, and nobody for anything else. */
  private Verifier verifier(PolicyHistory policies)
      throws Refusal, WalletException, ProblemException, IOException {
    var community = policies.newest().community();
    var types = Set.of(ReputationSummary.VCT, ReputationSummary.TYPE.credentialType());
    IssuerTrust trust = (issuer, type) -> issuer.equals(community) && types.contains(type);
    return record.verifier.verifier(session, record.verifier.resolver(session), trust);
  }

  private static GovernancePolicy policy(PolicyHistory policies, ReputationSummary summary)
      throws ProblemException {
    return policies
        .named(summary.policyDigest())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.SUMMARY_NOT_UNDER_POLICY,
                    Pointer.ROOT.at("credentialSubject").at("policyDigest"),
                    "not a version of the policy that you know"));
  }

  private RecordOptions.Answer recomputed(PolicyHistory policies, ReputationSummary summary)
      throws Refusal, WalletException, ProblemException, IOException {
    var request =
        PresentationRequest.read(
            session.documents().read(String.valueOf(evidenceRequest), Limits.DOCUMENT_BYTES));
    return record.admitted(session, String.valueOf(evidence), request, policies, summary.asOf());
  }
}
