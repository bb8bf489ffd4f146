package org.workcommons.vc.securing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.problem.Pointer;

/**
 * What somebody is said to have signed a document with, as it was received: well-formed and
 * unverified. VCDM 2.0 §4.12.
 */
public sealed interface Proof permits DataIntegrityProof, JoseProof {
  /** {@return where it stands in its document, the root where it surrounds the document} */
  Pointer pointer();

  /** {@return the key that is said to have made it} */
  DidUrl verificationMethod();

  /** {@return what it is meant for} */
  ProofPurpose purpose();

  /** {@return when it is said to have been made, or from when on it counts} */
  Optional<Instant> created();

  /** {@return from when on it counts no more} */
  Optional<Instant> expires();

  /** {@return whom it is for} */
  List<String> domains();

  /** {@return the one-time value that it answers} */
  Optional<String> challenge();

  /** {@return how it was made, as its specification calls it: {@code eddsa-jcs-2022}} */
  String mechanism();

  /**
   * {@return whether it is over each statement of its document, so that verifying it may take
   * hundreds of times as long as a signature over the whole}
   */
  default boolean isSelective() {
    return false;
  }
}
