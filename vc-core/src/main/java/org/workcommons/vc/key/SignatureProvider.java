package org.workcommons.vc.key;

import java.security.Provider;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;

/**
 * Who computes what verifying a signature comes down to: a provider of the platform that the caller
 * hands in, such as one with native code, for Ed25519, P-256 and P-384; Bouncy Castle for all else
 * and wherever the provider can't. What this library demands of a key and of the numbers in a
 * signature it checks itself, whoever computes: no signature is accepted that would be refused
 * otherwise. Safe to share between threads, if the provider is.
 */
public final class SignatureProvider {
  private final Optional<Provider> provider;

  /** Keys in the provider's form: to make one takes longer than to verify with it. */
  private final Recent<KeyBytes, VerificationKey> keys = Recent.most(Limits.DID_KEYS_KEPT);

  private SignatureProvider(Optional<Provider> provider) {
    this.provider = provider;
  }

  /** {@return Bouncy Castle, for everything} */
  public static SignatureProvider ofThisLibrary() {
    return new SignatureProvider(Optional.empty());
  }

  /** {@return {@code provider}, which need not be one of those that the platform knows} */
  public static SignatureProvider of(Provider provider) {
    return new SignatureProvider(Optional.of(provider));
  }

  /** {@return the same key, computing by this provider; as it is where the provider can't} */
  public VerificationKey computing(VerificationKey key) {
    if (provider.isEmpty()) {
      return key;
    }
    var raw = new KeyBytes(key.point().raw());
    var known = keys.get(raw);
    if (known.isPresent()) {
      return known.get();
    }
    var made = ProvidedPoint.of(key, provider.get()).map(key::with).orElse(key);
    keys.put(raw, made);
    return made;
  }
}
