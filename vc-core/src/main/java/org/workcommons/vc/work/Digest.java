package org.workcommons.vc.work;

import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A SHA-256 digest as claims write it.
 *
 * @param value {@code sha256-} and 43 characters of base64url
 */
public record Digest(String value) {
  private static final String PREFIX = "sha256-";

  // 32 bytes leave two bits of the last character unused, and those are zero
  private static final Pattern SYNTAX =
      Pattern.compile("sha256-[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  public Digest {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("must be sha256- and the base64url of 32 bytes");
    }
  }

  /** {@return the digest of {@code content}} */
  public static Digest of(byte[] content) {
    return new Digest(PREFIX + Base64Url.encode(Sha256.hash(content)));
  }

  /** {@return the digest {@code value}, which came from outside and stands at {@code pointer}} */
  public static Digest parse(String value, Pointer pointer) throws ProblemException {
    if (!SYNTAX.matcher(value).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR,
          pointer,
          "must be sha256- and the base64url of 32 bytes");
    }
    return new Digest(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
