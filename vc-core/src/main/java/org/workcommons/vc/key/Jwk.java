package org.workcommons.vc.key;

import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a JWK must say of itself before its key material is used: one key, one algorithm. RFC 8725
 * §3.1.
 */
final class Jwk {
  private Jwk() {}

  static void requireEd25519(ObjectReader in) throws ProblemException {
    require(in, "kty", "OKP");
    require(in, "crv", "Ed25519");
    if (in.object().has("use")) {
      require(in, "use", "sig");
    }
    if (in.object().has("alg")) {
      var alg = in.string("alg");
      if (!alg.equals("Ed25519") && !alg.equals("EdDSA")) {
        throw in.malformed("alg", "must be Ed25519 for this key type");
      }
    }
    requireVerify(in);
  }

  private static void requireVerify(ObjectReader in) throws ProblemException {
    var operations = in.optional("key_ops");
    if (operations.isEmpty()) {
      return;
    }
    boolean verifies =
        operations.get() instanceof JsonArray array
            && (array.items().contains(new JsonString("verify"))
                || array.items().contains(new JsonString("sign")));
    if (!verifies) {
      throw in.malformed("key_ops", "must allow signatures");
    }
  }

  private static void require(ObjectReader in, String name, String value) throws ProblemException {
    if (!in.string(name).equals(value)) {
      throw in.malformed(name, "must be " + value);
    }
  }
}
