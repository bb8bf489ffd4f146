package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;

/**
 * A selectively disclosed credential that passed every check of one {@link Verifier}, at one
 * instant. Only a verifier makes these. Shows what was disclosed and nothing else. Immutable.
 */
public final class VerifiedToken {
  private final Optional<String> issuer;
  private final Set<String> types;
  private final JsonObject claims;
  private final Optional<VerificationKey> holder;
  private final Instant asOf;

  VerifiedToken(
      Optional<String> issuer,
      Set<String> types,
      JsonObject claims,
      Optional<VerificationKey> holder,
      Instant asOf) {
    this.issuer = issuer;
    this.types = Set.copyOf(types);
    this.claims = claims;
    this.holder = holder;
    this.asOf = asOf;
  }

  /** {@return who issued it, empty where only its certificate says so} */
  public Optional<String> issuer() {
    return issuer;
  }

  /** {@return its types: those for which its issuer is believed} */
  public Set<String> types() {
    return types;
  }

  /** {@return what was disclosed, claims of the token and all} */
  public JsonObject claims() {
    return claims;
  }

  /**
   * {@return the key with which its holder presented it, empty where nobody had to prove anything}
   * The same key in two presentations means the same holder; another key means nothing.
   */
  public Optional<VerificationKey> holder() {
    return holder;
  }

  /** {@return the instant for which it was checked} */
  public Instant asOf() {
    return asOf;
  }

  /** {@return the types and the issuer, no claims} */
  @Override
  public String toString() {
    return "verified " + types + issuer.map(by -> " by " + by).orElse("");
  }
}
