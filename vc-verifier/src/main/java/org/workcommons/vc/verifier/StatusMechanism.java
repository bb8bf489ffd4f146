package org.workcommons.vc.verifier;

import java.net.URI;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * One way to say how something stands: an entry names a list, and a value in the list says it.
 *
 * @param <E> an entry, as what was received has it
 * @param <L> a list, as it was verified
 */
interface StatusMechanism<E, L> {
  /** {@return where the list of {@code entry} is published} */
  URI list(E entry);

  /** {@return the member of an entry that names the list} */
  String listMember();

  /**
   * {@return the list that is published at {@code url}, after every check: it is that list, by
   * {@code issuer}, in its time, and not too old} A list that can't be had is a problem that leaves
   * the verdict open.
   */
  L verified(URI url, String issuer) throws ProblemException;

  /** {@return what {@code list} says of {@code entry}, which stands at {@code pointer}} */
  int value(E entry, L list, Pointer pointer) throws ProblemException;
}
