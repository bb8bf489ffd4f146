package org.workcommons.vc.did;

import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Resolves {@code did:key} and {@code did:jwk}. Keeps what it derived, since the same few issuers
 * come again and again.
 */
final class OfflineResolver implements DidResolver {
  private final Recent<String, Resolution> kept = Recent.most(Limits.DID_KEYS_KEPT);

  @Override
  public Resolution resolve(Did did) {
    var known = kept.get(did.value());
    if (known.isPresent()) {
      return known.get();
    }
    var resolution = derive(did);
    kept.put(did.value(), resolution);
    return resolution;
  }

  private static Resolution derive(Did did) {
    try {
      return switch (did.method()) {
        case DidKey.METHOD -> new Resolution.Resolved(DidKey.document(did));
        case DidJwk.METHOD -> new Resolution.Resolved(DidJwk.document(did));
        default ->
            new Resolution.Failed(
                new Problem(
                    ProblemType.METHOD_NOT_SUPPORTED,
                    Pointer.ROOT,
                    "this resolver knows did:key and did:jwk and nothing else"));
      };
    } catch (ProblemException e) {
      return new Resolution.Failed(e.problem());
    }
  }
}
