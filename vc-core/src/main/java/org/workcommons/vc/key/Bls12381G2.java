package org.workcommons.vc.key;

import java.util.List;
import java.util.Set;
import org.workcommons.vc.bbs.BbsPublicKey;
import org.workcommons.vc.bbs.BbsSecretKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * BBS on BLS12-381, with public keys in G2. draft-irtf-cfrg-bbs-signatures; as a JWK by
 * draft-ietf-cose-bls-key-representations §2.2.1: an octet key pair, whose {@code x} is the
 * compressed point.
 */
final class Bls12381G2 implements Scheme {
  static final Bls12381G2 SCHEME = new Bls12381G2();

  /** What a signature over one message alone has as a header. */
  private static final byte[] NO_HEADER = {};

  private Bls12381G2() {}

  @Override
  public KeyType type() {
    return KeyType.BLS12_381_G2;
  }

  @Override
  public byte[] publicPrefix() {
    return new byte[] {(byte) 0xeb, 0x01};
  }

  @Override
  public byte[] secretPrefix() {
    return new byte[] {(byte) 0x8a, 0x26};
  }

  @Override
  public String kty() {
    return "OKP";
  }

  @Override
  public String curve() {
    return "BLS12381G2";
  }

  /** None: no algorithm of JOSE signs one message with such a key. */
  @Override
  public Set<String> algorithms() {
    return Set.of();
  }

  @Override
  public int secretBytes() {
    return BbsSecretKey.BYTES;
  }

  @Override
  public boolean isSecret(byte[] secret) {
    return BbsSecretKey.isSecret(secret);
  }

  @Override
  public Point point(byte[] raw) throws ProblemException {
    return new DecodedPoint(raw.clone(), BbsPublicKey.received(raw).orElseThrow(this::notAPoint));
  }

  @Override
  public Point point(ObjectReader jwk) throws ProblemException {
    return point(Jwk.bytes(jwk, "x"));
  }

  @Override
  public Point derive(byte[] secret) {
    try {
      return point(BbsSecretKey.restore(secret).publicKey());
    } catch (ProblemException e) {
      throw new IllegalStateException("a derived public key is always a valid point", e);
    }
  }

  @Override
  public byte[] sign(byte[] secret, Point publicHalf, byte[] message) {
    return sign(secret, publicHalf, NO_HEADER, List.of(message));
  }

  @Override
  public byte[] sign(byte[] secret, Point publicHalf, byte[] header, List<byte[]> messages) {
    return BbsSecretKey.restore(secret, publicHalf.raw()).sign(header, messages);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  private record DecodedPoint(byte[] raw, BbsPublicKey key) implements Point {
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      return key.verifies(NO_HEADER, List.of(message), signature);
    }

    @Override
    public void put(JsonObject.Builder jwk) {
      jwk.put("x", Base64Url.encode(raw));
    }
  }
}
