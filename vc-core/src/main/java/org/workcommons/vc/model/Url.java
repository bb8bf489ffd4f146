package org.workcommons.vc.model;

import java.net.URI;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What counts as a URL in the data model: absolute, with a scheme. VCDM 2.0 §4.4 and §1.3. */
final class Url {
  private static final int MAX_CHARS = 8192;

  private Url() {}

  static String require(String text, Pointer pointer) throws ProblemException {
    if (!isUrl(text)) {
      throw new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, "must be a URL");
    }
    return text;
  }

  static boolean isUrl(String text) {
    if (text.length() > MAX_CHARS) {
      return false;
    }
    if (isPlain(text)) {
      return true;
    }
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException e) {
      // the constructor would throw this too: for the number in https://[::1.99999999999]/
      return false;
    }
  }

  /** The form that nearly all have, which takes no parser to see. */
  private static boolean isPlain(String text) {
    if (!text.startsWith("https://")) {
      boolean isOpaque = text.startsWith("urn:") || text.startsWith("did:");
      return isOpaque && text.length() > 4 && isPlain(text, 4, text.length(), ":");
    }
    int host = "https://".length();
    int slash = text.indexOf('/', host);
    int path = slash < 0 ? text.length() : slash;
    int hash = text.indexOf('#', path);
    int end = hash < 0 ? text.length() : hash;
    return path > host
        && isPlain(text, host, path, "")
        && isPlain(text, path, end, "/")
        && isPlain(text, Math.min(end + 1, text.length()), text.length(), "/");
  }

  private static boolean isPlain(String text, int start, int end, String other) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= '9';
      if (!isPlain && other.indexOf(c) < 0 || c == '/' && other.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
