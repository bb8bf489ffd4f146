package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;

/**
 * How the key of an issuer of {@code dc+sd-jwt} credentials is found. The verifier decides it for
 * each issuer beforehand; what a credential says of its own key never does.
 * draft-ietf-oauth-sd-jwt-vc §2.5. Immutable.
 */
public sealed interface IssuerKeys {
  /**
   * {@return keys by {@code kid}, a DID URL of the issuer, which is a DID} {@code
   * specs/sd-jwt-vc.md}. The verifier's resolver finds them.
   */
  static IssuerKeys byDid() {
    return new ByDid();
  }

  /** {@return keys by {@code kid} in what the issuer, an {@code https} URL, publishes} */
  static IssuerKeys byMetadata(IssuerKeySets published) {
    return new ByMetadata(requireNonNull(published));
  }

  /**
   * {@return the keys of certificates that come with the credential and lead to one of {@code
   * authorities}} Where the credential names an issuer, the certificate must be for its host or its
   * URL.
   */
  static IssuerKeys byCertificate(Collection<X509Certificate> authorities) {
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("expected at least one authority");
    }
    return new ByCertificate(Set.copyOf(authorities));
  }

  /** The issuer is a DID. */
  record ByDid() implements IssuerKeys {}

  /**
   * The issuer has a web site.
   *
   * @param published finds its key set
   */
  record ByMetadata(IssuerKeySets published) implements IssuerKeys {}

  /**
   * The issuer has a certificate.
   *
   * @param authorities whose certificates are believed
   */
  record ByCertificate(Set<X509Certificate> authorities) implements IssuerKeys {}
}
