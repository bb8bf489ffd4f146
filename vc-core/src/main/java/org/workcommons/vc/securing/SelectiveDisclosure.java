package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A credential of which its holder can show a part: what the issuer made mandatory, what she
 * selects, and what leads to both, which are the identifiers and types of the objects that it
 * stands in. VC Data Integrity ECDSA Cryptosuites 1.0 §3.6.6.
 *
 * <p>The credential as the issuer made it stays with the holder; a verifier refuses it. Whoever
 * gets two credentials derived from one of {@code ecdsa-sd-2023} can tell that they belong
 * together; from one of {@code bbs-2023} only if what is shown tells. Immutable; not for sharing
 * between threads.
 */
public final class SelectiveDisclosure {
  private final JsonObject document;
  private final DataIntegrityProof base;
  private final SelectiveSuite suite;

  private SelectiveDisclosure(JsonObject document, DataIntegrityProof base, SelectiveSuite suite) {
    this.document = document;
    this.base = base;
    this.suite = suite;
  }

  /**
   * {@return {@code credential}, ready to show a part of} It has exactly one proof that was made
   * for its holder; other proofs, which cover all of it, are not carried over to what is derived.
   *
   * @param contexts what the words of the credential mean
   */
  public static SelectiveDisclosure of(VerifiableCredential credential, Contexts contexts)
      throws ProblemException {
    var secured = SecuredDocument.read(JsonReader.readObject(credential.toByteArray()), contexts);
    var found = new ArrayList<SelectiveDisclosure>();
    for (var proof : secured.proofs()) {
      var embedded = (DataIntegrityProof) proof;
      if (Suite.of(embedded.cryptosuite(), contexts) instanceof SelectiveSuite suite
          && suite.isBase(embedded)) {
        found.add(new SelectiveDisclosure(secured.unsecured(), embedded, suite));
      }
    }
    if (found.size() != 1) {
      throw new ProblemException(
          ProblemType.PROOF_GENERATION_ERROR,
          Pointer.ROOT.at("proof"),
          "exactly one proof must be an issuer's proof for the holder to derive others from");
    }
    return found.get(0);
  }

  /** {@return whose key is said to have made the proof, and for what} */
  public Proof proof() {
    return base;
  }

  /** {@return what everybody is shown, whatever is selected} */
  public List<Pointer> mandatory() throws ProblemException {
    return suite.mandatory(base);
  }

  /**
   * {@return the whole credential without its proofs, if {@code key} made the proof for the holder;
   * otherwise the problem is thrown} For the holder, when a credential arrives.
   */
  public JsonObject verify(VerificationKey key) throws ProblemException {
    base.requireTypeOf(key);
    return suite.verifyBase(base, document, key);
  }

  /**
   * {@return the credential with nothing but what is mandatory, what is at {@code selective}, and
   * what leads to both} Items that are left out of an array leave no gap. A pointer that points at
   * nothing is a problem of type {@code PROOF_GENERATION_ERROR} at that pointer.
   *
   * @param selective RFC 6901, at most {@code POINTERS} of them; the values of text with a language
   *     and of JSON for its own sake are disclosed as a whole
   */
  public VerifiableCredential derive(List<Pointer> selective) throws ProblemException {
    return VerifiableCredential.received(
        MediaType.VC, JsonWriter.compact(suite.derived(base, document, selective)));
  }

  /** {@return how and by which key it is said to have been secured, never what it says} */
  @Override
  public String toString() {
    return "SelectiveDisclosure[" + base + "]";
  }
}
