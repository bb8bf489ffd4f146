package org.workcommons.vc.key;

import java.util.Arrays;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A public key that verifies signatures: a valid point, decoded once. Immutable and safe to share
 * between threads.
 */
public final class VerificationKey {
  /** The multicodec prefix of an Ed25519 public key. Controlled Identifiers 1.0 §2.2.2. */
  private static final byte[] MULTICODEC = {(byte) 0xed, 0x01};

  /** More than the Multikey of any key type that this library knows. */
  private static final int MULTIKEY_CHARS = 64;

  private static final Set<String> PRIVATE_JWK_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  private final byte[] raw;
  private final Ed25519.PublicKey key;

  private VerificationKey(byte[] raw, Ed25519.PublicKey key) {
    this.raw = raw;
    this.key = key;
  }

  /**
   * {@return the key whose RFC 8032 encoding is {@code raw}} A key that is no point of the curve,
   * is encoded other than canonically, or is of small order, is a problem of type {@code
   * INVALID_VERIFICATION_METHOD}.
   */
  public static VerificationKey ofRaw(KeyType type, byte[] raw) throws ProblemException {
    if (type != KeyType.ED25519) {
      throw new AssertionError(type);
    }
    var copy = raw.clone();
    return new VerificationKey(copy, Ed25519.publicKey(copy));
  }

  /**
   * {@return the key in {@code publicKeyMultibase}} Controlled Identifiers 1.0 §2.2.2 Multikey;
   * base58btc only.
   */
  public static VerificationKey ofMultikey(String publicKeyMultibase) throws ProblemException {
    if (!publicKeyMultibase.startsWith("z")) {
      throw invalid("a Multikey starts with z, for base58btc");
    }
    // decoding long texts is slow, and a document may hold many: one Ed25519 key has 48 characters
    if (publicKeyMultibase.length() > MULTIKEY_CHARS) {
      throw invalid("not a key type that this library knows");
    }
    var bytes = Multibase.decode(publicKeyMultibase);
    if (bytes.length < MULTICODEC.length || !Arrays.equals(bytes, 0, 2, MULTICODEC, 0, 2)) {
      throw invalid("not a key type that this library knows");
    }
    return ofRaw(KeyType.ED25519, Arrays.copyOfRange(bytes, MULTICODEC.length, bytes.length));
  }

  /**
   * {@return the key in {@code jwk}} RFC 7517, RFC 8037. Refused: private members, a {@code use}
   * other than {@code sig}, {@code key_ops} without {@code verify}, an {@code alg} of another key
   * type.
   */
  public static VerificationKey ofJwk(JsonObject jwk) throws ProblemException {
    for (String name : jwk.names()) {
      if (PRIVATE_JWK_MEMBERS.contains(name)) {
        throw invalid("a public key must not contain private members");
      }
    }
    var in = ObjectReader.of(jwk, Pointer.ROOT);
    Jwk.requireEd25519(in, "verify");
    return ofRaw(KeyType.ED25519, Jwk.bytes(in, "x"));
  }

  /** {@return the type of this key} */
  public KeyType type() {
    return KeyType.ED25519;
  }

  /**
   * {@return whether {@code signature} is this key's signature over {@code message}} Strict: 64
   * bytes, S below the group order, R canonical, RFC 8032 §5.1.7. Never throws, whatever a stranger
   * sends. Whoever holds the secret can make signatures that other implementations judge
   * differently (a point with a component of small order); nobody else can.
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return key.verifies(message, signature);
  }

  /** {@return the RFC 8032 encoding, a copy} */
  public byte[] raw() {
    return raw.clone();
  }

  /** {@return this key as a Multikey value, {@code z6Mk…}} */
  public String multikey() {
    var bytes = new byte[MULTICODEC.length + raw.length];
    System.arraycopy(MULTICODEC, 0, bytes, 0, MULTICODEC.length);
    System.arraycopy(raw, 0, bytes, MULTICODEC.length, raw.length);
    return Multibase.base58(bytes);
  }

  /** {@return this key as a JWK, with the members {@code kty}, {@code crv} and {@code x}} */
  public JsonObject jwk() {
    return JsonObject.builder()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", Base64Url.encode(raw))
        .build();
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID_VERIFICATION_METHOD, Pointer.ROOT, detail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return multikey();
  }
}
