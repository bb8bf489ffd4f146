package org.workcommons.vc.verifier;

import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The keys with which an issuer that is a DID may make assertions. Nobody else's document is looked
 * up: who signs a list does not choose whom this machine asks.
 */
record DidListKeys(Run run) implements ListKeys {
  private static final Pointer KID = Pointer.ROOT.at("kid");

  @Override
  public VerificationKey key(Jwt list, String issuer) throws ProblemException {
    var name = list.keyId();
    if (name.isEmpty()) {
      throw refused("must name a key of the issuer");
    }
    var url = DidUrl.parse(name.get(), KID);
    if (!url.did().value().equals(issuer)) {
      throw refused("the key is not one of the issuer's");
    }
    return run.method(url, VerificationRelationship.ASSERTION_METHOD, KID).key();
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.INVALID_VERIFICATION_METHOD, KID, detail);
  }
}
