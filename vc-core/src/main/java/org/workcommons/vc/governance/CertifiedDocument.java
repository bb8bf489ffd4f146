package org.workcommons.vc.governance;

import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.work.Digest;

/**
 * A document that enough of those who had to have signed. Only {@link Quorum#certify} makes one.
 */
public final class CertifiedDocument {
  private final SignedDocument document;
  private final Signatures signatures;

  CertifiedDocument(SignedDocument document, Signatures signatures) {
    this.document = document;
    this.signatures = signatures;
  }

  /** {@return what was signed, without the proofs} */
  public JsonObject content() {
    return document.unsigned();
  }

  /** {@return what names the document for good} */
  public Digest digest() {
    return document.digest();
  }

  /** {@return who of those that count signed it} */
  public Set<Did> signers() {
    return signatures.members();
  }

  /**
   * {@return who is said to have signed it, and does not count} Where their identifiers are keys
   * themselves, their signatures were found good; nobody else was asked about theirs.
   */
  public Set<Did> strangers() {
    return signatures.strangers();
  }

  /** {@return the document's digest and how many signed it} */
  @Override
  public String toString() {
    return "CertifiedDocument[" + digest() + ", " + signers().size() + " signers]";
  }
}
