package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.PlatformStanding;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.VerifiedPresentation;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Mixin;

/** How to verify a record, and under which policy it counts. */
final class RecordOptions {
  @Mixin VerifierOptions verifier = new VerifierOptions();

  @Mixin PolicyOptions policy = new PolicyOptions();

  @Mixin OutcomeOptions outcomes = new OutcomeOptions();

  /**
   * What was presented, verified, and what of it counts.
   *
   * @param presentation the record
   * @param admission of its statements
   * @param decided about its ratings
   * @param leftOut what of the community's documents does not count, and why
   */
  record Admitted(
      VerifiedPresentation presentation,
      Admission admission,
      OutcomeOptions.Decided decided,
      List<LeftOut> leftOut)
      implements Answer {}

  /** What was presented and not accepted, which was said. */
  record Refused(ExitCode code) implements Answer {}

  /** What came of a record. */
  sealed interface Answer permits Admitted, Refused {}

  /** {@return the policies that count, all versions} */
  PolicyHistory policies(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return policy.history(
        session,
        verifier.trust.anchors.anchors(session),
        verifier.resolver(session),
        verifier.clock(session));
  }

  /** {@return the record in {@code file}, in the month {@code asOf}} */
  Answer admitted(
      Session session,
      String file,
      PresentationRequest request,
      PolicyHistory policies,
      YearMonth asOf)
      throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
    if (!received.isPresentation()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a statement alone is not a record",
          "ask its holder for a presentation: vc request");
    }
    var inEffect = policies.at(asOf);
    var resolver = verifier.resolver(session);
    var clock = verifier.clock(session);
    var named = verifier.trust.named(session);
    var lists = verifier.trust.lists(session, Optional.of(anchor(inEffect)), resolver, clock);
    var believed =
        lists.map(all -> named.or(all.ever())).orElse(named).or(members(inEffect.community()));
    var verdict =
        verifier.verifier(session, resolver, believed).verify(received.presentation(), request);
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      lists.ifPresent(all -> LeftOut.say(all.leftOut(), session));
      return new Refused(
          new VerdictPrinter(session.terminal(), verifier::asked)
              .print(verdict.report(), false, session.json()));
    }
    return counted(
        accepted.presentation(),
        new Counting(session, policies, inEffect, asOf, resolver),
        named,
        lists);
  }

  /** By what a record is counted. */
  private record Counting(
      Session session,
      PolicyHistory policies,
      GovernancePolicy policy,
      YearMonth asOf,
      DidResolver resolver) {}

  private Admitted counted(
      VerifiedPresentation presentation, Counting by, IssuerTrust named, Optional<TrustLists> lists)
      throws Refusal, WalletException, ProblemException, IOException {
    var history = presentation.workHistory();
    var decided =
        outcomes.about(
            history.chains(), by.session, by.policies, by.resolver, verifier.clock(by.session));
    var admission =
        history.admitted(by.policy, by.asOf, recognition(named, lists), decided.disputes());
    var leftOut = new ArrayList<LeftOut>();
    lists.ifPresent(all -> leftOut.addAll(all.leftOut()));
    leftOut.addAll(decided.leftOut());
    return new Admitted(presentation, admission, decided, List.copyOf(leftOut));
  }

  /** Who belongs to a community, it knows best itself. */
  private static IssuerTrust members(Did community) {
    return (issuer, type) ->
        issuer.equals(community) && type.equals(Membership.TYPE.credentialType());
  }

  /** Those who sign a policy sign the lists of its community, unless the options say otherwise. */
  static TrustAnchor anchor(GovernancePolicy policy) {
    return new TrustAnchor(policy.community(), quorum(policy));
  }

  private static Quorum quorum(GovernancePolicy policy) {
    return new Quorum(policy.signers().threshold(), new HashSet<>(policy.signers().of()));
  }

  private static IssuerRecognition recognition(IssuerTrust named, Optional<TrustLists> lists) {
    var type = WorkStatement.TYPE.credentialType();
    return lists.isEmpty()
        ? (issuer, platform, assurance, issued) -> named.mayIssue(issuer, type)
        : new NamedOrListed(named, lists.get().history().recognition());
  }

  /** Whom the options name, and whom the lists recognise: about a standing the lists know best. */
  private record NamedOrListed(IssuerTrust named, IssuerRecognition listed)
      implements IssuerRecognition {
    @Override
    public boolean recognises(Did issuer, Did platform, Assurance assurance, Instant issued) {
      return isNamed(issuer) || listed.recognises(issuer, platform, assurance, issued);
    }

    @Override
    public PlatformStanding standing(Did platform, Instant at) {
      var standing = listed.standing(platform, at);
      return standing == PlatformStanding.UNLISTED && isNamed(platform)
          ? PlatformStanding.RECOGNISED
          : standing;
    }

    private boolean isNamed(Did issuer) {
      return named.mayIssue(issuer, WorkStatement.TYPE.credentialType());
    }
  }
}
