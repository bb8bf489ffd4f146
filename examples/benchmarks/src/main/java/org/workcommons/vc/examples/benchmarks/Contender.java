package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;

/**
 * One implementation's way to do one operation of one mechanism.
 *
 * @param mechanism how the credential is secured
 * @param operation {@code issue} or {@code verify}
 * @param who the implementation
 * @param slice runs it for a short while
 */
record Contender(String mechanism, String operation, String who, Slice slice) {
  /** The contender that all others of a mechanism and operation are measured by. */
  static final String SIGNATURE_ALONE = "signature alone";

  /** Runs an operation a few times. */
  @FunctionalInterface
  interface Slice {
    /** About how long a slice is: hundreds of operations, where one is a signature. */
    long NANOS = 40_000_000;

    /** {@return the CPU time of one operation in nanoseconds, on average over the slice} */
    double run() throws IOException;
  }
}
