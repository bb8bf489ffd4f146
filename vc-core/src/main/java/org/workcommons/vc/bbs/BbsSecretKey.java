package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.workcommons.vc.encoding.Limits;

/**
 * A secret key of BBS, a number from 1 up to but not including the order of the groups. Its secret
 * is in no text and leaves through no method. Immutable, safe to share.
 *
 * <p>The points of a signature are multiplied in the same number of steps whatever the secret is;
 * how long a step takes, and the inversion of secret plus hash modulo the order, depends on the
 * numbers. So this is not constant-time in the strict sense: not for machines where a stranger can
 * measure its time to the microsecond.
 */
public final class BbsSecretKey {
  /** The length of a secret. */
  public static final int BYTES = Scalars.BYTES;

  private static final String KEY_TAG = Ciphersuite.API + "KEYGEN_DST_";
  private static final int LEAST_MATERIAL_BYTES = 32;
  private static final int MOST_NOTE_BYTES = 65_535;

  private final Ciphersuite suite;
  private final BigInteger secret;
  private final byte[] publicKey;

  private BbsSecretKey(Ciphersuite suite, BigInteger secret, byte[] publicKey) {
    this.suite = suite;
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /** {@return whether {@code bytes}, highest first, are a secret} */
  public static boolean isSecret(byte[] bytes) {
    return Scalars.received(bytes).isPresent();
  }

  /** {@return the key with the secret {@code bytes}} Computes the public half. */
  public static BbsSecretKey restore(byte[] bytes) {
    return restore(Ciphersuite.here(), bytes);
  }

  /** {@return the key with the secret {@code bytes} whose public half is known already} */
  public static BbsSecretKey restore(byte[] bytes, byte[] publicKey) {
    return new BbsSecretKey(Ciphersuite.here(), secret(bytes), publicKey.clone());
  }

  static BbsSecretKey restore(Ciphersuite suite, byte[] bytes) {
    var secret = secret(bytes);
    return new BbsSecretKey(suite, secret, suite.curve().publicKey(secret).compressed());
  }

  /**
   * {@return the secret that {@code material}, at least 32 bytes that nobody can guess, stands for}
   * {@code note} tells apart several keys of the same material, in up to 65,535 bytes.
   * draft-irtf-cfrg-bbs-signatures §3.4.1 KeyGen.
   */
  public static byte[] secretOf(byte[] material, byte[] note) {
    if (material.length < LEAST_MATERIAL_BYTES || note.length > MOST_NOTE_BYTES) {
      throw new IllegalArgumentException(
          "expected at least 32 bytes of key material and at most 65535 of a note");
    }
    var length = ByteBuffer.allocate(Short.BYTES).putShort((short) note.length).array();
    var input = new Octets().bytes(material).bytes(length).bytes(note).all();
    return Scalars.bytes(Scalars.hash(input, KEY_TAG));
  }

  private static BigInteger secret(byte[] bytes) {
    return Scalars.received(bytes)
        .orElseThrow(() -> new IllegalArgumentException("expected a secret of BBS, 32 bytes"));
  }

  /** {@return the public half, compressed, a copy} */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * {@return the signature over {@code header} and {@code messages}, 80 bytes, the same each time}
   * At most {@link Limits#BBS_MESSAGES} messages. draft-irtf-cfrg-bbs-signatures §3.5.1 Sign.
   */
  public byte[] sign(byte[] header, List<byte[]> messages) {
    if (!Ciphersuite.allows(messages.size())) {
      throw new IllegalArgumentException(
          "expected at most " + Limits.BBS_MESSAGES + " messages under one signature");
    }
    var signed = SignedMessages.of(suite, publicKey, header, messages);
    var octets = new Octets().scalar(secret);
    signed.messages().forEach(octets::scalar);
    var e = Ciphersuite.hash(octets.scalar(signed.domain()));
    var inverse = secret.add(e).modInverse(Scalars.ORDER);
    return new Signature(signed.sum().times(inverse), e).bytes();
  }
}
