package org.workcommons.vc.key;

import java.util.Arrays;
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
  /** The multicodec prefix of an Ed25519 secret key. Controlled Identifiers 1.0 §2.2.2. */
  private static final byte[] MULTICODEC = {(byte) 0x80, 0x26};

  private static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final VerificationKey verificationKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.verificationKey = publicHalf(seed);
  }

  /** {@return a new random key} */
  public static SigningKey fresh(KeyType type) {
    if (type != KeyType.ED25519) {
      throw new AssertionError(type);
    }
    return new SigningKey(Randomness.bytes(SEED_BYTES));
  }

  /** {@return the key whose secret is {@code seed}: for Ed25519, 32 bytes} */
  public static SigningKey restore(KeyType type, byte[] seed, SecretAccess access) {
    if (type != KeyType.ED25519 || seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
    }
    return new SigningKey(seed.clone());
  }

  /** {@return the key in {@code secretKeyMultibase}} Controlled Identifiers 1.0 §2.2.2. */
  public static SigningKey ofMultikey(String secretKeyMultibase, SecretAccess access)
      throws ProblemException {
    var bytes = Multibase.decode(secretKeyMultibase);
    if (bytes.length != MULTICODEC.length + SEED_BYTES
        || !Arrays.equals(bytes, 0, 2, MULTICODEC, 0, 2)) {
      throw invalid("not an Ed25519 secret key");
    }
    return new SigningKey(Arrays.copyOfRange(bytes, MULTICODEC.length, bytes.length));
  }

  /**
   * {@return the key in {@code jwk}, whose {@code x} must belong to its {@code d}} RFC 8037 §2.
   * Refused: a {@code use} other than {@code sig}, {@code key_ops} without {@code sign}, an {@code
   * alg} of another key type.
   */
  public static SigningKey ofJwk(JsonObject jwk, SecretAccess access) throws ProblemException {
    var in = ObjectReader.of(jwk, Pointer.ROOT);
    Jwk.requireEd25519(in, "sign");
    var seed = Jwk.bytes(in, "d");
    if (seed.length != SEED_BYTES) {
      throw invalid("not an Ed25519 secret key");
    }
    var key = new SigningKey(seed);
    if (!Arrays.equals(key.verificationKey.raw(), Jwk.bytes(in, "x"))) {
      throw invalid("the public and the secret part don't belong together");
    }
    return key;
  }

  @Override
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return Ed25519.sign(seed, verificationKey.raw(), message);
  }

  /** {@return the 32-byte seed, a copy} */
  public byte[] seed(SecretAccess access) {
    return seed.clone();
  }

  /** {@return the secret as a Multikey value, {@code z3u2…}} */
  public String multikey(SecretAccess access) {
    var bytes = new byte[MULTICODEC.length + SEED_BYTES];
    System.arraycopy(MULTICODEC, 0, bytes, 0, MULTICODEC.length);
    System.arraycopy(seed, 0, bytes, MULTICODEC.length, SEED_BYTES);
    return Multibase.base58(bytes);
  }

  /**
   * {@return the secret as a JWK, with the members {@code kty}, {@code crv}, {@code x} and {@code
   * d}}
   */
  public JsonObject jwk(SecretAccess access) {
    return verificationKey.jwk().with("d", Base64Url.encode(seed));
  }

  private static VerificationKey publicHalf(byte[] seed) {
    try {
      return VerificationKey.ofRaw(KeyType.ED25519, Ed25519.derivePublic(seed));
    } catch (ProblemException e) {
      throw new IllegalStateException("a derived public key is always a valid point", e);
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, detail);
  }

  /** {@return the public half only} */
  @Override
  public String toString() {
    return "SigningKey of " + verificationKey;
  }
}
