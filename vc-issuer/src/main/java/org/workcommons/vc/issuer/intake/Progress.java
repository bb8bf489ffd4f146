package org.workcommons.vc.issuer.intake;

/** Hears how far a long run has come. Called on the thread that runs it. */
@FunctionalInterface
public interface Progress {
  /**
   * One more statement was signed. None is issued before all are.
   *
   * @param done how many statements are signed
   * @param total how many there will be
   */
  void signed(int done, int total);
}
