package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.PT;
import supranational.blst.Scalar;

/**
 * The curve in native code, by blst. The only class that touches its types, and so loaded only
 * where they are. Multiplying takes as long for one scalar as for another. The library's objects
 * change under its operations: each is copied before.
 */
final class NativeCurve implements Curve {
  private final P2 base;

  private NativeCurve(P2 base) {
    this.base = base;
  }

  /**
   * {@return the curve}
   *
   * @throws LinkageError where the library is not on the path, or has no code for this machine
   */
  static NativeCurve load() {
    return new NativeCurve(P2.generator());
  }

  @Override
  public String name() {
    return "blst";
  }

  @Override
  public Optional<G1> g1(byte[] compressed) {
    if (!PointBytes.areCanonical(compressed, G1_BYTES)) {
      return Optional.empty();
    }
    try {
      var point = new P1(compressed);
      return point.in_group() ? Optional.of(new Point1(point)) : Optional.empty();
    } catch (RuntimeException e) { // the library has no narrower type for "no point of the curve"
      return Optional.empty();
    }
  }

  @Override
  public Optional<G2> g2(byte[] compressed) {
    if (!PointBytes.areCanonical(compressed, G2_BYTES)) {
      return Optional.empty();
    }
    try {
      var point = new P2(compressed);
      return point.in_group() ? Optional.of(new Point2(point)) : Optional.empty();
    } catch (RuntimeException e) { // the library has no narrower type for "no point of the curve"
      return Optional.empty();
    }
  }

  @Override
  public G1 hashToG1(byte[] message, String tag) {
    return new Point1(new P1().hash_to(message, tag));
  }

  @Override
  public G1 sum(List<Term> terms) {
    var sum = new P1();
    for (var term : terms) {
      sum.add(((Point1) term.point().times(term.scalar())).point);
    }
    return new Point1(sum);
  }

  @Override
  public G2 publicKey(BigInteger secret) {
    return new Point2(base.dup().mult(scalar(secret)));
  }

  @Override
  public boolean pairAlike(G1 left, G2 key, G1 right) {
    return PT.finalverify(
        pair(((Point1) left).point, ((Point2) key).point), pair(((Point1) right).point, base));
  }

  /** The library's loop is made for points other than the identity. */
  private static PT pair(P1 one, P2 other) {
    return one.is_inf() ? PT.one() : new PT(new P1_Affine(one), new P2_Affine(other));
  }

  private static Scalar scalar(BigInteger number) {
    return new Scalar().from_bendian(Scalars.bytes(number));
  }

  /** In affine coordinates, in which it costs least to write down and to add. */
  private static P1 settled(P1 point) {
    return point.to_affine().to_jacobian();
  }

  private record Point1(P1 point) implements G1 {
    private Point1 {
      point = settled(point);
    }

    @Override
    public G1 times(BigInteger scalar) {
      return scalar.signum() == 0
          ? new Point1(new P1())
          : new Point1(point.dup().mult(scalar(scalar)));
    }

    @Override
    public boolean isIdentity() {
      return point.is_inf();
    }

    @Override
    public byte[] compressed() {
      return point.compress();
    }
  }

  private record Point2(P2 point) implements G2 {
    @Override
    public byte[] compressed() {
      return point.compress();
    }
  }
}
