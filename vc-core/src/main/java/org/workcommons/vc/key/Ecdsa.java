package org.workcommons.vc.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * ECDSA by the lightweight code of Bouncy Castle, without provider look-ups. FIPS 186-5, with the
 * nonces of RFC 6979, which need no randomness, and signatures in the form of IEEE P1363: r and s,
 * each as long as the field.
 */
final class Ecdsa implements Scheme {
  static final Ecdsa P256 =
      new Ecdsa(
          KeyType.P256,
          "secp256r1",
          "P-256",
          Set.of("ES256", "ESP256"),
          "SHA-256",
          SHA256Digest::new);
  static final Ecdsa P384 =
      new Ecdsa(
          KeyType.P384,
          "secp384r1",
          "P-384",
          Set.of("ES384", "ESP384"),
          "SHA-384",
          SHA384Digest::new);
  static final Ecdsa P521 =
      new Ecdsa(
          KeyType.P521,
          "secp521r1",
          "P-521",
          Set.of("ES512", "ESP512"),
          "SHA-512",
          SHA512Digest::new);

  /**
   * The last digit of the multicodecs: 0x1200 to 0x1202 for public, 0x1306 to 0x1308 for secret.
   */
  private static final List<KeyType> ORDER = List.of(KeyType.P256, KeyType.P384, KeyType.P521);

  /**
   * Points that came before, for the tables that Bouncy Castle computes with a point that it meets
   * several times: with them a verification takes half as long. Whoever shows something bound to a
   * key does so again.
   */
  private static final Recent<KeyBytes, Point> DECODED = Recent.most(Limits.DID_KEYS_KEPT);

  private static final byte UNCOMPRESSED = 4;

  private final KeyType type;
  private final String curve;
  private final Set<String> algorithms;
  private final String jdkDigest;

  /** For the nonces of RFC 6979. */
  private final Supplier<ExtendedDigest> digest;

  private final ECDomainParameters domain;
  private final int fieldBytes;

  private Ecdsa(
      KeyType type,
      String name,
      String curve,
      Set<String> algorithms,
      String jdkDigest,
      Supplier<ExtendedDigest> digest) {
    X9ECParameters parameters = CustomNamedCurves.getByName(name);
    this.type = type;
    this.curve = curve;
    this.algorithms = algorithms;
    this.jdkDigest = jdkDigest;
    this.digest = digest;
    this.domain = new ECDomainParameters(parameters);
    this.fieldBytes = (parameters.getCurve().getFieldSize() + 7) / 8;
  }

  @Override
  public KeyType type() {
    return type;
  }

  @Override
  public byte[] publicPrefix() {
    return new byte[] {(byte) (0x80 + ORDER.indexOf(type)), 0x24};
  }

  @Override
  public byte[] secretPrefix() {
    return new byte[] {(byte) (0x86 + ORDER.indexOf(type)), 0x26};
  }

  @Override
  public String kty() {
    return "EC";
  }

  @Override
  public String curve() {
    return curve;
  }

  @Override
  public Set<String> algorithms() {
    return algorithms;
  }

  @Override
  public int secretBytes() {
    return fieldBytes;
  }

  @Override
  public boolean isSecret(byte[] secret) {
    return isScalar(new BigInteger(1, secret));
  }

  /** Compressed only: a second encoding would be a second name for the same key. */
  @Override
  public Point point(byte[] raw) throws ProblemException {
    if (raw.length != 1 + fieldBytes || (raw[0] != 2 && raw[0] != 3)) {
      throw notAPoint();
    }
    return decoded(raw.clone());
  }

  /** RFC 7518 §6.2.1: both coordinates, each exactly as long as the field. */
  @Override
  public Point point(ObjectReader jwk) throws ProblemException {
    var x = Jwk.bytes(jwk, "x");
    var y = Jwk.bytes(jwk, "y");
    if (x.length != fieldBytes || y.length != fieldBytes) {
      throw notAPoint();
    }
    return decoded(ByteBuffer.allocate(1 + 2 * fieldBytes).put(UNCOMPRESSED).put(x).put(y).array());
  }

  /** By SEC 1 §2.3.4, which refuses what is not on the curve. */
  private Point decoded(byte[] encoded) throws ProblemException {
    var key = new KeyBytes(encoded);
    var known = DECODED.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var point = of(domain.getCurve().decodePoint(encoded));
      DECODED.put(key, point);
      return point;
    } catch (IllegalArgumentException e) {
      throw notAPoint();
    }
  }

  @Override
  public Point derive(byte[] secret) {
    var scalar = new BigInteger(1, secret);
    return of(new FixedPointCombMultiplier().multiply(domain.getG(), scalar).normalize());
  }

  @Override
  public byte[] sign(byte[] secret, Point publicHalf, byte[] message) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(digest.get()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), domain));
    var pair = signer.generateSignature(hash(message));
    var signature = new byte[2 * fieldBytes];
    BigIntegers.asUnsignedByteArray(pair[0], signature, 0, fieldBytes);
    BigIntegers.asUnsignedByteArray(pair[1], signature, fieldBytes, fieldBytes);
    return signature;
  }

  private Point of(ECPoint point) {
    return new DecodedPoint(point.getEncoded(true), point);
  }

  /** By the JDK, whose code uses the processor's own instructions: six times as fast. */
  private byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance(jdkDigest).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + jdkDigest, e);
    }
  }

  private boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(domain.getN()) < 0;
  }

  private final class DecodedPoint implements Point {
    private final byte[] raw;
    private final ECPublicKeyParameters key;

    DecodedPoint(byte[] raw, ECPoint point) {
      this.raw = raw;
      this.key = new ECPublicKeyParameters(point, domain);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      if (signature.length != 2 * fieldBytes) {
        return false;
      }
      var r = new BigInteger(1, Arrays.copyOf(signature, fieldBytes));
      var s = new BigInteger(1, Arrays.copyOfRange(signature, fieldBytes, 2 * fieldBytes));
      // zeros are the forgery that a well-known library once accepted: not left to another library
      if (!isScalar(r) || !isScalar(s)) {
        return false;
      }
      var verifier = new ECDSASigner();
      verifier.init(false, key);
      return verifier.verifySignature(hash(message), r, s);
    }

    @Override
    public byte[] raw() {
      return raw;
    }

    @Override
    public void put(JsonObject.Builder jwk) {
      jwk.put("x", Base64Url.encode(key.getQ().getAffineXCoord().getEncoded()));
      jwk.put("y", Base64Url.encode(key.getQ().getAffineYCoord().getEncoded()));
    }
  }
}
