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
   * {@return the scheme of a JWK} Refused is one of a key type that we don't know, or one that says
   * that it is not for {@code operation}, which is {@code sign} or {@code verify}.
   */
  static Scheme scheme(ObjectReader in, String operation) throws ProblemException {
    var scheme = schemeOf(in);
    if (in.object().has("use") && !in.string("use").equals("sig")) {
      throw in.malformed("use", "must be sig");
    }
    if (in.object().has("alg") && !scheme.algorithms().contains(in.string("alg"))) {
      throw in.malformed("alg", "must be the algorithm of this key type");
    }
    if (in.object().has("key_ops")) {
      requireOperation(in, in.array("key_ops"), operation);
    }
    return scheme;
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

  private static Scheme schemeOf(ObjectReader in) throws ProblemException {
    var kty = in.string("kty");
    var member = "";
    for (var type : KeyType.values()) {
      var scheme = Scheme.of(type);
      if (scheme.kty().equals(kty)) {
        member = scheme.parameterMember();
        if (scheme.curve().equals(in.string(member))) {
          return scheme;
        }
      }
    }
    throw member.isEmpty()
        ? in.malformed("kty", "must be OKP, EC or AKP")
        : in.malformed(
            member,
            "must be Ed25519 or BLS12381G2 for OKP, P-256, P-384 or P-521 for EC, ML-DSA-44 for AKP");
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
}
