package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.PolicyAnchor;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import picocli.CommandLine.Option;

/** A community's policy on the command line, and why to believe it. */
final class PolicyOptions {
  @Option(names = "--policy", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  @Option(names = "--policy-digest", paramLabel = "DIGEST")
  @Nullable String digest;

  @Option(names = "--policy-text", paramLabel = "FILE")
  List<String> texts = new ArrayList<>();

  /** {@return the versions, each signed by enough of those who had to sign it} */
  PolicyHistory history(Session session, DidResolver resolver, InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    if (files.isEmpty() || digest == null) {
      throw new Refusal(
          ExitCode.USAGE,
          "a policy is believed because you know its digest",
          "say --policy FILE for each version, the oldest first, and --policy-digest of the first");
    }
    var versions = new ArrayList<SignedDocument>();
    for (var file : files) {
      versions.add(
          SignedDocument.received(session.documents().read(file, Limits.SIGNED_DOCUMENT_BYTES)));
    }
    var anchor = new PolicyAnchor.OfDigest(Digest.parse(digest, Pointer.ROOT));
    return PolicyHistory.of(
        anchor,
        versions,
        textsOf(session, versions),
        new PolicyHistory.Keys(resolver, clock.instant()));
  }

  /** A text is that of the version that names its digest; one that none names is another text. */
  private Map<URI, byte[]> textsOf(Session session, List<SignedDocument> versions)
      throws Refusal, WalletException, ProblemException, IOException {
    var byUrl = new HashMap<URI, byte[]>();
    for (var file : texts) {
      var text = session.documents().read(file, Limits.SIGNED_DOCUMENT_BYTES);
      byUrl.put(urlOf(text, versions), text);
    }
    return byUrl;
  }

  private static URI urlOf(byte[] text, List<SignedDocument> versions)
      throws Refusal, ProblemException {
    for (var version : versions) {
      var policy = GovernancePolicy.read(JsonReader.readObject(version.bytes()));
      if (policy.text().digest().equals(Digest.of(text))) {
        return policy.text().url();
      }
    }
    throw new Refusal(
        ExitCode.REJECTED,
        "the text is not the one that the policy names",
        "compare it with the text at the policy's own address");
  }
}
