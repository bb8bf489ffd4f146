package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** A point and a scalar in 80 bytes. draft-irtf-cfrg-bbs-signatures §4.2.4.3, §4.2.4.4. */
record Signature(Curve.G1 point, BigInteger scalar) {
  static final int BYTES = Curve.G1_BYTES + Scalars.BYTES;

  /** {@return the signature in its one encoding, which came from outside} */
  static Optional<Signature> received(Curve curve, byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    var scalar = Scalars.received(Arrays.copyOfRange(bytes, Curve.G1_BYTES, BYTES));
    return scalar.flatMap(
        e -> curve.g1(Arrays.copyOf(bytes, Curve.G1_BYTES)).map(point -> new Signature(point, e)));
  }

  byte[] bytes() {
    return new Octets().point(point).scalar(scalar).all();
  }
}
