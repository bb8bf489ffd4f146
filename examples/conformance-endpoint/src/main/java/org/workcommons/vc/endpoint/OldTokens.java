package org.workcommons.vc.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Presentations as version 1.1 put them into tokens: a claim {@code vp}, the type {@code JWT}, and
 * {@code application/jwt} on the envelope. {@link SuitePolicy#OLD_PRESENTATION_TOKENS}. Nothing is
 * believed here but the signature.
 */
record OldTokens(DidResolver resolver) {
  private static final String START = "data:application/jwt,";

  /** {@return whether the envelope says that it has such a token in it} */
  static boolean isOne(JsonObject envelope) {
    return envelope.string("id").filter(id -> id.startsWith(START)).isPresent();
  }

  /** {@return the presentation in the token, whose signature is good} */
  JsonObject presentation(ObjectReader envelope) throws ProblemException {
    var parts = envelope.string("id").substring(START.length()).split("\\.", -1);
    if (parts.length != 3) {
      throw envelope.malformed("id", "must be three parts with dots between them");
    }
    var header = ObjectReader.of(JsonReader.readObject(Base64Url.decode(parts[0])), Pointer.ROOT);
    var payload = ObjectReader.of(JsonReader.readObject(Base64Url.decode(parts[1])), Pointer.ROOT);
    if (!header.string("alg").equals("EdDSA") || !header.string("typ").equals("JWT")) {
      throw new ProblemException(
          ProblemType.PARSING_ERROR, Pointer.ROOT.at("alg"), "must be a JWT with EdDSA");
    }
    var method = DidUrl.parse(header.string("kid"), Pointer.ROOT.at("kid"));
    var key = Keys.of(resolver, method, VerificationRelationship.AUTHENTICATION);
    var signed = (parts[0] + '.' + parts[1]).getBytes(US_ASCII);
    if (!key.verifies(signed, Base64Url.decode(parts[2]))) {
      throw new ProblemException(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
          Pointer.ROOT,
          "the signature does not match the token");
    }
    return payload.object("vp").object();
  }
}
