package org.workcommons.vc.securing;

import java.util.List;
import java.util.Map;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A cryptosuite whose proofs come in two forms: one that an issuer makes for the holder alone, and
 * those that the holder makes from it. What {@link #proofValue} makes is of the first form, what
 * {@link #verify} verifies of the second. Such a proof builds on no other, which would be covered
 * as a whole.
 */
abstract class SelectiveSuite implements Suite {
  private final RdfForm rdfForm;
  private final List<Pointer> mandatory;
  private final ProofParts.Form base;

  /**
   * @param mandatory what every disclosure from a proof that is made here shows
   * @param base what the values of proofs for holders are
   */
  SelectiveSuite(Contexts contexts, List<Pointer> mandatory, ProofParts.Form base) {
    this.rdfForm = new RdfForm(contexts);
    this.mandatory = mandatory;
    this.base = base;
  }

  /** {@return what every disclosure from {@code proof}, one for a holder, shows} */
  abstract List<Pointer> mandatory(DataIntegrityProof proof) throws ProblemException;

  /**
   * {@return what {@code proof}, one for a holder, covers of {@code document}, if {@code key} made
   * it; otherwise the problem is thrown}
   */
  abstract JsonObject verifyBase(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException;

  /**
   * {@return what is mandatory and what is at {@code selective} of {@code document}, with a proof
   * made from {@code proof}, one for a holder}
   */
  abstract JsonObject derived(
      DataIntegrityProof proof, JsonObject document, List<Pointer> selective)
      throws ProblemException;

  @Override
  public final JsonObject completed(JsonObject proof, JsonObject document) {
    return ContextRule.TAKEN_OVER.completed(proof, document);
  }

  /** {@return whether {@code proof} says that an issuer made it for the holder} */
  final boolean isBase(DataIntegrityProof proof) throws ProblemException {
    return ProofParts.is(proof, base);
  }

  /** {@return what every disclosure from a proof that is made here shows} */
  final List<Pointer> mandatory() {
    return mandatory;
  }

  /** {@return the document that {@code proof}, one for a verifier, covers} */
  final JsonObject coveredByDerived(JsonObject document, DataIntegrityProof proof)
      throws ProblemException {
    if (isBase(proof)) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("proofValue"),
          "an issuer's proof for the holder alone, who should have derived another from it");
    }
    return covered(document, proof);
  }

  /** {@return what is shown, with {@code proof} made into the one of value {@code proofValue}} */
  static JsonObject proven(Disclosure disclosure, DataIntegrityProof proof, String proofValue) {
    return disclosure.revealed().with("proof", proof.json().with("proofValue", proofValue));
  }

  /** {@return the document that {@code proof} covers} */
  final JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    requireNoProof(document);
    return ContextRule.TAKEN_OVER.covered(document, proof);
  }

  /** {@return the hash of {@code proof}, all but its value} */
  final byte[] proofHash(JsonObject proof, JsonObject document) throws ProblemException {
    var configuration = ContextRule.TAKEN_OVER.configuration(proof, document);
    return rdfForm.hash(configuration, Hash.SHA_256);
  }

  /** {@return the hash of {@code proof} as it was received} */
  final byte[] proofHash(DataIntegrityProof proof, JsonObject document) throws ProblemException {
    return proof.hashed(configuration -> proofHash(configuration, document));
  }

  /** {@return all that {@code document} says} */
  final LabelledStatements labelled(JsonObject document, BlankLabels labels)
      throws ProblemException {
    requireNoProof(document);
    return LabelledStatements.of(document, rdfForm, labels);
  }

  /**
   * {@return what {@code document} says to a verifier, as {@code proof} says that it was signed}
   *
   * @param labels of blank nodes, by their canonical number
   * @param mandatory which of the statements everybody is shown
   */
  final ShownStatements shown(
      JsonObject document,
      Map<Integer, String> labels,
      List<Integer> mandatory,
      DataIntegrityProof proof)
      throws ProblemException {
    var place = proof.pointer().at("proofValue");
    return ShownStatements.of(document, rdfForm, labels, mandatory, place);
  }

  private static void requireNoProof(JsonObject document) throws ProblemException {
    if (document.has("proof")) {
      throw new ProblemException(
          ProblemType.PROOF_TRANSFORMATION_ERROR,
          Pointer.ROOT.at("proof"),
          "a proof of this cryptosuite can't build on another");
    }
  }
}
