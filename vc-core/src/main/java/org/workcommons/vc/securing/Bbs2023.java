package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.bbs.BbsPublicKey;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The cryptosuite {@code bbs-2023}, without its optional features. VC Data Integrity BBS
 * Cryptosuites 1.0 §3.4. Each statement that is not mandatory is a message of one BBS signature,
 * whose header is what is mandatory; a holder shows some of the messages, with a proof instead of
 * the signature.
 */
final class Bbs2023 extends SelectiveSuite {
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
    requireFew(signed);
    var header = header(proofHash(proof, document), signed);
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
    var signed = labelled(covered, BlankLabels.shuffled(base.hmacKey())).divided(base.mandatory());
    var header = header(proofHash(proof, covered), signed);
    // what the holder derives from later has to be what is verified now
    if (!Arrays.equals(header, base.header())
        || !Arrays.equals(key.raw(), base.publicKey())
        || !bbs(key).verifies(header, messages(signed), base.signature())) {
      throw mismatch(proof, "the issuer's signature does not match the document");
    }
    return covered;
  }

  /** §3.3.4 and §3.4.6. */
  @Override
  JsonObject derived(DataIntegrityProof proof, JsonObject document, List<Pointer> selective)
      throws ProblemException {
    var base = BbsBase.read(proof);
    var all = labelled(covered(document, proof), BlankLabels.shuffled(base.hmacKey()));
    var disclosure = Disclosure.of(document, all, base.mandatory(), selective);
    var signed = all.divided(base.mandatory());
    if (!Arrays.equals(base.header(), header(proofHash(proof, document), signed))) {
      throw underivable(proof);
    }
    var messages = messages(signed);
    var derived =
        new BbsDerived(
            proof(proof, base, messages, disclosure.selected()),
            disclosure.labels(),
            disclosure.mandatory(),
            disclosure.selected(),
            NO_OCCASION);
    return proven(disclosure, proof, derived.proofValue());
  }

  private static byte[] proof(
      DataIntegrityProof proof, BbsBase base, List<byte[]> messages, List<Integer> selected)
      throws ProblemException {
    return BbsPublicKey.received(base.publicKey())
        .filter(key -> key.verifies(base.header(), messages, base.signature()))
        .flatMap(
            key ->
                key.prove(
                    base.signature(), base.header(), NO_OCCASION, messages, Set.copyOf(selected)))
        .orElseThrow(() -> underivable(proof));
  }

  private static ProblemException underivable(DataIntegrityProof proof) {
    return new ProblemException(
        ProblemType.PROOF_GENERATION_ERROR,
        proof.pointer().at("proofValue"),
        "no signature over the document to derive a proof from");
  }

  /** §3.4.7. */
  @Override
  public JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException {
    var covered = coveredByDerived(document, proof);
    var derived = BbsDerived.read(proof);
    var shown = shown(covered, derived.labels(), derived.mandatory(), proof);
    var messages = messages(shown);
    if (messages.size() != derived.selected().size()) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("proofValue"),
          "not as many indexes as there are statements beside the mandatory ones");
    }
    var header = header(proofHash(proof, covered), shown);
    if (!bbs(key)
        .verifiesProof(
            derived.proof(), header, derived.presentationHeader(), derived.indexed(messages))) {
      throw mismatch(proof, "the proof does not show that the issuer signed the document");
    }
    return covered;
  }

  private static byte[] header(byte[] proofHash, ShownStatements statements) {
    return HashAndSign.hashData(proofHash, statements.hash());
  }

  private static List<byte[]> messages(ShownStatements statements) {
    return statements.others().stream().map(line -> line.getBytes(UTF_8)).toList();
  }

  private static void requireFew(ShownStatements signed) throws ProblemException {
    if (signed.others().size() > Limits.BBS_MESSAGES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "more than " + Limits.BBS_MESSAGES + " statements beside the mandatory ones");
    }
  }

  private static BbsPublicKey bbs(VerificationKey key) {
    return BbsPublicKey.received(key.raw()).orElseThrow();
  }

  private static ProblemException mismatch(DataIntegrityProof proof, String detail) {
    return new ProblemException(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, proof.pointer(), detail);
  }
}
