package org.workcommons.vc.examples.benchmarks;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.DigestFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;

/** Bouncy Castle by itself, with keys that are decoded already: what nobody can do without. */
final class SignatureAlone {
  /** Signs and verifies bytes. */
  interface Scheme {
    byte[] sign(byte[] message);

    boolean verifies(byte[] message, byte[] signature);
  }

  private SignatureAlone() {}

  static Scheme of(SigningKey key, KeyType type) {
    return switch (type) {
      case ED25519 -> new OfEd25519(key);
      case P256 -> new OfEcdsa(key, "P-256", "SHA-256");
      case P384 -> new OfEcdsa(key, "P-384", "SHA-384");
      case P521 -> new OfEcdsa(key, "P-521", "SHA-512");
      case BLS12_381_G2, ML_DSA_44 ->
          throw new IllegalArgumentException("expected a key that the platform signs with too");
    };
  }

  private static final class OfEd25519 implements Scheme {
    private final byte[] secret;
    private final byte[] raw;
    private final Ed25519.PublicPoint point;

    OfEd25519(SigningKey key) {
      secret = key.seed(SecretAccess.GRANTED);
      raw = key.verificationKey().raw();
      point = Ed25519.validatePublicKeyPartialExport(raw, 0);
    }

    @Override
    public byte[] sign(byte[] message) {
      var signature = new byte[Ed25519.SIGNATURE_SIZE];
      Ed25519.sign(secret, 0, raw, 0, message, 0, message.length, signature, 0);
      return signature;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      return Ed25519.verify(signature, 0, point, message, 0, message.length);
    }
  }

  private static final class OfEcdsa implements Scheme {
    private final ECPrivateKeyParameters secret;
    private final ECPublicKeyParameters point;
    private final String digest;
    private final int bytes;

    OfEcdsa(SigningKey key, String curve, String digest) {
      var domain = new ECDomainParameters(CustomNamedCurves.getByName(curve));
      var seed = key.seed(SecretAccess.GRANTED);
      secret = new ECPrivateKeyParameters(new BigInteger(1, seed), domain);
      point =
          new ECPublicKeyParameters(
              domain.getCurve().decodePoint(key.verificationKey().raw()), domain);
      this.digest = digest;
      bytes = seed.length;
    }

    @Override
    public byte[] sign(byte[] message) {
      var hash =
          digest.equals("SHA-256") ? DigestFactory.createSHA256() : DigestFactory.createSHA384();
      var signer = new ECDSASigner(new HMacDSAKCalculator(hash));
      signer.init(true, secret);
      var parts = signer.generateSignature(hash(message));
      var signature = new byte[2 * bytes];
      put(parts[0], signature, bytes);
      put(parts[1], signature, 2 * bytes);
      return signature;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      var signer = new ECDSASigner();
      signer.init(false, point);

      return signer.verifySignature(
          hash(message),
          new BigInteger(1, Arrays.copyOf(signature, bytes)),
          new BigInteger(1, Arrays.copyOfRange(signature, bytes, 2 * bytes)));
    }

    private static void put(BigInteger number, byte[] signature, int end) {
      var text = number.toByteArray();
      int skip = text[0] == 0 ? 1 : 0;
      System.arraycopy(text, skip, signature, end - text.length + skip, text.length - skip);
    }

    private byte[] hash(byte[] message) {
      try {
        return MessageDigest.getInstance(digest).digest(message);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + digest, e);
      }
    }
  }
}
