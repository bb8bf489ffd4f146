package org.workcommons.vc.verifier;

import java.util.Optional;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusListToken;

/**
 * Whose key may sign the status lists of an issuer: one of the issuer's own, found as its tokens'
 * keys are. Token Status List §11.3 leaves it to whoever uses the lists.
 */
@FunctionalInterface
interface ListKeys {
  /** {@return the key that has to have signed {@code list}, and that is a key of {@code issuer}} */
  VerificationKey key(Jwt list, String issuer) throws ProblemException;

  /** {@return in which way keys are found, empty where what was verified by them is not kept} */
  default Optional<IssuerKeys> way() {
    return Optional.empty();
  }

  /** {@return the list in {@code ascii}, which brings no keys of its own unless this says so} */
  default Jwt received(byte[] ascii) throws ProblemException {
    return Jwt.received(StatusListToken.TYPE, ascii);
  }
}
