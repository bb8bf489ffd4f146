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
   * {@return the bytes of {@code text} as in {@link #decode(String)}, base64url of up to {@code
   * maxChars} characters}
   */
  public static byte[] decode(String text, int maxChars) throws ProblemException {
    if (text.startsWith("u")) {
      return Base64Url.decode(text.substring(1), maxChars);
    }
    if (!text.startsWith("z")) {
      throw new ProblemException(
          ProblemType.PARSING_ERROR, Pointer.ROOT, "must start with the multibase prefix z or u");
    }
    if (text.length() > Limits.ENCODED_CHARS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "longer than " + Limits.ENCODED_CHARS + " characters");
    }
    return Base58.decode(text.substring(1));
  }
}
