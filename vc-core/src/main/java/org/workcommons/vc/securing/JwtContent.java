package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/** A JSON document in a compact JSON Web Signature. RFC 7519. */
record JwtContent(CompactJws jws, JsonObject payload) implements SignedContent {
  static JwtContent read(byte[] ascii) throws ProblemException {
    var jws = CompactJws.read(ascii);
    return new JwtContent(jws, JsonReader.readObject(jws.payload()));
  }

  @Override
  public JsonObject header() {
    return jws.header();
  }

  @Override
  public String algorithm() {
    return jws.algorithm().identifier();
  }

  @Override
  public void verify(VerificationKey key) throws ProblemException {
    jws.verify(key);
  }
}
