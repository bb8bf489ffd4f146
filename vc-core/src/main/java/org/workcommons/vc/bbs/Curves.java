package org.workcommons.vc.bbs;

/** Which curve arithmetic a process has. */
final class Curves {
  private Curves() {}

  /**
   * {@return the native library's where the embedder put it on the path and it has code for this
   * machine, else that in pure Java, which is always there}
   */
  static Curve fastest() {
    try {
      return NativeCurve.load();
    } catch (LinkageError e) {
      return new BouncyCurve();
    }
  }
}
