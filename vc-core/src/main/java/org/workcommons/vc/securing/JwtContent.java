package org.workcommons.vc.securing;

import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/** A JSON document in a compact JSON Web Signature. VC-JOSE-COSE 1.0 §3.1. */
record JwtContent(Jwt token) implements SignedContent {
  static JwtContent read(TokenForm form, byte[] ascii) throws ProblemException {
    return new JwtContent(Jwt.received(form.typ(), ascii));
  }

  @Override
  public JsonObject header() {
    return token.header();
  }

  @Override
  public JsonObject payload() {
    return token.unverifiedClaims();
  }

  @Override
  public String algorithm() {
    return token.algorithm().identifier();
  }

  @Override
  public void verify(VerificationKey key) throws ProblemException {
    token.verify(key);
  }
}
