package org.workcommons.vc.did;

import java.util.Optional;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/**
 * Identifiers that consist of one public key, so that nobody has to be asked for it: {@code
 * did:key} and {@code did:jwk}. What issuers and wallets need to know of these methods, without
 * knowing which ones there are.
 */
public final class SelfCertifying {
  private SelfCertifying() {}

  /**
   * {@return the name of the one verification method of {@code did}; empty for a method whose
   * documents name their keys as they like}
   */
  public static Optional<DidUrl> verificationMethod(Did did) {
    return switch (did.method()) {
      case DidKey.METHOD -> Optional.of(DidKey.verificationMethod(did));
      case DidJwk.METHOD -> Optional.of(DidJwk.verificationMethod(did));
      default -> Optional.empty();
    };
  }

  /** {@return whether {@code did} consists of {@code key}, and lets it sign} */
  public static boolean consistsOf(Did did, VerificationKey key) {
    return switch (did.method()) {
      case DidKey.METHOD -> DidKey.of(key).equals(did);
      case DidJwk.METHOD -> isJwkOf(did, key);
      default -> false;
    };
  }

  private static boolean isJwkOf(Did did, VerificationKey key) {
    try {
      return DidJwk.key(did).equals(key);
    } catch (ProblemException e) {
      return false;
    }
  }
}
