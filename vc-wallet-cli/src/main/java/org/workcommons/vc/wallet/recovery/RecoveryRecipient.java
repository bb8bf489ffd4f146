package org.workcommons.vc.wallet.recovery;

import java.util.Optional;

/**
 * Whom backups are encrypted to: the public half of a {@link RecoveryIdentity}. An X25519 recipient
 * of the age format, {@code age1…}.
 *
 * @param value 62 small letters and digits
 */
public record RecoveryRecipient(String value) {
  private static final String PREFIX = "age";

  public RecoveryRecipient {
    if (Bech32Text.decode(PREFIX, value).isEmpty()) {
      throw new IllegalArgumentException("not an X25519 recipient of the age format, age1…");
    }
  }

  /** {@return the recipient {@code text}, which came from outside; empty if it is none} */
  public static Optional<RecoveryRecipient> parse(String text) {
    return Bech32Text.decode(PREFIX, text).map(key -> new RecoveryRecipient(text));
  }

  static RecoveryRecipient of(byte[] publicKey) {
    return new RecoveryRecipient(Bech32Text.encode(PREFIX, publicKey));
  }

  @Override
  public String toString() {
    return value;
  }
}
