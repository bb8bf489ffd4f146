package org.workcommons.vc.key;

import java.util.Set;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * ML-DSA-44 by the lightweight code of Bouncy Castle, without provider look-ups. FIPS 204, the pure
 * form with an empty context string and the deterministic variant, which needs no randomness. A
 * secret is the seed, from which both halves follow.
 */
final class MlDsa implements Scheme {
  static final MlDsa MLDSA44 = new MlDsa();

  private static final MLDSAParameters PARAMETERS = MLDSAParameters.ml_dsa_44;
  private static final String NAME = "ML-DSA-44";
  private static final int PUBLIC_BYTES = 1312;
  private static final int SEED_BYTES = 32;
  private static final int SIGNATURE_BYTES = 2420;

  private MlDsa() {}

  @Override
  public KeyType type() {
    return KeyType.ML_DSA_44;
  }

  @Override
  public byte[] publicPrefix() {
    return new byte[] {(byte) 0x90, 0x24};
  }

  @Override
  public byte[] secretPrefix() {
    return new byte[] {(byte) 0x9a, 0x26};
  }

  /** Base58 would take quadratic time for keys as long as these. */
  @Override
  public String multibase(byte[] bytes) {
    return Multibase.base64Url(bytes);
  }

  @Override
  public String kty() {
    return "AKP";
  }

  @Override
  public String curve() {
    return NAME;
  }

  @Override
  public Set<String> algorithms() {
    return Set.of(NAME);
  }

  /** There is no curve; the algorithm says which parameters they are. */
  @Override
  public String parameterMember() {
    return "alg";
  }

  @Override
  public String secretMember() {
    return "priv";
  }

  @Override
  public int secretBytes() {
    return SEED_BYTES;
  }

  @Override
  public boolean isSecret(byte[] seed) {
    return true;
  }

  @Override
  public Point point(byte[] raw) throws ProblemException {
    if (raw.length != PUBLIC_BYTES) {
      throw notAPoint();
    }
    return new PublicHalf(raw.clone(), new MLDSAPublicKeyParameters(PARAMETERS, raw));
  }

  @Override
  public Point point(ObjectReader jwk) throws ProblemException {
    return point(Jwk.bytes(jwk, "pub"));
  }

  @Override
  public Point derive(byte[] seed) {
    var key = expanded(seed).getPublicKeyParameters();
    return new PublicHalf(key.getEncoded(), key);
  }

  @Override
  public byte[] sign(byte[] seed, Point publicHalf, byte[] message) {
    var signer = new MLDSASigner();
    signer.init(true, expanded(seed));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("every seed signs every message", e);
    }
  }

  private static MLDSAPrivateKeyParameters expanded(byte[] seed) {
    return new MLDSAPrivateKeyParameters(PARAMETERS, seed);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  private record PublicHalf(byte[] raw, MLDSAPublicKeyParameters key) implements Point {
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      if (signature.length != SIGNATURE_BYTES) {
        return false;
      }
      var verifier = new MLDSASigner();
      verifier.init(false, key);
      verifier.update(message, 0, message.length);
      return verifier.verifySignature(signature);
    }

    @Override
    public void put(JsonObject.Builder jwk) {
      jwk.put("pub", Base64Url.encode(raw));
    }
  }
}
