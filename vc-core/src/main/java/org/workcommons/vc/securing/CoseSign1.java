package org.workcommons.vc.securing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A COSE_Sign1 message of any payload, behind its tag, unverified. RFC 9052 §4.2 and §4.4. Payloads
 * that are kept elsewhere are refused.
 */
final class CoseSign1 {
  private static final long TAG = 18;
  private static final byte[] NOTHING = {};

  private final byte[] protectedHeader;
  private final CoseHeader header;
  private final byte[] payload;
  private final byte[] signature;

  private CoseSign1(byte[] protectedHeader, CoseHeader header, byte[] payload, byte[] signature) {
    this.protectedHeader = protectedHeader;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  /** {@return the message that says {@code payload}, by {@code signer}} */
  static byte[] signed(byte[] header, byte[] payload, Signer signer) throws IOException {
    var signature = signer.sign(toBeSigned(header, payload));
    var parts =
        List.of(Cbor.of(header), new Cbor.Entries(Map.of()), Cbor.of(payload), Cbor.of(signature));
    return CborWriter.bytes(new Cbor.Tagged(TAG, Cbor.of(parts)));
  }

  static CoseSign1 read(byte[] cbor) throws ProblemException {
    if (cbor.length > Limits.DOCUMENT_BYTES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "more than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    var parts = parts(CborReader.read(cbor));
    if (!(parts.get(1) instanceof Cbor.Entries unprotected)) {
      throw unreadable("the unprotected header must be a map");
    }
    var header = bytes(parts.get(0), "the protected header must be a byte string");
    var payload = bytes(parts.get(2), "the payload must be in the message, a byte string");
    var signature = bytes(parts.get(3), "the signature must be a byte string");
    return new CoseSign1(header, CoseHeader.read(header, unprotected), payload, signature);
  }

  private static List<Cbor> parts(Cbor message) throws ProblemException {
    if (message instanceof Cbor.Tagged tagged
        && tagged.tag() == TAG
        && tagged.content() instanceof Cbor.Items array
        && array.items().size() == 4) {
      return array.items();
    }
    throw unreadable("a COSE_Sign1 message is an array of four items behind the tag 18");
  }

  private static byte[] bytes(Cbor item, String otherwise) throws ProblemException {
    if (item instanceof Cbor.Bytes bytes) {
      return bytes.toByteArray();
    }
    throw unreadable(otherwise);
  }

  CoseHeader header() {
    return header;
  }

  /** {@return the bytes that were signed as payload, not a copy} */
  byte[] payload() {
    return payload;
  }

  /** Refuses the message unless {@code key}, and its algorithm, made it. */
  void verify(VerificationKey key) throws ProblemException {
    if (key.type() != header.algorithm().keyType()) {
      throw TokenForm.unverifiable("alg", "not the algorithm of the key");
    }
    if (!key.verifies(toBeSigned(protectedHeader, payload), signature)) {
      throw new ProblemException(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
          Pointer.ROOT,
          "the signature does not match the message");
    }
  }

  /** RFC 9052 §4.4, Sig_structure, without external data. */
  private static byte[] toBeSigned(byte[] header, byte[] payload) {
    return CborWriter.bytes(
        Cbor.of(
            List.of(Cbor.of("Signature1"), Cbor.of(header), Cbor.of(NOTHING), Cbor.of(payload))));
  }

  static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }
}
