package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.Digest;

/**
 * Why a verifier believes the first version of a policy that it is shown: nothing that comes with
 * the policy can say so. There are no anchors that come with the library.
 */
public sealed interface PolicyAnchor {
  /**
   * The verifier knows the digest.
   *
   * @param digest of the first version that is shown
   */
  record OfDigest(Digest digest) implements PolicyAnchor {
    public OfDigest {
      requireNonNull(digest);
    }
  }

  /**
   * The verifier knows the community and who signs for it.
   *
   * @param community whose policy
   * @param signers who has to have signed the first version, beside those that it names itself
   */
  record OfCommunity(Did community, Quorum signers) implements PolicyAnchor {
    public OfCommunity {
      requireNonNull(community);
      requireNonNull(signers);
    }
  }
}
