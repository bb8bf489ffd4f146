package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.model.ClaimPath;

/**
 * Why a credential does not answer a credential query. Holds no value of a claim.
 *
 * @param reason what does not fit
 * @param claim where the claim was looked for, if it is a claim that does not fit
 */
public record Mismatch(Reason reason, Optional<ClaimPath> claim) {
  public Mismatch {
    requireNonNull(reason);
    requireNonNull(claim);
  }

  /** What does not fit, in the order in which it is looked at. */
  public enum Reason {
    /** Another format, or one that is not known here. */
    FORMAT,
    /** None of the types that are asked for. */
    TYPE,
    /** None of the trusted authorities stands behind the issuer, as far as is known. */
    AUTHORITY,
    /** No proof of who holds it. */
    HOLDER_BINDING,
    /** No claim at the path. */
    CLAIM_MISSING,
    /** A claim at the path, with none of the values that are asked for. */
    VALUE_DIFFERS
  }

  static Mismatch of(Reason reason) {
    return new Mismatch(reason, Optional.empty());
  }
}
