package org.workcommons.vc.securing;

import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;

/** A JSON document in a COSE_Sign1 message. VC-JOSE-COSE 1.0 §3.3. */
record CoseContent(CoseSign1 message, JsonObject payload) implements SignedContent {
  static CoseContent read(byte[] cbor) throws ProblemException {
    var message = CoseSign1.read(cbor);
    return new CoseContent(message, JsonReader.readObject(message.payload()));
  }

  @Override
  public JsonObject header() {
    return message.header().names();
  }

  @Override
  public String algorithm() {
    return message.header().algorithm().identifier();
  }

  @Override
  public void verify(VerificationKey key) throws ProblemException {
    message.verify(key);
  }
}
