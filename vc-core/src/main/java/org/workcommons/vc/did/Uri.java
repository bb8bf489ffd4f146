package org.workcommons.vc.did;

/** What may stand in a part of an identifier. RFC 3986 §2. */
final class Uri {
  private Uri() {}

  /**
   * {@return whether {@code text} from {@code start} on consists of ASCII letters and digits,
   * {@code others}, and percent signs that two hexadecimal digits follow}
   */
  static boolean hasOnly(String text, int start, String others) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
          return false;
        }
      } else if (!isAlphanumeric(c) && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c >= '0' && c <= '9';
  }
}
