package org.workcommons.vc.key;

import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** Ed25519 by the lightweight code of Bouncy Castle, without provider look-ups. RFC 8032. */
final class Ed25519 implements Scheme {
  static final Ed25519 SCHEME = new Ed25519();

  private static final int PUBLIC_BYTES = 32;
  private static final int SECRET_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  private Ed25519() {}

  @Override
  public KeyType type() {
    return KeyType.ED25519;
  }

  @Override
  public byte[] publicPrefix() {
    return new byte[] {(byte) 0xed, 0x01};
  }

  @Override
  public byte[] secretPrefix() {
    return new byte[] {(byte) 0x80, 0x26};
  }

  @Override
  public String kty() {
    return "OKP";
  }

  @Override
  public String curve() {
    return "Ed25519";
  }

  @Override
  public Set<String> algorithms() {
    return Set.of("Ed25519", "EdDSA");
  }

  @Override
  public int secretBytes() {
    return SECRET_BYTES;
  }

  @Override
  public boolean isSecret(byte[] seed) {
    return true;
  }

  @Override
  public Point point(byte[] raw) throws ProblemException {
    // "partial" refuses what is no point, not canonical, or of small order, for which anybody can
    // make signatures; "full" would also prove that the order is prime, at the price of a signature
    var decoded =
        raw.length == PUBLIC_BYTES
            ? org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartialExport(raw, 0)
            : null;
    if (decoded == null) {
      throw notAPoint();
    }
    return new DecodedPoint(raw.clone(), decoded);
  }

  @Override
  public Point point(ObjectReader jwk) throws ProblemException {
    return point(Jwk.bytes(jwk, "x"));
  }

  @Override
  public Point derive(byte[] seed) {
    var raw = new byte[PUBLIC_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, raw, 0);
    try {
      return point(raw);
    } catch (ProblemException e) {
      throw new IllegalStateException("a derived public key is always a valid point", e);
    }
  }

  @Override
  public byte[] sign(byte[] seed, Point publicHalf, byte[] message) {
    var signature = new byte[SIGNATURE_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, publicHalf.raw(), 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  private record DecodedPoint(byte[] raw, PublicPoint decoded) implements Point {
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      return signature.length == SIGNATURE_BYTES
          && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
              signature, 0, decoded, message, 0, message.length);
    }

    @Override
    public void put(JsonObject.Builder jwk) {
      jwk.put("x", Base64Url.encode(raw));
    }
  }
}
