package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

/**
 * A credential format identifier. OpenID for Verifiable Presentations 1.0, appendix B. A query may
 * name a format that is not known here; then nothing matches it.
 *
 * @param identifier as it stands in a query
 */
public record CredentialFormat(String identifier) {
  /** SD-JWT VC, appendix B.3. Its types are {@code vct} values. */
  public static final CredentialFormat DC_SD_JWT = new CredentialFormat("dc+sd-jwt");

  /**
   * A W3C credential as an SD-JWT, VC-JOSE-COSE 1.0 §3.2. Its types are expanded IRIs, or {@code
   * vct} values where a query has those instead.
   */
  public static final CredentialFormat VC_SD_JWT = new CredentialFormat("vc+sd-jwt");

  /** A W3C credential with Data Integrity proofs, appendix B.1.3.2. Its types are expanded IRIs. */
  public static final CredentialFormat LDP_VC = new CredentialFormat("ldp_vc");

  /** A W3C credential as a JWT, appendix B.1.3.1. Its types are expanded IRIs. */
  public static final CredentialFormat JWT_VC_JSON = new CredentialFormat("jwt_vc_json");

  public CredentialFormat {
    requireNonNull(identifier);
  }

  /** {@return whether credentials of this format can match a query} */
  public boolean isKnown() {
    return hasVct() || hasTypes();
  }

  boolean hasVct() {
    return equals(DC_SD_JWT) || equals(VC_SD_JWT);
  }

  boolean hasTypes() {
    return equals(LDP_VC) || equals(JWT_VC_JSON) || equals(VC_SD_JWT);
  }
}
