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

/**
 * The cryptosuite {@code ecdsa-sd-2023}. VC Data Integrity ECDSA Cryptosuites 1.0 §3.6. Each
 * statement that is not mandatory has a signature by a key that is made for the document; the
 * issuer's key signs that key together with what is mandatory.
 */
final class EcdsaSd2023 extends SelectiveSuite {
  /**
   * @param mandatory what every disclosure from a proof that is made here shows
   */
  EcdsaSd2023(Contexts contexts, List<Pointer> mandatory) {
    super(contexts, mandatory, ProofParts.Form.ECDSA_SD_BASE);
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
    var signed = labelled(document, BlankLabels.digests(hmacKey)).divided(mandatory());
    var signatures = EcdsaSdSignatures.over(signed, proofHash(proof, document), signer, ephemeral);
    return new EcdsaSdBase(signatures, hmacKey, mandatory());
  }

  @Override
  List<Pointer> mandatory(DataIntegrityProof proof) throws ProblemException {
    return EcdsaSdBase.read(proof).mandatory();
  }

  @Override
  JsonObject verifyBase(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = covered(document, proof);
    var base = EcdsaSdBase.read(proof);
    var signed = labelled(covered, BlankLabels.digests(base.hmacKey())).divided(base.mandatory());
    base.signatures().require(signed, proofHash(proof, covered), key, proof.pointer());
    return covered;
  }

  /** §3.5.4 and §3.6.6. */
  @Override
  JsonObject derived(DataIntegrityProof proof, JsonObject document, List<Pointer> selective)
      throws ProblemException {
    var base = EcdsaSdBase.read(proof);
    var all = labelled(covered(document, proof), BlankLabels.digests(base.hmacKey()));
    base.signatures().requireCount(all.divided(base.mandatory()), proof.pointer());
    var disclosure = Disclosure.of(document, all, base.mandatory(), selective);
    var derived =
        new EcdsaSdDerived(
            base.signatures().only(disclosure.selected()),
            disclosure.labels(),
            disclosure.mandatory());
    return proven(disclosure, proof, derived.proofValue());
  }

  /** §3.6.7. */
  @Override
  public JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = coveredByDerived(document, proof);
    var derived = EcdsaSdDerived.read(proof);
    var shown = shown(covered, derived.labels(), derived.mandatory(), proof);
    derived.signatures().require(shown, proofHash(proof, covered), key, proof.pointer());
    return covered;
  }
}
