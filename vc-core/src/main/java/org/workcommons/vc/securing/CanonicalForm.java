package org.workcommons.vc.securing;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** One sequence of bytes for everything that means the same. */
interface CanonicalForm {
  /**
   * {@return the bytes that {@code document} comes down to}
   *
   * @param hash what the suite hashes with, also on the way there
   */
  byte[] canonical(JsonObject document, Hash hash) throws ProblemException;

  /** {@return the hash of these bytes, which need not be in memory at once} */
  default byte[] hash(JsonObject document, Hash hash) throws ProblemException {
    return hash.of(canonical(document, hash));
  }
}
