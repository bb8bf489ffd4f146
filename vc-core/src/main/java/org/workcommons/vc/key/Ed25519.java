package org.workcommons.vc.key;

import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The one place that knows Bouncy Castle: Ed25519 by its lightweight code, without provider
 * look-ups. RFC 8032.
 */
final class Ed25519 {
  private static final int PUBLIC_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  private Ed25519() {}

  /** A decoded public point: decoding costs a tenth of a verification, so it is done once. */
  record PublicKey(PublicPoint point) {
    boolean verifies(byte[] message, byte[] signature) {
      return signature.length == SIGNATURE_BYTES
          && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
              signature, 0, point, message, 0, message.length);
    }
  }

  static PublicKey publicKey(byte[] raw) throws ProblemException {
    // "partial" refuses what is no point, not canonical, or of small order, for which anybody can
    // make signatures; "full" would also prove that the order is prime, at the price of a signature
    var point =
        raw.length == PUBLIC_BYTES
            ? org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartialExport(raw, 0)
            : null;
    if (point == null) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD, Pointer.ROOT, "not a valid Ed25519 public key");
    }
    return new PublicKey(point);
  }

  static byte[] derivePublic(byte[] seed) {
    var raw = new byte[PUBLIC_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, raw, 0);
    return raw;
  }

  static byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
    var signature = new byte[SIGNATURE_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }
}
