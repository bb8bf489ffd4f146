package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.bls.BLS12_381G1;
import org.bouncycastle.crypto.bls.BLS12_381G2;
import org.bouncycastle.crypto.bls.BLS12_381G2Point;
import org.bouncycastle.crypto.bls.BLS12_381Pairing;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.bouncycastle.crypto.bls.BLS12_381SubgroupCheck;
import org.bouncycastle.crypto.bls.Fp12Element;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The curve in pure Java, by Bouncy Castle. Multiplying by a secret doubles and adds in every step,
 * but on numbers whose arithmetic takes as long as they are large: a neighbour on the same machine
 * who measures finely may learn something.
 */
final class BouncyCurve implements Curve {
  /** The number that the curve is made of, without its sign, which a square has not. */
  private static final BigInteger Z = new BigInteger("d201000000010000", 16);

  private final ECCurve curve = BLS12_381G1.createCurve();

  @Override
  public String name() {
    return "Bouncy Castle";
  }

  @Override
  public Optional<G1> g1(byte[] compressed) {
    if (!PointBytes.areCanonical(compressed, G1_BYTES)) {
      return Optional.empty();
    }
    try {
      var point = BLS12_381Serialization.decompressG1(compressed, curve);
      return isInGroup(point) ? Optional.of(new Point1(point.normalize())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The endomorphism σ has σ² + σ + 1 = 0, and the order is z⁴ − z² + 1: so σ(P) = −z²·P only where
   * the order times P is nothing. Not the library's own check, which fails on points of order 3:
   * tables of multiples, as its multiplication makes them, can't hold the identity.
   */
  private static boolean isInGroup(ECPoint point) {
    var expected = timesZ(timesZ(point)).negate().normalize();
    return !point.isInfinity()
        && BLS12_381SubgroupCheck.sigmaG1(point).normalize().equals(expected);
  }

  private static ECPoint timesZ(ECPoint point) {
    var result = point;
    for (int bit = Z.bitLength() - 2; bit >= 0; bit--) {
      result = result.twice();
      if (Z.testBit(bit)) {
        result = result.add(point);
      }
    }
    return result;
  }

  @Override
  public Optional<G2> g2(byte[] compressed) {
    if (!PointBytes.areCanonical(compressed, G2_BYTES)) {
      return Optional.empty();
    }
    try {
      var point = BLS12_381Serialization.decompressG2(compressed);
      return BLS12_381SubgroupCheck.isInG2Subgroup(point)
          ? Optional.of(new Point2(point))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public G1 hashToG1(byte[] message, String tag) {
    var hash =
        HashToEllipticCurve.getInstance(HashToCurveProfile.BLS12_381_G1_XMD_SHA_256_SSWU_RO, tag);
    return new Point1(curve.importPoint(hash.hashToCurve(message)).normalize());
  }

  @Override
  public G1 sum(List<Term> terms) {
    var points = terms.stream().map(term -> point(term.point())).toArray(ECPoint[]::new);
    var scalars = terms.stream().map(Term::scalar).toArray(BigInteger[]::new);
    return new Point1(ECAlgorithms.sumOfMultiplies(points, scalars).normalize());
  }

  @Override
  public G2 publicKey(BigInteger secret) {
    return new Point2(BLS12_381G2.getGenerator().constantTimeMultiply(secret));
  }

  @Override
  public boolean pairAlike(G1 left, G2 key, G1 right) {
    var points = new ECPoint[] {point(left), point(right).negate()};
    var others = new BLS12_381G2Point[] {((Point2) key).point, BLS12_381G2.getGenerator()};
    return BLS12_381Pairing.multiPair(points, others).equals(Fp12Element.ONE);
  }

  private static ECPoint point(G1 point) {
    return ((Point1) point).point;
  }

  private record Point1(ECPoint point) implements G1 {
    @Override
    public G1 times(BigInteger scalar) {
      return new Point1(BLS12_381G1.constantTimeMultiply(point, scalar).normalize());
    }

    @Override
    public boolean isIdentity() {
      return point.isInfinity();
    }

    @Override
    public byte[] compressed() {
      return BLS12_381Serialization.compressG1(point);
    }
  }

  private record Point2(BLS12_381G2Point point) implements G2 {
    @Override
    public byte[] compressed() {
      return BLS12_381Serialization.compressG2(point);
    }
  }
}
