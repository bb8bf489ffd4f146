package org.workcommons.vc.key;

import java.util.Arrays;
import java.util.Set;
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
  /** More than any Multikey in base58 that this library knows; BLS12-381 has 137 characters. */
  private static final int MULTIKEY_CHARS = 150;

  /** The Multikey of ML-DSA-44: the prefix u, and 1314 bytes in base64url. */
  private static final int LONG_MULTIKEY_CHARS = 1753;

  private static final Set<String> PRIVATE_JWK_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  private final Scheme scheme;
  private final Scheme.Point point;

  VerificationKey(Scheme scheme, Scheme.Point point) {
    this.scheme = scheme;
    this.point = point;
  }

  /**
   * {@return the key whose encoding is {@code raw}: for Ed25519 the 32 bytes of RFC 8032, for
   * P-256, P-384 and P-521 the compressed point of 33, 49 or 67 bytes of SEC 1 §2.3.3, for
   * BLS12-381 the compressed point of G2 of 96 bytes, for ML-DSA-44 the 1312 bytes of FIPS 204
   * §7.2} A key that is no point of the curve, is encoded other than canonically, or is of small
   * order or outside the group that signatures are made in, is a problem of type {@code
   * INVALID_VERIFICATION_METHOD}.
   */
  public static VerificationKey ofRaw(KeyType type, byte[] raw) throws ProblemException {
    return of(Scheme.of(type), raw);
  }

  /**
   * {@return the key in {@code publicKeyMultibase}} Controlled Identifiers 1.0 §2.2.2 Multikey; in
   * base58btc, for ML-DSA-44 in base64url, and in no other base.
   */
  public static VerificationKey ofMultikey(String publicKeyMultibase) throws ProblemException {
    boolean isLong = publicKeyMultibase.startsWith("u");
    if (!isLong && !publicKeyMultibase.startsWith("z")) {
      throw invalid("a Multikey starts with z, for base58btc, or u, for base64url");
    }
    // decoding long texts is slow, and a document may hold many
    if (publicKeyMultibase.length() > (isLong ? LONG_MULTIKEY_CHARS : MULTIKEY_CHARS)) {
      throw invalid("not a key type that this library knows");
    }
    var bytes = Multibase.decode(publicKeyMultibase);
    var scheme = Multikey.scheme(bytes, Scheme::publicPrefix);
    if (scheme.isEmpty()) {
      throw invalid("not a key type that this library knows");
    }
    var key = of(scheme.get(), Multikey.key(bytes));
    if (!key.multikey().equals(publicKeyMultibase)) {
      throw invalid("a Multikey of this type is written in the other base");
    }
    return key;
  }

  /**
   * {@return the key in {@code jwk}} RFC 7517, RFC 7518 §6.2.1, RFC 8037. Refused: private members,
   * a {@code use} other than {@code sig}, {@code key_ops} without {@code verify}, an {@code alg} of
   * another key type, coordinates that are not exactly as long as the field.
   */
  public static VerificationKey ofJwk(JsonObject jwk) throws ProblemException {
    for (String name : jwk.names()) {
      if (PRIVATE_JWK_MEMBERS.contains(name)) {
        throw invalid("a public key must not contain private members");
      }
    }
    var in = ObjectReader.of(jwk, Pointer.ROOT);
    var scheme = Jwk.scheme(in, "verify");
    return new VerificationKey(scheme, scheme.point(in));
  }

  /**
   * {@return the key in {@code der}, a SubjectPublicKeyInfo as certificates have it} RFC 5280
   * §4.1.2.7: Ed25519, P-256, P-384 and P-521.
   */
  public static VerificationKey ofSubjectPublicKeyInfo(byte[] der) throws ProblemException {
    var raw = CertifiedKey.read(der);
    return of(Scheme.of(raw.type()), raw.bytes());
  }

  private static VerificationKey of(Scheme scheme, byte[] raw) throws ProblemException {
    return new VerificationKey(scheme, scheme.point(raw));
  }

  /** {@return the type of this key} */
  public KeyType type() {
    return scheme.type();
  }

  /**
   * {@return whether {@code signature}, in the form of {@link Signer#sign}, is this key's signature
   * over {@code message}} Never throws, whatever a stranger sends.
   *
   * <p>Ed25519 is strict: S below the group order, R canonical, RFC 8032 §5.1.7. Whoever holds the
   * secret can make signatures that other implementations judge differently (a point with a
   * component of small order); nobody else can.
   *
   * <p>ECDSA is malleable: from a valid signature (r, s) everybody can make the valid (r, n − s),
   * and both are accepted, as the standard says. So the bytes of a signature never identify
   * anything.
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return point.verifies(message, signature);
  }

  Scheme.Point point() {
    return point;
  }

  /** {@return the same key, computing by {@code other}, which is the same point} */
  VerificationKey with(Scheme.Point other) {
    return new VerificationKey(scheme, other);
  }

  /** {@return the encoding that {@link #ofRaw} takes, a copy} */
  public byte[] raw() {
    return point.raw().clone();
  }

  /**
   * {@return this key as a Multikey value: {@code z6Mk…} for Ed25519, {@code zDn…} for P-256,
   * {@code z82…} for P-384, {@code z2J9…} for P-521, {@code zUC7…} for BLS12-381, {@code ukC…} for
   * ML-DSA-44}
   */
  public String multikey() {
    return Multikey.text(scheme, scheme.publicPrefix(), point.raw());
  }

  /**
   * {@return this key as a JWK, with the members {@code kty}, {@code crv}, {@code x}, and for
   * elliptic curves {@code y}; for ML-DSA-44 {@code kty}, {@code alg} and {@code pub}}
   */
  public JsonObject jwk() {
    var jwk =
        JsonObject.builder().put("kty", scheme.kty()).put(scheme.parameterMember(), scheme.curve());
    point.put(jwk);
    return jwk.build();
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID_VERIFICATION_METHOD, Pointer.ROOT, detail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that
        && type() == that.type()
        && Arrays.equals(point.raw(), that.point.raw());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(point.raw());
  }

  @Override
  public String toString() {
    return multikey();
  }
}
