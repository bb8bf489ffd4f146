package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/**
 * A trusted authorities query: who is to stand behind the issuer. It spares the holder showing what
 * would be refused, and replaces no check of the issuer. OpenID for Verifiable Presentations 1.0
 * §6.1.1.
 *
 * @param type how to tell, such as {@link #AKI}; of a type that a candidate says nothing about,
 *     nothing matches
 * @param values any of them will do
 */
public record TrustedAuthority(String type, List<String> values) {
  /** The key identifier of an authority in the chain of certificates, in base64url. §6.1.1.1. */
  public static final String AKI = "aki";

  /** The identifier of a trusted list of ETSI TS 119 612. §6.1.1.2. */
  public static final String ETSI_TL = "etsi_tl";

  /** The entity identifier of an authority in a federation. §6.1.1.3. */
  public static final String OPENID_FEDERATION = "openid_federation";

  public TrustedAuthority {
    requireNonNull(type);
    values = List.copyOf(values);
  }

  /**
   * {@return the authorities that the certificates with {@code token} name, by type: those of
   * {@link #AKI}; none where it brings no certificates, or some that can't be read} What they name
   * is worth nothing until the chain was validated. Of the other types nothing is looked up here,
   * and so a query for them matches nothing.
   */
  public static Map<String, Set<String>> namedBy(Jwt token) {
    try {
      var keys = token.certificates().authorityKeyIdentifiers();
      return keys.isEmpty() ? Map.of() : Map.of(AKI, keys);
    } catch (ProblemException e) {
      return Map.of();
    }
  }

  boolean isOneOf(Map<String, Set<String>> authorities) {
    var known = authorities.getOrDefault(type, Set.of());
    return values.stream().anyMatch(known::contains);
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("type", type)
        .put("values", JsonArray.ofStrings(values))
        .build();
  }
}
