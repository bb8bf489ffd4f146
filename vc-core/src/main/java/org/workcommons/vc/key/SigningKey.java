package org.workcommons.vc.key;

import java.util.Arrays;
import java.util.List;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A secret key in memory. Its secret shows only to code that holds {@link SecretAccess}. Safe to
 * share.
 */
public final class SigningKey implements Signer {
  private final Scheme scheme;
  private final byte[] seed;
  private final Scheme.Point publicHalf;

  private SigningKey(Scheme scheme, byte[] seed) {
    this.scheme = scheme;
    this.seed = seed;
    this.publicHalf = scheme.derive(seed);
  }

  /** {@return a new random key} */
  public static SigningKey fresh(KeyType type) {
    var scheme = Scheme.of(type);
    var seed = Randomness.bytes(scheme.secretBytes());
    // for P-256 one of four billion numbers is too large, for BLS12-381 every second one;
    // shortening
    // it would favour others
    while (!scheme.isSecret(seed)) {
      seed = Randomness.bytes(scheme.secretBytes());
    }
    return new SigningKey(scheme, seed);
  }

  /**
   * {@return the key whose secret is {@code seed}: for Ed25519 the 32 bytes of RFC 8032, for P-256,
   * P-384, P-521 and BLS12-381 a number from 1 up to but not including the group order, in 32, 48,
   * 66 or 32 bytes with the highest first, for ML-DSA-44 the 32 bytes of FIPS 204 §6.1}
   */
  public static SigningKey restore(KeyType type, byte[] seed, SecretAccess access) {
    var scheme = Scheme.of(type);
    if (!isSecret(scheme, seed)) {
      throw new IllegalArgumentException(
          "expected a secret of " + scheme.curve() + ", " + scheme.secretBytes() + " bytes");
    }
    return new SigningKey(scheme, seed.clone());
  }

  /** {@return the key in {@code secretKeyMultibase}} Controlled Identifiers 1.0 §2.2.2. */
  public static SigningKey ofMultikey(String secretKeyMultibase, SecretAccess access)
      throws ProblemException {
    var bytes = Multibase.decode(secretKeyMultibase);
    var scheme = Multikey.scheme(bytes, Scheme::secretPrefix);
    if (scheme.isEmpty()) {
      throw invalid("not a secret key of a type that this library knows");
    }
    var key = received(scheme.get(), Multikey.key(bytes));
    if (!key.multikey(access).equals(secretKeyMultibase)) {
      throw invalid("a Multikey of this type is written in the other base");
    }
    return key;
  }

  /**
   * {@return the key in {@code jwk}, whose public part must belong to its {@code d}, for ML-DSA-44
   * to its {@code priv}} RFC 7518 §6.2.2, RFC 8037 §2. Refused: a {@code use} other than {@code
   * sig}, {@code key_ops} without {@code sign}, an {@code alg} of another key type.
   */
  public static SigningKey ofJwk(JsonObject jwk, SecretAccess access) throws ProblemException {
    var in = ObjectReader.of(jwk, Pointer.ROOT);
    var scheme = Jwk.scheme(in, "sign");
    var key = received(scheme, Jwk.bytes(in, scheme.secretMember()));
    if (!Arrays.equals(key.publicHalf.raw(), scheme.point(in).raw())) {
      throw invalid("the public and the secret part don't belong together");
    }
    return key;
  }

  @Override
  public VerificationKey verificationKey() {
    return new VerificationKey(scheme, publicHalf);
  }

  @Override
  public byte[] sign(byte[] message) {
    return scheme.sign(seed, publicHalf, message);
  }

  @Override
  public byte[] sign(byte[] header, List<byte[]> messages) {
    return scheme.sign(seed, publicHalf, header, messages);
  }

  /** {@return the secret in the form that {@link #restore} takes, a copy} */
  public byte[] seed(SecretAccess access) {
    return seed.clone();
  }

  /**
   * {@return the secret as a Multikey value, {@code z3u2…} for Ed25519, base64url for ML-DSA-44}
   */
  public String multikey(SecretAccess access) {
    return Multikey.text(scheme, scheme.secretPrefix(), seed);
  }

  /**
   * {@return the secret as a JWK, with the members {@code kty}, {@code crv}, {@code x}, for
   * elliptic curves {@code y}, and {@code d}; for ML-DSA-44 {@code kty}, {@code alg}, {@code pub}
   * and {@code priv}}
   */
  public JsonObject jwk(SecretAccess access) {
    return verificationKey().jwk().with(scheme.secretMember(), Base64Url.encode(seed));
  }

  private static SigningKey received(Scheme scheme, byte[] seed) throws ProblemException {
    if (!isSecret(scheme, seed)) {
      throw invalid("not a valid " + scheme.curve() + " secret key");
    }
    return new SigningKey(scheme, seed);
  }

  private static boolean isSecret(Scheme scheme, byte[] seed) {
    return seed.length == scheme.secretBytes() && scheme.isSecret(seed);
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, detail);
  }

  /** {@return the public half only} */
  @Override
  public String toString() {
    return "SigningKey of " + verificationKey();
  }
}
