package org.workcommons.vc.endpoint;

import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/** The keys that proofs name. */
final class Keys {
  private Keys() {}

  /** {@return the key called {@code method}, which its document lets be used so} */
  static VerificationKey of(
      DidResolver resolver, DidUrl method, VerificationRelationship relationship)
      throws ProblemException {
    var resolution = resolver.resolve(method.did());
    if (resolution instanceof Resolution.Resolved resolved) {
      return resolved.document().retrieve(method, relationship).key();
    }
    throw new ProblemException(((Resolution.Failed) resolution).problem());
  }
}
