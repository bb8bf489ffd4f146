package org.workcommons.vc.governance;

import org.workcommons.vc.problem.ProblemException;

/**
 * What a verifier knows of who had to decide: the sizes of its policies and the lots of its
 * communities. Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface Panels {
  /**
   * {@return who has to sign {@code decision}, by its policy and its lot, whatever it says itself}
   * As a rule {@link PanelLot#panel} says; for a dispute that is pending before a panel was drawn,
   * the community's own signers.
   *
   * @throws ProblemException of type {@code OUTCOME_WRONG_PANEL} where nobody knows, or the
   *     decision is not one of a community that counts
   */
  Quorum of(Decision decision) throws ProblemException;
}
