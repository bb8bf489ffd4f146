package org.workcommons.vc.governance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
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

  /**
   * {@return how often one may appeal, by the policy of {@code decision}} As often as time allows,
   * unless somebody knows better.
   *
   * @throws ProblemException as {@link #of(Decision)}
   */
  default int appeals(Decision decision) throws ProblemException {
    return Integer.MAX_VALUE;
  }

  /**
   * {@return how long after it was filed a dispute, or an appeal, has to be decided, by the policy
   * of {@code decision}} As long as it takes, unless somebody knows better.
   *
   * @throws ProblemException as {@link #of(Decision)}
   */
  default Duration decideWithin(Decision decision) throws ProblemException {
    return Duration.ofSeconds(Long.MAX_VALUE);
  }

  /** {@return what {@code policies} and {@code lots} say together} */
  static Panels of(PolicyHistory policies, Lots lots) {
    return new PanelsByPolicy(policies, lots);
  }

  /** The lots of a community, by its log. Implementations are safe to share between threads. */
  @FunctionalInterface
  interface Lots {
    /**
     * {@return the lot for the dispute that {@code decision} is about, empty if nobody knows it}
     */
    Optional<PanelLot> of(Decision decision);

    /** {@return who must not sit, beside the parties; nobody unless somebody knows better} */
    default Set<Did> conflicts(Decision decision) {
      return Set.of();
    }
  }
}
