package org.workcommons.vc.reputation;

import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.Assurance;

/** Whom a community believes, and since when. Admission rule R1. */
@FunctionalInterface
public interface IssuerRecognition {
  /**
   * {@return whether {@code issuer} was recognised to issue work statements of this assurance about
   * {@code platform} at {@code issued}}
   */
  boolean recognises(Did issuer, Did platform, Assurance assurance, Instant issued);

  /**
   * {@return how far {@code platform} is trusted at {@code at}, the time of the evaluation} A
   * policy's ceilings go by it, for all of the platform's ratings, however old. Recognised without
   * reserve unless somebody knows better.
   */
  default PlatformStanding standing(Did platform, Instant at) {
    return PlatformStanding.RECOGNISED;
  }
}
