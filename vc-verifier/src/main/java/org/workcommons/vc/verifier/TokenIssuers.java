package org.workcommons.vc.verifier;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * Whose {@code dc+sd-jwt} credentials are believed, for which types, and how their keys are found.
 * There is no "anyone". Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface TokenIssuers {
  /**
   * {@return how the keys of {@code issuer} are found, empty if it is not believed when it issues
   * credentials of {@code type}}
   *
   * @param issuer the credential's {@code iss}, empty where it names none
   * @param type its {@code vct}
   */
  Optional<IssuerKeys> keysOf(Optional<String> issuer, String type);

  /** {@return belief in nobody} */
  static TokenIssuers none() {
    return (issuer, type) -> Optional.empty();
  }

  /** {@return belief in the DIDs that {@code trust} believes} */
  static TokenIssuers dids(IssuerTrust trust) {
    var keys = Optional.of(IssuerKeys.byDid());
    return (issuer, type) ->
        issuer.flatMap(TokenIssuers::did).filter(did -> trust.mayIssue(did, type)).isPresent()
            ? keys
            : Optional.empty();
  }

  /** {@return belief in {@code issuers}, whatever they issue, each with the way to its keys} */
  static TokenIssuers of(Map<String, IssuerKeys> issuers) {
    var copy = Map.copyOf(issuers);
    return (issuer, type) -> issuer.map(copy::get);
  }

  /**
   * {@return belief in whoever has a certificate of {@code authorities}, and issues credentials of
   * {@code types} without naming itself otherwise}
   */
  static TokenIssuers certified(Collection<X509Certificate> authorities, Set<String> types) {
    var keys = IssuerKeys.byCertificate(authorities);
    var copy = Set.copyOf(types);
    return (issuer, type) ->
        issuer.isEmpty() && copy.contains(type) ? Optional.of(keys) : Optional.empty();
  }

  /** {@return belief in whom this believes, and otherwise in whom {@code other} does} */
  default TokenIssuers or(TokenIssuers other) {
    return (issuer, type) -> keysOf(issuer, type).or(() -> other.keysOf(issuer, type));
  }

  private static Optional<Did> did(String text) {
    try {
      return Optional.of(Did.parse(text, Pointer.ROOT));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
