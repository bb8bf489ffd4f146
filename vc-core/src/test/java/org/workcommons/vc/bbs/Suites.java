package org.workcommons.vc.bbs;

import java.util.List;

/** The ciphersuite on each curve: every test holds for both. */
final class Suites {
  private static final List<Ciphersuite> ALL =
      List.of(new Ciphersuite(new BouncyCurve()), new Ciphersuite(NativeCurve.load()));

  private Suites() {}

  static List<Ciphersuite> all() {
    return ALL;
  }
}
