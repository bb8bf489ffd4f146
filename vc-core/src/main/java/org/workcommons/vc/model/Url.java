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
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException e) {
      // the constructor would throw this too: for the number in https://[::1.99999999999]/
      return false;
    }
  }
}
