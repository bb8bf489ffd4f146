package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The signatures in a proof of {@code ecdsa-sd-2023}. VC Data Integrity ECDSA Cryptosuites 1.0
 * §3.6.5 and §3.6.7.
 *
 * <p>The specification's text has the issuer's signature verified with the key that stands in the
 * proof (§3.6.7, step 8), with which anybody could sign for any issuer. Here it is verified with
 * the issuer's key.
 *
 * @param issuers the issuer's, over the proof, the key of the statements and what is mandatory
 * @param statementKey the key of the statements
 * @param statements one for each statement that is not mandatory, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record EcdsaSdSignatures(byte[] issuers, EphemeralKey statementKey, List<byte[]> statements) {
  /** IEEE P1363: r and s, 32 bytes each. */
  private static final int BYTES = 64;

  /** {@return the signatures in a proof value, those of statements in the part at {@code index}} */
  static EcdsaSdSignatures read(ProofParts parts, int index) throws ProblemException {
    return new EcdsaSdSignatures(
        parts.bytes(0, BYTES), EphemeralKey.read(parts, 1), parts.byteStrings(index, BYTES));
  }

  /** {@return the signatures over {@code signed}, that of the proof with {@code signer}} */
  static EcdsaSdSignatures over(
      ShownStatements signed, byte[] proofHash, Signer signer, SigningKey ephemeral)
      throws IOException {
    var key = new EphemeralKey(ephemeral.verificationKey());
    var statements = new ArrayList<byte[]>();
    for (var line : signed.others()) {
      statements.add(ephemeral.sign(line.getBytes(UTF_8)));
    }
    return new EcdsaSdSignatures(
        signer.sign(message(proofHash, key, signed)), key, List.copyOf(statements));
  }

  /** {@return these with the signatures of those statements only that stand at {@code indexes}} */
  EcdsaSdSignatures only(List<Integer> indexes) {
    return new EcdsaSdSignatures(
        issuers, statementKey, indexes.stream().map(statements::get).toList());
  }

  /**
   * Refuses {@code shown} unless these are the signatures over it.
   *
   * @param key the issuer's
   * @param proof where the proof stands
   */
  void require(ShownStatements shown, byte[] proofHash, VerificationKey key, Pointer proof)
      throws ProblemException {
    requireCount(shown, proof);
    // first: statements are many, and only an issuer's word makes them worth the work
    if (!key.verifies(message(proofHash, statementKey, shown), issuers)) {
      throw mismatch(proof, "the issuer's signature does not match what every disclosure shows");
    }
    for (int i = 0; i < statements.size(); i++) {
      var line = shown.others().get(i).getBytes(UTF_8);
      if (!statementKey.key().verifies(line, statements.get(i))) {
        throw mismatch(proof, "a statement of the document is not what the issuer signed");
      }
    }
  }

  void requireCount(ShownStatements shown, Pointer proof) throws ProblemException {
    if (statements.size() != shown.others().size()) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.at("proofValue"),
          "not as many signatures as there are statements to sign");
    }
  }

  /** §3.5.1. */
  private static byte[] message(byte[] proofHash, EphemeralKey key, ShownStatements shown) {
    return HashAndSign.hashData(proofHash, HashAndSign.hashData(key.multikey(), shown.hash()));
  }

  private static ProblemException mismatch(Pointer proof, String detail) {
    return new ProblemException(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, proof, detail);
  }

  /** {@return nothing of them} */
  @Override
  public String toString() {
    return "EcdsaSdSignatures";
  }
}
