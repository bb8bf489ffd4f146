package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;

/** Which community: its policy, or who signs for it, and where keys come from. */
final class CommunityOptions {
  @Mixin PolicyOptions policy = new PolicyOptions();

  @Mixin AnchorOptions anchors = new AnchorOptions();

  @Mixin ResolverOptions keys = new ResolverOptions();

  PolicyHistory policies(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return policy.history(
        session, anchors.anchors(session), resolver(session), keys.clock(session));
  }

  DidResolver resolver(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return keys.resolver(session);
  }

  InstantSource clock(Session session) throws Refusal {
    return keys.clock(session);
  }

  /** {@return whose trust lists are believed: the anchors', and the policy's if there is one} */
  Set<TrustAnchor> listed(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var all = new LinkedHashSet<>(anchors.anchors(session));
    if (!policy.files.isEmpty()) {
      var own = RecordOptions.anchor(policies(session).newest());
      if (all.stream().noneMatch(one -> one.community().equals(own.community()))) {
        all.add(own);
      }
    }
    if (all.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a trust list is believed because you believe its community",
          "say --trust-anchor, or --policy and --policy-digest");
    }
    return all;
  }
}
