package org.workcommons.vc.securing;

import java.util.Arrays;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/**
 * The key that signed the statements of one document and nothing else. It says nothing of who
 * signed: anybody could have made it, and only the issuer's signature over it counts.
 *
 * @param key a key on P-256
 */
record EphemeralKey(VerificationKey key) {
  /** What stands before the point. Controlled Identifiers 1.0 §2.2.2. */
  private static final byte[] PREFIX = {(byte) 0x80, 0x24};

  /** The specification says 36 in one place; its own vectors, and the encoding, have 35. */
  private static final int BYTES = 35;

  static EphemeralKey read(ProofParts parts, int index) throws ProblemException {
    var bytes = parts.bytes(index, BYTES);
    if (bytes[0] != PREFIX[0] || bytes[1] != PREFIX[1]) {
      throw parts.malformed("expected a key on P-256");
    }
    try {
      return new EphemeralKey(
          VerificationKey.ofRaw(KeyType.P256, Arrays.copyOfRange(bytes, PREFIX.length, BYTES)));
    } catch (ProblemException e) {
      throw parts.malformed(e.problem().detail());
    }
  }

  /** {@return the key behind its prefix} */
  byte[] multikey() {
    var raw = key.raw();
    var bytes = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
    System.arraycopy(raw, 0, bytes, PREFIX.length, raw.length);
    return bytes;
  }
}
