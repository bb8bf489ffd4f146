package org.workcommons.vc.examples.attacklab;

/** A way to get a better score than one deserves, or to give somebody a worse one. */
interface Attack {
  Label label();

  /** What the person shows without the attack. */
  Showing before(Lab lab, int subject, int effort);

  /** What the same person shows after an attack of this effort. */
  Showing after(Lab lab, int subject, int effort);

  /** How many people an attack of this effort takes. */
  default int accomplices(int effort) {
    return effort;
  }

  /** Whom it moves where. */
  enum Aim {
    /** The attacker gains. */
    RISE(1),
    /** The victim loses. */
    FALL(-1);

    private final int sign;

    Aim(int sign) {
      this.sign = sign;
    }

    int sign() {
      return sign;
    }
  }

  /**
   * What an attack is called, and how it is measured.
   *
   * @param name unique
   * @param sentence what the attacker does
   * @param unit of effort, in the plural
   * @param usual the effort whose effect is listed
   * @param most the effort up to which is searched
   */
  record Label(String name, String sentence, String unit, Aim aim, int usual, int most) {}
}
