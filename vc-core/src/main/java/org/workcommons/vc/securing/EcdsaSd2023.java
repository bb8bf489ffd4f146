package org.workcommons.vc.securing;

import java.io.IOException;
import java.util.List;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuite {@code ecdsa-sd-2023}. VC Data Integrity ECDSA Cryptosuites 1.0 §3.6. Each
 * statement that is not mandatory has a signature by a key that is made for the document; the
 * issuer's key signs that key together with what is mandatory.
 */
final class EcdsaSd2023 implements SelectiveSuite {
  private final RdfcSuite rdfc;
  private final RdfForm rdfForm;
  private final List<Pointer> mandatory;

  /**
   * @param mandatory what every disclosure from a proof that is made here shows
   */
  EcdsaSd2023(Contexts contexts, List<Pointer> mandatory) {
    this.rdfc = new RdfcSuite(contexts);
    this.rdfForm = new RdfForm(contexts);
    this.mandatory = mandatory;
  }

  @Override
  public JsonObject completed(JsonObject proof, JsonObject document) {
    return proof;
  }

  @Override
  public String proofValue(JsonObject proof, JsonObject document, Signer signer)
      throws ProblemException, IOException {
    var hmacKey = Randomness.bytes(BlankLabels.KEY_BYTES);
    return base(proof, document, signer, hmacKey, SigningKey.fresh(KeyType.P256)).proofValue();
  }

  /** §3.6.2, §3.6.3 and §3.6.5. */
  EcdsaSdBase base(
      JsonObject proof, JsonObject document, Signer signer, byte[] hmacKey, SigningKey ephemeral)
      throws ProblemException, IOException {
    var signed = statements(document, hmacKey).divided(mandatory);
    var signatures = EcdsaSdSignatures.over(signed, proofHash(proof, document), signer, ephemeral);
    return new EcdsaSdBase(signatures, hmacKey, mandatory);
  }

  private LabelledStatements statements(JsonObject document, byte[] hmacKey)
      throws ProblemException {
    return LabelledStatements.of(document, rdfForm, BlankLabels.digests(hmacKey));
  }

  private byte[] proofHash(JsonObject proof, JsonObject document) throws ProblemException {
    return rdfc.proofHash(proof, document, Hash.SHA_256);
  }

  private byte[] proofHash(DataIntegrityProof proof, JsonObject document) throws ProblemException {
    try {
      return proofHash(proof.configuration(), document);
    } catch (ProblemException e) {
      throw e.under(proof.pointer());
    }
  }

  @Override
  public boolean isBase(DataIntegrityProof proof) throws ProblemException {
    return ProofParts.is(proof, ProofParts.Form.ECDSA_SD_BASE);
  }

  @Override
  public List<Pointer> mandatory(DataIntegrityProof base) throws ProblemException {
    return EcdsaSdBase.read(base).mandatory();
  }

  @Override
  public JsonObject verifyBase(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = rdfc.covered(document, proof);
    var base = EcdsaSdBase.read(proof);
    var signed = statements(covered, base.hmacKey()).divided(base.mandatory());
    base.signatures().require(signed, proofHash(proof, covered), key, proof.pointer());
    return covered;
  }

  /** §3.5.4 and §3.6.6. */
  @Override
  public JsonObject derived(DataIntegrityProof proof, JsonObject document, List<Pointer> selective)
      throws ProblemException {
    var base = EcdsaSdBase.read(proof);
    var all = statements(document, base.hmacKey());
    base.signatures().requireCount(all.divided(base.mandatory()), proof.pointer());
    var disclosure = Disclosure.of(document, all, base.mandatory(), selective);
    var derived =
        new EcdsaSdDerived(
            base.signatures().only(disclosure.selected()),
            disclosure.labels(),
            disclosure.mandatory());
    return disclosure
        .revealed()
        .with("proof", proof.json().with("proofValue", derived.proofValue()));
  }

  /** §3.6.7. */
  @Override
  public JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    requireNotBase(proof);
    var covered = rdfc.covered(document, proof);
    var derived = EcdsaSdDerived.read(proof);
    var shown =
        ShownStatements.of(
            covered,
            rdfForm,
            derived.labels(),
            derived.mandatory(),
            proof.pointer().at("proofValue"));
    derived.signatures().require(shown, proofHash(proof, covered), key, proof.pointer());
    return covered;
  }

  private void requireNotBase(DataIntegrityProof proof) throws ProblemException {
    if (isBase(proof)) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("proofValue"),
          "an issuer's proof for the holder alone, who should have derived another from it");
    }
  }
}
