package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * What an issuer gives to the holder, and the holder to nobody: the signature would tell that two
 * disclosures are of one credential. VC Data Integrity BBS Cryptosuites 1.0 §3.3.2 and §3.3.3,
 * without the optional features.
 *
 * @param header the hashes of the proof and of what is mandatory
 * @param publicKey the issuer's
 * @param hmacKey the key of the labels
 * @param mandatory what every disclosure shows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record BbsBase(
    byte[] signature, byte[] header, byte[] publicKey, byte[] hmacKey, List<Pointer> mandatory) {
  private static final int PARTS = 5;
  private static final int SIGNATURE_BYTES = 80;
  private static final int HEADER_BYTES = 64;
  private static final int KEY_BYTES = 96;

  static BbsBase read(DataIntegrityProof proof) throws ProblemException {
    var parts = ProofParts.of(proof, ProofParts.Form.BBS_BASE, PARTS);
    return new BbsBase(
        parts.bytes(0, SIGNATURE_BYTES),
        parts.bytes(1, HEADER_BYTES),
        parts.bytes(2, KEY_BYTES),
        parts.bytes(3, BlankLabels.KEY_BYTES),
        parts.pointers(4));
  }

  String proofValue() {
    return ProofParts.text(
        ProofParts.Form.BBS_BASE,
        Cbor.of(signature),
        Cbor.of(header),
        Cbor.of(publicKey),
        Cbor.of(hmacKey),
        Cbor.of(mandatory.stream().map(pointer -> Cbor.of(pointer.value())).toList()));
  }

  /** {@return nothing of it} */
  @Override
  public String toString() {
    return "BbsBase";
  }
}
