package org.workcommons.vc.did;

import org.jspecify.annotations.Nullable;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A decentralized identifier, syntactically valid by construction. DID Core 1.0 §3.1.
 *
 * @param value at most {@value #MAX_CHARS} characters
 */
public record Did(String value) {
  /**
   * The longest DID that is read. A did:key of the largest key type in use has about 1,200
   * characters.
   */
  public static final int MAX_CHARS = 4096;

  public Did {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a DID, expected did:method:identifier");
    }
  }

  /**
   * {@return the DID {@code value}} For a value that the program knows; {@link #parse} is for a
   * stranger's.
   */
  public static Did of(String value) {
    return new Did(value);
  }

  /**
   * {@return the DID {@code value}, which came from outside; a problem of type {@code INVALID_DID}
   * if it is none}
   */
  public static Did parse(String value, Pointer pointer) throws ProblemException {
    try {
      return new Did(value);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.INVALID_DID, pointer, "must be a DID, did:method:identifier");
    }
  }

  /** {@return the method's name: {@code key} in {@code did:key:z6Mk…}} */
  public String method() {
    return value.substring(4, value.indexOf(':', 4));
  }

  /** {@return what follows the method's name} */
  public String methodSpecificId() {
    return value.substring(value.indexOf(':', 4) + 1);
  }

  private static boolean isValid(String value) {
    if (value.length() > MAX_CHARS || !value.startsWith("did:")) {
      return false;
    }
    int colon = value.indexOf(':', 4);
    return colon > 4
        && isMethod(value, colon)
        && value.charAt(value.length() - 1) != ':'
        && colon + 1 < value.length()
        && Uri.hasOnly(value, colon + 1, "._:-");
  }

  private static boolean isMethod(String value, int end) {
    for (int i = 4; i < end; i++) {
      char c = value.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Did that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
