package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * A cryptosuite whose proofs come in two forms: one that an issuer makes for the holder alone, and
 * those that the holder makes from it. What {@link Suite} makes is of the first form, what it
 * verifies of the second.
 */
interface SelectiveSuite extends Suite {
  /** {@return whether {@code proof} says that an issuer made it for the holder} */
  boolean isBase(DataIntegrityProof proof) throws ProblemException;

  /** {@return what every disclosure from {@code base} shows} */
  List<Pointer> mandatory(DataIntegrityProof base) throws ProblemException;

  /**
   * {@return what {@code base} covers of {@code document}, if {@code key} made it; otherwise the
   * problem is thrown}
   */
  JsonObject verifyBase(DataIntegrityProof base, JsonObject document, VerificationKey key)
      throws ProblemException;

  /**
   * {@return what is mandatory and what is at {@code selective} of {@code document}, with a proof
   * made from {@code base}}
   */
  JsonObject derived(DataIntegrityProof base, JsonObject document, List<Pointer> selective)
      throws ProblemException;
}
