package org.workcommons.vc.model;

/**
 * How a secured document is carried; said by the transport, and guessed from the bytes only where
 * there was none. VCDM 2.0 §6.2.
 */
public enum MediaType {
  /** A credential with an embedded proof. */
  VC("application/vc"),
  /** A presentation with embedded proofs. */
  VP("application/vp"),
  /** A credential in a compact JSON Web Signature. VC-JOSE-COSE 1.0 §6.1.1. */
  VC_JWT("application/vc+jwt"),
  /** A presentation in a compact JSON Web Signature. VC-JOSE-COSE 1.0 §6.1.3. */
  VP_JWT("application/vp+jwt"),
  /** A credential in a selectively disclosable token, RFC 9901. VC-JOSE-COSE 1.0 §6.1.2. */
  VC_SD_JWT("application/vc+sd-jwt"),
  /** A presentation in a selectively disclosable token, RFC 9901. VC-JOSE-COSE 1.0 §6.1.4. */
  VP_SD_JWT("application/vp+sd-jwt"),
  /** A credential in a COSE_Sign1 message, RFC 9052. VC-JOSE-COSE 1.0 §6.1.5. */
  VC_COSE("application/vc+cose"),
  /** A presentation in a COSE_Sign1 message, RFC 9052. VC-JOSE-COSE 1.0 §6.1.6. */
  VP_COSE("application/vp+cose");

  private final String text;

  MediaType(String text) {
    this.text = text;
  }

  /** {@return whether it is a presentation that is carried, rather than a credential} */
  public boolean isPresentation() {
    return text.startsWith("application/vp");
  }

  /** {@return whether the document is enveloped by what secures it, rather than with a proof} */
  public boolean isEnveloping() {
    return this != VC && this != VP;
  }

  /** {@return the registered name, {@code application/vc}} */
  public String text() {
    return text;
  }
}
