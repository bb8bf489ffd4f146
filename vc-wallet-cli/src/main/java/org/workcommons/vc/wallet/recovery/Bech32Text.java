package org.workcommons.vc.wallet.recovery;

import com.exceptionfactory.jagged.bech32.Bech32;
import java.util.Locale;
import java.util.Optional;

/** 32-byte keys as the age format writes them: Bech32 (BIP 173) in its one canonical text. */
final class Bech32Text {
  private static final int KEY_BYTES = 32;
  private static final int MAX_CHARS = 90;

  private Bech32Text() {}

  /** {@return the text of {@code key}, in small letters} */
  static String encode(String prefix, byte[] key) {
    return Bech32.getEncoder().encode(prefix, key).toString();
  }

  /** {@return the key in {@code text}, empty unless it is exactly what {@link #encode} makes} */
  static Optional<byte[]> decode(String prefix, String text) {
    if (text.length() > MAX_CHARS || !text.startsWith(prefix + "1")) {
      return Optional.empty();
    }
    try {
      var key = Bech32.getDecoder().decode(text).getData();
      return key.length == KEY_BYTES && encode(prefix, key).equals(text)
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@return the key in {@code text}, which is in capital letters} */
  static Optional<byte[]> decodeUpperCase(String prefix, String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.toUpperCase(Locale.ROOT).equals(text) ? decode(prefix, lower) : Optional.empty();
  }
}
