package org.workcommons.vc.did;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Resolves {@code did:key} and {@code did:jwk}. Keeps what it derived, since the same few issuers
 * come again and again.
 */
final class OfflineResolver implements DidResolver {
  private static final int MOST_KEPT = 4096;

  private final Map<Did, Resolution> kept = new ConcurrentHashMap<>();

  @Override
  public Resolution resolve(Did did) {
    var known = kept.get(did);
    if (known != null) {
      return known;
    }
    var resolution = derive(did);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(did, resolution);
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
