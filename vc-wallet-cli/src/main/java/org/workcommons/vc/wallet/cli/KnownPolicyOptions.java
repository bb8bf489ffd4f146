package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.PolicyAnchor;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import picocli.CommandLine.Option;

/** Why to believe a community's policy on the command line. */
final class KnownPolicyOptions {
  @Option(names = "--policy-digest", paramLabel = "DIGEST")
  @Nullable String digest;

  @Option(names = "--policy-text", paramLabel = "FILE")
  List<String> texts = new ArrayList<>();

  /** {@return whether somebody said by which digest she knows the policy} */
  boolean isKnownByDigest() {
    return digest != null;
  }

  /**
   * {@return the versions in {@code files}, each signed by enough of those who had to sign it}
   *
   * @param files the oldest version first
   * @param anchors communities whose policies are believed, where no digest is said
   */
  PolicyHistory history(
      Session session,
      List<String> files,
      Set<TrustAnchor> anchors,
      DidResolver resolver,
      InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    if (files.isEmpty() || (digest == null && anchors.isEmpty())) {
      throw new Refusal(
          ExitCode.USAGE,
          "a policy is believed because you know its digest, or whose it is",
          "say --policy FILE for each version, the oldest first, and --policy-digest of the first,"
              + " or --trust-anchor");
    }
    var versions = new ArrayList<SignedDocument>();
    for (var file : session.documents().readAll(files, Limits.SIGNED_DOCUMENT_BYTES)) {
      versions.add(SignedDocument.received(file.content()));
    }
    return PolicyHistory.of(
        anchor(versions.get(0), anchors),
        versions,
        textsOf(session, versions),
        new PolicyHistory.Keys(resolver, clock.instant()));
  }

  /** The digest, if there is one; else the anchor that is the community of the first version. */
  private PolicyAnchor anchor(SignedDocument first, Set<TrustAnchor> anchors)
      throws Refusal, ProblemException {
    if (digest != null) {
      return new PolicyAnchor.OfDigest(Digest.parse(digest, Pointer.ROOT));
    }
    var community = GovernancePolicy.read(first.json().without("proof")).community();
    return anchors.stream()
        .filter(anchor -> anchor.community().equals(community))
        .map(anchor -> new PolicyAnchor.OfCommunity(community, anchor.signers()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.REJECTED,
                    "the policy is that of " + community + ", which is no anchor",
                    "say --policy-digest, or name that community with --trust-anchor"));
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
