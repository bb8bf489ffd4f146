package org.workcommons.vc.did;

import org.jspecify.annotations.Nullable;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The absolute identifier of a verification method: a DID and a fragment. DID Core 1.0 §3.2. Paths
 * and queries are not part of it: no verification method that we accept has one.
 *
 * @param did the document
 * @param fragment the part of the document, without {@code #}
 */
public record DidUrl(Did did, String fragment) {
  public DidUrl {
    if (!isFragment(fragment)) {
      throw new IllegalArgumentException("not a fragment of a DID URL");
    }
  }

  /**
   * {@return the DID URL {@code value}} For a value that the program knows; {@link #parse} is for a
   * stranger's.
   */
  public static DidUrl of(String value) {
    try {
      return parse(value, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.problem().detail(), e);
    }
  }

  /** {@return the DID URL {@code value}, which came from outside} */
  public static DidUrl parse(String value, Pointer pointer) throws ProblemException {
    int hash = value.indexOf('#');
    if (hash < 0 || !isFragment(value.substring(hash + 1))) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD_URL,
          pointer,
          "must be a DID followed by # and a fragment");
    }
    return new DidUrl(Did.parse(value.substring(0, hash), pointer), value.substring(hash + 1));
  }

  private static boolean isFragment(String text) {
    return !text.isEmpty()
        && text.length() <= Did.MAX_CHARS
        && Uri.hasOnly(text, 0, "._~!$&'()*+,;=:@/?-");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DidUrl that && fragment.equals(that.fragment) && did.equals(that.did);
  }

  @Override
  public int hashCode() {
    return 31 * did.hashCode() + fragment.hashCode();
  }

  @Override
  public String toString() {
    return did + "#" + fragment;
  }
}
