package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of BLS12-381 that BBS needs, and the only place where a library for it is known.
 * Points of one curve object go into that object's methods only. Immutable, safe to share.
 *
 * <p>{@link G1#times} and {@link #publicKey} do the same steps whatever the scalar is, as far as
 * the library can; {@link #sum} does not try.
 */
interface Curve {
  /** The length of a compressed point of G1. */
  int G1_BYTES = 48;

  /** The length of a compressed point of G2. */
  int G2_BYTES = 96;

  /** {@return a name for people} */
  String name();

  /**
   * {@return the point whose one encoding is {@code compressed}} Nothing where the encoding is not
   * canonical, where it is no point of the curve, not of the prime order, or the identity.
   */
  Optional<G1> g1(byte[] compressed);

  /** {@return the same as {@link #g1}, of the other group} */
  Optional<G2> g2(byte[] compressed);

  /** RFC 9380 §8.8.1, BLS12381G1_XMD:SHA-256_SSWU_RO_. */
  G1 hashToG1(byte[] message, String tag);

  /** {@return the sum of the products} */
  G1 sum(List<Term> terms);

  /** {@return the base point of G2 times {@code secret}} */
  G2 publicKey(BigInteger secret);

  /** {@return whether e(left, key) = e(right, base point of G2)} */
  boolean pairAlike(G1 left, G2 key, G1 right);

  /** A point of the prime order, or the identity. */
  interface G1 {
    /** {@return this point, {@code scalar} times; the scalar lies between 0 and the group order} */
    G1 times(BigInteger scalar);

    boolean isIdentity();

    byte[] compressed();
  }

  /** A point of the prime order. */
  interface G2 {
    byte[] compressed();
  }

  /** One product of a sum; the scalar lies between 0 and the group order. */
  record Term(G1 point, BigInteger scalar) {}
}
