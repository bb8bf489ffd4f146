package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The key sets that issuers publish, RFC 7517 §5. Implementations are safe to share between
 * threads.
 */
@FunctionalInterface
public interface IssuerKeySets {
  /**
   * {@return the key set of {@code issuer}}
   *
   * @throws ProblemException of type {@code INTERNAL_ERROR} if it can't be had now
   */
  JsonObject of(URI issuer) throws ProblemException;

  /** {@return the key sets {@code known}, and no others} */
  static IssuerKeySets pinned(Map<URI, JsonObject> known) {
    var copy = Map.copyOf(known);
    return issuer -> {
      var keys = copy.get(issuer);
      if (keys == null) {
        throw new ProblemException(
            ProblemType.NOT_FOUND, Pointer.ROOT.at("iss"), "no keys of this issuer are at hand");
      }
      return keys;
    };
  }

  /**
   * {@return the key sets that issuers publish in their metadata, fetched by {@code fetcher} and
   * kept for five minutes} draft-ietf-oauth-sd-jwt-vc §3.
   */
  static IssuerKeySets fetched(Fetcher fetcher) {
    return new FetchedKeySets(fetcher::get, InstantSource.system());
  }
}
