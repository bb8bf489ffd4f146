package org.workcommons.vc.endpoint;

import org.workcommons.vc.problem.ProblemException;

/** What is done with a request. */
interface Route {
  /**
   * {@return the answer}
   *
   * @throws ProblemException when the request is not to be accepted, which is answered with 400
   */
  Reply answer(Request request) throws ProblemException;
}
