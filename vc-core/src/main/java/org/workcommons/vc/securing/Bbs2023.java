package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.workcommons.vc.bbs.BbsPublicKey;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuite {@code bbs-2023} without its optional features. VC Data Integrity BBS
 * Cryptosuites 1.0 §3.4. One signature over all statements that are not mandatory, and a header
 * that stands for the rest; from it a holder makes proofs that show some of the statements.
 */
final class Bbs2023 extends SelectiveSuite {
  /** A credential alone is not tied to an occasion; the presentation that it stands in is. */
  private static final byte[] NO_OCCASION = {};

  /**
   * @param mandatory what every disclosure from a proof that is made here shows
   */
  Bbs2023(Contexts contexts, List<Pointer> mandatory) {
    super(contexts, mandatory, ProofParts.Form.BBS_BASE);
  }

  @Override
  public String proofValue(JsonObject proof, JsonObject document, Signer signer)
      throws ProblemException, IOException {
    return base(proof, document, signer, Randomness.bytes(BlankLabels.KEY_BYTES)).proofValue();
  }

  /** §3.4.2, §3.4.3 and §3.4.5. */
  BbsBase base(JsonObject proof, JsonObject document, Signer signer, byte[] hmacKey)
      throws ProblemException, IOException {
    var signed = labelled(document, BlankLabels.shuffled(hmacKey)).divided(mandatory());
    var header = HashAndSign.hashData(proofHash(proof, document), signed.hash());
    var signature = signer.sign(header, messages(signed));
    return new BbsBase(signature, header, signer.verificationKey().raw(), hmacKey, mandatory());
  }

  @Override
  List<Pointer> mandatory(DataIntegrityProof proof) throws ProblemException {
    return BbsBase.read(proof).mandatory();
  }

  @Override
  JsonObject verifyBase(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = covered(document, proof);
    var base = BbsBase.read(proof);
    if (!Arrays.equals(base.publicKey(), key.raw())) {
      throw mismatch(proof, "the key in the proof is not the issuer's");
    }
    var signed = labelled(covered, BlankLabels.shuffled(base.hmacKey())).divided(base.mandatory());
    requireSigned(base, signed, proof, covered);
    return covered;
  }

  private void requireSigned(
      BbsBase base, ShownStatements signed, DataIntegrityProof proof, JsonObject document)
      throws ProblemException {
    var header = HashAndSign.hashData(proofHash(proof, document), signed.hash());
    if (!Arrays.equals(base.header(), header)
        || !key(base.publicKey(), proof).verifies(header, messages(signed), base.signature())) {
      throw mismatch(proof, "the signature does not match the document");
    }
  }

  @Override
  JsonObject derived(DataIntegrityProof proof, JsonObject document, List<Pointer> selective)
      throws ProblemException {
    return derived(proof, document, selective, NO_OCCASION);
  }

  /** §3.3.3 and §3.4.6. */
  JsonObject derived(
      DataIntegrityProof proof,
      JsonObject document,
      List<Pointer> selective,
      byte[] presentationHeader)
      throws ProblemException {
    var base = BbsBase.read(proof);
    var all = labelled(covered(document, proof), BlankLabels.shuffled(base.hmacKey()));
    var signed = all.divided(base.mandatory());
    var disclosure = Disclosure.of(document, all, base.mandatory(), selective);
    requireSigned(base, signed, proof, document);
    var shown =
        key(base.publicKey(), proof)
            .prove(
                base.signature(),
                base.header(),
                presentationHeader,
                messages(signed),
                new HashSet<>(disclosure.selected()))
            .orElseThrow(() -> mismatch(proof, "the signature does not match the document"));
    var derived =
        new BbsDerived(
            shown,
            disclosure.labels(),
            disclosure.mandatory(),
            disclosure.selected(),
            presentationHeader);
    return disclosure
        .revealed()
        .with("proof", proof.json().with("proofValue", derived.proofValue()));
  }

  /** §3.4.7. */
  @Override
  public JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = coveredByDerived(document, proof);
    var derived = BbsDerived.read(proof);
    var shown = shown(covered, derived.labels(), derived.mandatory(), proof);
    if (shown.others().size() != derived.selected().size()) {
      throw unusable(proof, "not as many indexes as there are statements that were selected");
    }
    var header = HashAndSign.hashData(proofHash(proof, covered), shown.hash());
    var messages = new TreeMap<Integer, byte[]>();
    for (int i = 0; i < derived.selected().size(); i++) {
      messages.put(derived.selected().get(i), shown.others().get(i).getBytes(UTF_8));
    }
    if (!key(key.raw(), proof)
        .verifiesProof(derived.proof(), header, derived.presentationHeader(), messages)) {
      throw mismatch(proof, "the proof does not match the document");
    }
    return covered;
  }

  private static List<byte[]> messages(ShownStatements signed) {
    return signed.others().stream().map(line -> line.getBytes(UTF_8)).toList();
  }

  private static BbsPublicKey key(byte[] compressed, DataIntegrityProof proof)
      throws ProblemException {
    return BbsPublicKey.received(compressed)
        .orElseThrow(() -> unusable(proof, "the key in it is no point of the group"));
  }

  private static ProblemException unusable(DataIntegrityProof proof, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, proof.pointer().at("proofValue"), detail);
  }

  private static ProblemException mismatch(DataIntegrityProof proof, String detail) {
    return new ProblemException(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, proof.pointer(), detail);
  }
}
