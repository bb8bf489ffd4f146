package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.List;

/**
 * The random scalars of one proof. Who knows them knows what the proof hides: not a record, so that
 * they have no text.
 */
final class Blinding {
  private static final int BESIDE_MESSAGES = 5;

  private final List<BigInteger> scalars;

  private Blinding(List<BigInteger> scalars) {
    this.scalars = scalars;
  }

  static Blinding of(RandomScalars random, int hiddenMessages) {
    return new Blinding(random.take(BESIDE_MESSAGES + hiddenMessages));
  }

  BigInteger r1() {
    return scalars.get(0);
  }

  BigInteger r2() {
    return scalars.get(1);
  }

  BigInteger eTilde() {
    return scalars.get(2);
  }

  BigInteger r1Tilde() {
    return scalars.get(3);
  }

  BigInteger r3Tilde() {
    return scalars.get(4);
  }

  /** {@return what hides the hidden message number {@code j}} */
  BigInteger message(int j) {
    return scalars.get(BESIDE_MESSAGES + j);
  }
}
