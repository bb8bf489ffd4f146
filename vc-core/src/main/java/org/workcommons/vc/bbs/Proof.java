package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a holder shows: three points, three responses, one for each hidden message, and the
 * challenge. draft-irtf-cfrg-bbs-signatures §4.2.4.5, §4.2.4.6.
 */
record Proof(
    Curve.G1 aBar,
    Curve.G1 bBar,
    Curve.G1 d,
    BigInteger e,
    BigInteger r1,
    BigInteger r3,
    List<BigInteger> hidden,
    BigInteger challenge) {
  private static final int POINTS = 3;
  private static final int SCALARS = 4;
  private static final int LEAST_BYTES = POINTS * Curve.G1_BYTES + SCALARS * Scalars.BYTES;

  /** {@return the proof in its one encoding, which came from outside} */
  static Optional<Proof> received(Curve curve, byte[] bytes) {
    if (!isLength(bytes.length)) {
      return Optional.empty();
    }
    var scalars = scalars(bytes);
    // a point costs a thousand times what a scalar costs
    return scalars.size() < SCALARS + hidden(bytes.length)
        ? Optional.empty()
        : assembled(points(curve, bytes), scalars);
  }

  /** {@return how many messages a proof of {@code length} bytes hides} */
  private static int hidden(int length) {
    return (length - LEAST_BYTES) / Scalars.BYTES;
  }

  private static boolean isLength(int length) {
    return length >= LEAST_BYTES
        && (length - LEAST_BYTES) % Scalars.BYTES == 0
        && Ciphersuite.allows(hidden(length));
  }

  private static List<BigInteger> scalars(byte[] bytes) {
    var scalars = new ArrayList<BigInteger>();
    for (int at = POINTS * Curve.G1_BYTES; at < bytes.length; at += Scalars.BYTES) {
      Scalars.received(Arrays.copyOfRange(bytes, at, at + Scalars.BYTES)).ifPresent(scalars::add);
    }
    return scalars;
  }

  private static List<Curve.G1> points(Curve curve, byte[] bytes) {
    var points = new ArrayList<Curve.G1>();
    for (int at = 0; at < POINTS * Curve.G1_BYTES; at += Curve.G1_BYTES) {
      curve.g1(Arrays.copyOfRange(bytes, at, at + Curve.G1_BYTES)).ifPresent(points::add);
    }
    return points;
  }

  private static Optional<Proof> assembled(List<Curve.G1> points, List<BigInteger> scalars) {
    if (points.size() < POINTS) {
      return Optional.empty();
    }
    int last = scalars.size() - 1;
    return Optional.of(
        new Proof(
            points.get(0),
            points.get(1),
            points.get(2),
            scalars.get(0),
            scalars.get(1),
            scalars.get(2),
            scalars.subList(3, last),
            scalars.get(last)));
  }

  byte[] bytes() {
    var octets = new Octets().point(aBar).point(bBar).point(d).scalar(e).scalar(r1).scalar(r3);
    hidden.forEach(octets::scalar);
    return octets.scalar(challenge).all();
  }
}
