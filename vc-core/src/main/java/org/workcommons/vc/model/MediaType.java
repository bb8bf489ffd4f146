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
  VP_JWT("application/vp+jwt");

  private final String text;

  MediaType(String text) {
    this.text = text;
  }

  /** {@return the registered name, {@code application/vc}} */
  public String text() {
    return text;
  }
}
