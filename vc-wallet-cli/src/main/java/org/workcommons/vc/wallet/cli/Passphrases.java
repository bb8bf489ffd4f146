package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.wallet.store.Unlock;

/**
 * Passphrases as characters: read from a stream, or made up. No strings, so that they can be wiped.
 */
final class Passphrases {
  /** Without letters and digits that look alike: 5 bits each. */
  private static final char[] ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789".toCharArray();

  private static final int GROUPS = 5;
  private static final int GROUP_CHARS = 4;
  private static final int MAX_BYTES = 4 * Unlock.MAX_PASSPHRASE_CHARS + 2;

  private Passphrases() {}

  /** {@return a new passphrase of 100 random bits, in groups} */
  static char[] fresh() {
    var text = new char[GROUPS * (GROUP_CHARS + 1) - 1];
    for (int i = 0; i < text.length; i++) {
      text[i] =
          i % (GROUP_CHARS + 1) == GROUP_CHARS ? '-' : ALPHABET[Randomness.below(ALPHABET.length)];
    }
    return text;
  }

  /** {@return the first line of {@code in}, whose line break is no part of it} */
  static char[] firstLine(InputStream in) throws IOException {
    var bytes = in.readNBytes(MAX_BYTES);
    try {
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      return decode(bytes, end);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** {@return the text of the first {@code length} bytes of {@code utf8}} */
  static char[] decode(byte[] utf8, int length) throws IOException {
    try {
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length));
      var text = new char[decoded.remaining()];
      decoded.get(text);
      Arrays.fill(decoded.array(), '\0');
      return text;
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8", e);
    }
  }
}
