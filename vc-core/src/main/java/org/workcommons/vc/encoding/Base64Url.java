package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Base64url without padding, strictly: one text for one value. RFC 4648 §5 and §3.5. Padding, white
 * space, other alphabets and non-zero trailing bits are refused; the JDK's decoder alone accepts
 * some of them.
 */
public final class Base64Url {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  /** {@return the text of {@code bytes}} */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** {@return the bytes of {@code text}, of at most {@link Limits#ENCODED_CHARS} characters} */
  public static byte[] decode(String text) throws ProblemException {
    return decode(text, Limits.ENCODED_CHARS);
  }

  /** {@return the bytes of {@code text}, of at most {@code maxChars} characters} */
  public static byte[] decode(String text, int maxChars) throws ProblemException {
    if (text.length() > maxChars) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "longer than " + maxChars + " characters");
    }
    return decode(text.getBytes(ISO_8859_1));
  }

  /** {@return the bytes of the text in {@code ascii}, which is as long as its reader allowed} */
  public static byte[] decode(byte[] ascii) throws ProblemException {
    if (!isCanonical(ascii)) {
      throw notBase64Url();
    }
    return decodeLeniently(ascii);
  }

  /**
   * {@return whether {@code text} is the one that stands for its bytes, if it stands for any: not
   * padded, and without bits in its last character that no byte takes up}
   */
  private static boolean isCanonical(byte[] text) {
    if (text.length == 0) {
      return true;
    }
    int last = ALPHABET.indexOf(text[text.length - 1]);
    return switch (text.length % 4) {
      case 0 -> last >= 0;
      case 2 -> last >= 0 && (last & 0xf) == 0;
      case 3 -> last >= 0 && (last & 0x3) == 0;
      default -> false;
    };
  }

  private static byte[] decodeLeniently(byte[] text) throws ProblemException {
    try {
      return DECODER.decode(text);
    } catch (IllegalArgumentException e) {
      throw notBase64Url();
    }
  }

  private static ProblemException notBase64Url() {
    return new ProblemException(
        ProblemType.PARSING_ERROR,
        Pointer.ROOT,
        "not base64url without padding in its one canonical form");
  }
}
