package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * What an issuer gives to the holder, and the holder to nobody: with the key of the labels anybody
 * could test guesses of what else the document says. VC Data Integrity ECDSA Cryptosuites 1.0
 * §3.5.2 and §3.5.3.
 *
 * @param signatures the issuer's, and one for each statement that is not mandatory
 * @param hmacKey the key of the labels
 * @param mandatory what every disclosure shows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record EcdsaSdBase(EcdsaSdSignatures signatures, byte[] hmacKey, List<Pointer> mandatory) {
  private static final int PARTS = 5;

  static EcdsaSdBase read(DataIntegrityProof proof) throws ProblemException {
    var parts = ProofParts.of(proof, ProofParts.Form.ECDSA_SD_BASE, PARTS);
    return new EcdsaSdBase(
        EcdsaSdSignatures.read(parts, 3), parts.bytes(2, BlankLabels.KEY_BYTES), parts.pointers(4));
  }

  String proofValue() {
    return ProofParts.text(
        ProofParts.Form.ECDSA_SD_BASE,
        Cbor.of(signatures.issuers()),
        Cbor.of(signatures.statementKey().multikey()),
        Cbor.of(hmacKey),
        Cbor.of(signatures.statements().stream().map(Cbor::of).toList()),
        Cbor.of(mandatory.stream().map(pointer -> Cbor.of(pointer.value())).toList()));
  }

  /** {@return nothing of it} */
  @Override
  public String toString() {
    return "EcdsaSdBase";
  }
}
