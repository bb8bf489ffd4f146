package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A community's policy on the command line. */
final class PolicyOptions {
  @Option(names = "--policy", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  @Mixin KnownPolicyOptions known = new KnownPolicyOptions();

  /** {@return its versions; {@code anchors} are communities whose policies are believed} */
  PolicyHistory history(
      Session session, Set<TrustAnchor> anchors, DidResolver resolver, InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    return known.history(session, files, anchors, resolver, clock);
  }
}
