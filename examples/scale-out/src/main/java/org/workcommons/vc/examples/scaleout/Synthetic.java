package org.workcommons.vc.examples.scaleout;

import java.io.Serializable;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What made-up statements follow from. Every statement has a number, from 0, and everything about
 * it follows from this and its number, on whatever machine it is made.
 *
 * @param seed another one is another community
 * @param statements how many, of at most {@value #MOST}
 * @param blemished of each thousand statements, how many are not as they should be
 */
record Synthetic(long seed, long statements, int blemished) implements Serializable {
  /** As many as one status list of each purpose has places for. */
  static final long MOST = 100_000_000;

  /** Of one worker. */
  static final int OF_A_WORKER = 12;

  static final int PLATFORMS = 3;

  Synthetic {
    if (statements < 1 || statements > MOST || blemished < 0 || blemished > 1000) {
      throw new IllegalArgumentException(
          "expected from 1 to " + MOST + " statements, and from 0 to 1000 of a thousand blemished");
    }
  }

  /** What can be wrong with a statement, or with its row. */
  enum Blemish {
    /** No JSON, no token. */
    GARBAGE,
    /** The first half of it. */
    TRUNCATED,
    /** Changed after it was signed. */
    TAMPERED,
    /** Signed with another key than the one it names. */
    FORGED,
    /** By somebody whom nobody trusts. */
    STRANGER,
    /** The platform took it back. */
    REVOKED,
    /** The row has no statement. */
    EMPTY,
    /** The row names no worker. */
    UNNAMED,
    /** The row names another worker. */
    MISNAMED,
    /** There is no row. */
    MISSING
  }

  long workers() {
    return (statements + OF_A_WORKER - 1) / OF_A_WORKER;
  }

  /** {@return numbers that belong to statement {@code number} and to nothing else} */
  SplittableRandom draws(long number) {
    return new SplittableRandom(
        new SplittableRandom(seed ^ number * 0x9e3779b97f4a7c15L).nextLong());
  }

  Optional<Blemish> blemish(long number) {
    var draws = draws(~number);
    return draws.nextInt(1000) < blemished
        ? Optional.of(Blemish.values()[draws.nextInt(Blemish.values().length)])
        : Optional.empty();
  }

  /** {@return how long the chain is in which statement {@code number} stands} */
  int chainLength(long number) {
    return number / OF_A_WORKER % 3 == 0 ? OF_A_WORKER / 2 : OF_A_WORKER;
  }

  /** {@return the place of statement {@code number} in its chain, from 0} */
  int place(long number) {
    return (int) (number % chainLength(number));
  }

  /** {@return which platform makes statement {@code number}, from 0} */
  int platform(long number) {
    long chain = number % OF_A_WORKER / chainLength(number);
    return (int) ((number / OF_A_WORKER + chain) % PLATFORMS);
  }

  /** {@return whether there is a later statement in the chain of statement {@code number}} */
  boolean isSuperseded(long number) {
    return place(number) + 1 < chainLength(number) && number + 1 < statements;
  }
}
