package org.workcommons.vc.work;

import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * What names one issued statement for good: SHA-256 over the canonical form (RFC 8785) of the whole
 * credential without its {@code proof}.
 *
 * @param value {@code sha256-} and 43 characters of base64url
 */
public record StatementDigest(String value) {
  public StatementDigest {
    value = new Digest(value).value();
  }

  /** {@return the digest of {@code credential}, secured or not} */
  public static StatementDigest of(JsonObject credential) {
    return new StatementDigest(Digest.of(Jcs.canonicalize(credential.without("proof"))).value());
  }

  /** {@return the digest {@code value}, which came from outside and stands at {@code pointer}} */
  public static StatementDigest parse(String value, Pointer pointer) throws ProblemException {
    return new StatementDigest(Digest.parse(value, pointer).value());
  }

  @Override
  public String toString() {
    return value;
  }
}
