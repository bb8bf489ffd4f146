package org.workcommons.vc.did;

import java.util.regex.Pattern;
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

  // method-specific-id = *( *idchar ":" ) 1*idchar; without a repeated group, which the JDK matches
  // by recursion, so that a long identifier can't overflow the stack
  private static final Pattern SYNTAX =
      Pattern.compile("did:[a-z0-9]+:(?!.*%(?![0-9A-Fa-f]{2}))[A-Za-z0-9._:%-]*[A-Za-z0-9._-]");

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
    if (!isValid(value)) {
      throw new ProblemException(
          ProblemType.INVALID_DID, pointer, "must be a DID, did:method:identifier");
    }
    return new Did(value);
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
    return value.length() <= MAX_CHARS && SYNTAX.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
