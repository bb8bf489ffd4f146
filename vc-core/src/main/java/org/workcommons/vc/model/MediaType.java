package org.workcommons.vc.model;

/**
 * How a secured document is carried; said by the transport, never guessed from the bytes. VCDM 2.0
 * §6.2.
 */
public enum MediaType {
  /** A credential with an embedded proof. */
  VC("application/vc"),
  /** A presentation with embedded proofs. */
  VP("application/vp");

  private final String text;

  MediaType(String text) {
    this.text = text;
  }

  /** {@return the registered name, {@code application/vc}} */
  public String text() {
    return text;
  }
}
