package org.workcommons.vc.encoding;

import java.security.SecureRandom;

/** The one door through which randomness enters: keys, challenges, identifiers, list positions. */
public final class Randomness {
  private static final SecureRandom SOURCE = new SecureRandom();

  private Randomness() {}

  /** {@return {@code count} random bytes that nobody can guess} */
  public static byte[] bytes(int count) {
    var bytes = new byte[count];
    SOURCE.nextBytes(bytes);
    return bytes;
  }

  /** {@return a random number from 0 up to but not including {@code bound}} */
  public static int below(int bound) {
    return SOURCE.nextInt(bound);
  }
}
