package org.workcommons.vc.encoding;

import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Multibase with the two prefixes that the W3C specifications use: Controlled Identifiers 1.0 §2.4.
 */
public final class Multibase {
  private Multibase() {}

  /** {@return the text {@code z…}: base58btc of {@code bytes}} */
  public static String base58(byte[] bytes) {
    return 'z' + Base58.encode(bytes);
  }

  /** {@return the text {@code u…}: base64url without padding of {@code bytes}} */
  public static String base64Url(byte[] bytes) {
    return 'u' + Base64Url.encode(bytes);
  }

  /**
   * {@return the bytes of {@code text}, which starts with {@code z} or {@code u} and has at most
   * {@link Limits#ENCODED_CHARS} characters} The text has exactly one form for each value.
   */
  public static byte[] decode(String text) throws ProblemException {
    return decode(text, Limits.ENCODED_CHARS);
  }

  /**
   * {@return the bytes of {@code text} as in {@link #decode(String)}, of at most {@code maxChars}
   * characters} Base58, whose work grows with the square of its length, never has more than {@link
   * Limits#ENCODED_CHARS}.
   */
  public static byte[] decode(String text, int maxChars) throws ProblemException {
    if (text.startsWith("u")) {
      requireLength(text, maxChars);
      return Base64Url.decode(text.substring(1), maxChars);
    }
    if (text.startsWith("z")) {
      requireLength(text, Math.min(maxChars, Limits.ENCODED_CHARS));
      return Base58.decode(text.substring(1));
    }
    throw new ProblemException(
        ProblemType.PARSING_ERROR, Pointer.ROOT, "must start with the multibase prefix z or u");
  }

  private static void requireLength(String text, int maxChars) throws ProblemException {
    if (text.length() > maxChars) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "longer than " + maxChars + " characters");
    }
  }
}
