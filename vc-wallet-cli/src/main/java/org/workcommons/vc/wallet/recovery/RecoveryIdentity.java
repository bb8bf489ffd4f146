package org.workcommons.vc.wallet.recovery;

import static java.security.spec.NamedParameterSpec.X25519;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.key.SecretAccess;

/**
 * The secret that opens backups, for a worker to write down and keep apart from her device. An
 * X25519 identity of the age format, {@code AGE-SECRET-KEY-1…}. The wallet itself does not keep it.
 */
public final class RecoveryIdentity {
  private static final String PREFIX = "age-secret-key-";
  private static final int MAX_LINES = 100;
  private static final int KEY_BYTES = 32;
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  private final byte[] secret;

  private RecoveryIdentity(byte[] secret) {
    this.secret = secret;
  }

  /** {@return a new random identity} */
  public static RecoveryIdentity fresh() {
    return new RecoveryIdentity(Randomness.bytes(KEY_BYTES));
  }

  /**
   * {@return the identity in {@code text}, empty unless there is exactly one} Lines that are empty
   * or start with {@code #} don't count, so an identity file of the age program can be read as it
   * is.
   */
  public static Optional<RecoveryIdentity> parse(String text) {
    var lines =
        text.lines()
            .limit(MAX_LINES)
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return lines.size() == 1
        ? Bech32Text.decodeUpperCase(PREFIX, lines.get(0)).map(RecoveryIdentity::new)
        : Optional.empty();
  }

  /** {@return whom to encrypt to, so that this identity can decrypt} */
  public RecoveryRecipient recipient() {
    return RecoveryRecipient.of(publicKey());
  }

  /** A secret and the base point agree on the public key. RFC 7748 §6.1. */
  private byte[] publicKey() {
    try {
      var factory = KeyFactory.getInstance("X25519");
      var agreement = KeyAgreement.getInstance("X25519");
      agreement.init(factory.generatePrivate(new XECPrivateKeySpec(X25519, secret)));
      agreement.doPhase(factory.generatePublic(new XECPublicKeySpec(X25519, BASE_POINT)), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has X25519", e);
    }
  }

  /** {@return the secret as text, {@code AGE-SECRET-KEY-1…}} */
  public String text(SecretAccess access) {
    return Bech32Text.encode(PREFIX, secret).toUpperCase(Locale.ROOT);
  }

  /** {@return the public half only} */
  @Override
  public String toString() {
    return "RecoveryIdentity of " + recipient();
  }
}
