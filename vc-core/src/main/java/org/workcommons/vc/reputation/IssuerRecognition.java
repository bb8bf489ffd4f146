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
}
