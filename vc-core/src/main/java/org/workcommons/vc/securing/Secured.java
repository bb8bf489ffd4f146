package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;

/**
 * A document and what secures it, taken apart and unverified. What it says may be read only through
 * {@link #verify}, which returns what a proof really covers. VCDM 2.0 §4.12. Not for sharing
 * between threads.
 */
public sealed interface Secured permits SecuredDocument, SecuredToken {
  /**
   * {@return {@code credential}, taken apart} A JSON document by {@link SecuredDocument#read}, a
   * token by {@link SecuredToken#read}.
   *
   * @param contexts what the words of the document mean
   */
  static Secured read(VerifiableCredential credential, Contexts contexts) throws ProblemException {
    var type = credential.mediaType();
    return type.isEnveloping()
        ? SecuredToken.read(type, credential.toByteArray())
        : SecuredDocument.read(JsonReader.readObject(credential.toByteArray()), contexts);
  }

  /** {@return the document without its proofs, every word of which may be a lie} */
  JsonObject unsecured();

  /**
   * {@return the document as its issuer signed it, whatever of it is shown: of a selectively
   * disclosable token with digests in the place of what can be withheld; otherwise the same as
   * {@link #unsecured}} What two presentations of one credential have in common. Of a credential
   * whose proof was derived nothing is known but what is shown.
   */
  JsonObject asIssued();

  /** {@return the proofs, at least one} */
  List<Proof> proofs();

  /**
   * {@return the document that {@code proof} covers, if {@code key} made it; otherwise the problem
   * is thrown} The returned document, never the received one, is what may be read.
   *
   * @param proof one of {@link #proofs}
   */
  JsonObject verify(Proof proof, VerificationKey key) throws ProblemException;
}
