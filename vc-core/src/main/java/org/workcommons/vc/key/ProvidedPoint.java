package org.workcommons.vc.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/**
 * A public key whose signatures a provider of the platform verifies. The point was decoded and
 * judged by this library before, and so is each signature's form: only then it is asked. Where it
 * suddenly can't, this library computes itself.
 */
final class ProvidedPoint implements Scheme.Point {
  /** RFC 8410 §4: what stands before the 32 bytes of an Ed25519 key. */
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final Scheme.Point own;
  private final Provider provider;
  private final String algorithm;
  private final PublicKey key;
  private final SignatureForm form;

  private ProvidedPoint(
      Scheme.Point own, Provider provider, String algorithm, PublicKey key, SignatureForm form) {
    this.own = own;
    this.provider = provider;
    this.algorithm = algorithm;
    this.key = key;
    this.form = form;
  }

  /** {@return the point of {@code key} in the form of {@code provider}, empty if it can't} */
  static Optional<Scheme.Point> of(VerificationKey key, Provider provider) {
    return switch (key.type()) {
      case ED25519 ->
          of(key, provider, List.of("Ed25519", "EdDSA"), edwards(key), SignatureForm.ED25519);
      case P256 -> of(key, provider, "SHA256withECDSA", "secp256r1", SignatureForm.P256);
      case P384 -> of(key, provider, "SHA384withECDSA", "secp384r1", SignatureForm.P384);
      case P521, BLS12_381_G2, ML_DSA_44 -> Optional.empty();
    };
  }

  private static Optional<Scheme.Point> of(
      VerificationKey key, Provider provider, String algorithm, String curve, SignatureForm form) {
    try {
      var spec = weierstrass(key.jwk(), curve);
      return made(key, provider, algorithm, publicKey("EC", spec, provider), form);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<Scheme.Point> of(
      VerificationKey key,
      Provider provider,
      List<String> names,
      KeySpec spec,
      SignatureForm form) {
    for (var name : names) {
      try {
        var made = made(key, provider, name, publicKey(name, spec, provider), form);
        if (made.isPresent()) {
          return made;
        }
      } catch (GeneralSecurityException e) {
        // it may know the same by the other name
        continue;
      }
    }
    return Optional.empty();
  }

  private static Optional<Scheme.Point> made(
      VerificationKey key,
      Provider provider,
      String algorithm,
      PublicKey converted,
      SignatureForm form)
      throws GeneralSecurityException {
    Signature.getInstance(algorithm, provider).initVerify(converted);
    return Optional.of(new ProvidedPoint(key.point(), provider, algorithm, converted, form));
  }

  /** In the provider's own form, or in the platform's where it has none: most take that too. */
  private static PublicKey publicKey(String name, KeySpec spec, Provider provider)
      throws GeneralSecurityException {
    return (provider.getService("KeyFactory", name) == null
            ? KeyFactory.getInstance(name)
            : KeyFactory.getInstance(name, provider))
        .generatePublic(spec);
  }

  private static KeySpec edwards(VerificationKey key) {
    var raw = key.raw();
    var der = new byte[ED25519_PREFIX.length + raw.length];
    System.arraycopy(ED25519_PREFIX, 0, der, 0, ED25519_PREFIX.length);
    System.arraycopy(raw, 0, der, ED25519_PREFIX.length, raw.length);
    return new X509EncodedKeySpec(der);
  }

  private static KeySpec weierstrass(JsonObject jwk, String curve) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return new ECPublicKeySpec(
        new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y")),
        parameters.getParameterSpec(ECParameterSpec.class));
  }

  private static BigInteger coordinate(JsonObject jwk, String name)
      throws GeneralSecurityException {
    try {
      return new BigInteger(1, Base64Url.decode(jwk.string(name).orElseThrow()));
    } catch (ProblemException e) {
      throw new InvalidKeyException("our own coordinates are base64url", e);
    }
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    var proper = form.proper(signature);
    if (proper.isEmpty()) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(algorithm, provider);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(proper.get());
    } catch (SignatureException e) {
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      return own.verifies(message, signature);
    }
  }

  @Override
  public byte[] raw() {
    return own.raw();
  }

  @Override
  public void put(JsonObject.Builder jwk) {
    own.put(jwk);
  }
}
