package org.workcommons.vc.key;

import java.util.HashSet;
import org.workcommons.vc.encoding.Base64Url;
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

  /**
   * Refuses a JWK of another key type, or one that says that it is not for {@code operation}, which
   * is {@code sign} or {@code verify}.
   */
  static void requireEd25519(ObjectReader in, String operation) throws ProblemException {
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
    if (in.object().has("key_ops")) {
      requireOperation(in, in.array("key_ops"), operation);
    }
  }

  /** {@return the bytes of the member called {@code name}, base64url} */
  static byte[] bytes(ObjectReader in, String name) throws ProblemException {
    var text = in.string(name);
    try {
      return Base64Url.decode(text);
    } catch (ProblemException e) {
      throw e.under(in.pointer().at(name));
    }
  }

  // RFC 7517 §4.3: an array of strings, none of them twice
  private static void requireOperation(ObjectReader in, JsonArray operations, String operation)
      throws ProblemException {
    var items = operations.items();
    if (!items.stream().allMatch(JsonString.class::isInstance)
        || new HashSet<>(items).size() < items.size()) {
      throw in.malformed("key_ops", "must be an array of different strings");
    }
    if (!items.contains(new JsonString(operation))) {
      throw in.malformed("key_ops", "must contain " + operation);
    }
  }

  private static void require(ObjectReader in, String name, String value) throws ProblemException {
    if (!in.string(name).equals(value)) {
      throw in.malformed(name, "must be " + value);
    }
  }
}
