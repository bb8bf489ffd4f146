package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusListToken;

/**
 * A status list in a file, in the form that tokens refer to. Unverified: the verifier holds it
 * against what a token says.
 *
 * @param url where it says that it is published
 */
record ListToken(URI url, String text) {
  /** {@return the list in {@code file}, empty where that is something else} */
  static Optional<ListToken> of(byte[] file) {
    var text = new String(file, US_ASCII).strip();
    try {
      var token = Jwt.receivedWithCertificates(StatusListToken.TYPE, text.getBytes(US_ASCII));
      return token
          .unverifiedClaims()
          .string("sub")
          .map(url -> new ListToken(URI.create(url), text));
    } catch (ProblemException | IllegalArgumentException e) {
      return Optional.empty(); // a list of credentials, or nothing that anybody refers to
    }
  }
}
