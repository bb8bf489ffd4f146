package org.workcommons.vc.securing;

import java.util.regex.Pattern;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The tokens and messages of VC-JOSE-COSE 1.0, and what their headers call them. One of one kind
 * must not pass for another, nor for any other kind of token. RFC 8725 §3.11.
 */
record TokenForm(MediaType type) {
  private static final String PREFIX = "application/";

  TokenForm {
    if (!type.isEnveloping()) {
      throw new IllegalArgumentException("not a token's media type: " + type.text());
    }
  }

  static TokenForm of(MediaType type) {
    return new TokenForm(type);
  }

  /** {@return the one of two that {@code purpose} is for} */
  static TokenForm of(ProofPurpose purpose, MediaType credential, MediaType presentation) {
    return of(purpose == ProofPurpose.ASSERTION_METHOD ? credential : presentation);
  }

  String typ() {
    return type.text().substring(PREFIX.length());
  }

  String cty() {
    return type.isPresentation() ? "vp" : "vc";
  }

  ProofPurpose purpose() {
    return type.isPresentation() ? ProofPurpose.AUTHENTICATION : ProofPurpose.ASSERTION_METHOD;
  }

  /** The property whose value {@code iss} repeats. */
  String signer() {
    return type.isPresentation() ? "holder" : "issuer";
  }

  /** What it is called when it does not. */
  ProblemType mismatch() {
    return type.isPresentation() ? ProblemType.HOLDER_MISMATCH : ProblemType.ISSUER_MISMATCH;
  }

  /** VC-JOSE-COSE 1.0 §3.1.1, §3.2.1 and §3.3.1, with {@code typ} made mandatory. */
  void require(ObjectReader header) throws ProblemException {
    if (!names(header.string("typ"), typ())) {
      throw CompactJws.unverifiable("typ", "must be " + typ());
    }
    if (header.object().has("cty") && !names(header.string("cty"), cty())) {
      throw CompactJws.unverifiable("cty", "must be " + cty());
    }
  }

  /**
   * Media types ignore case, of ASCII letters alone, and may leave out "application/". RFC 7515
   * §4.1.9, RFC 9596.
   */
  private static boolean names(String text, String name) {
    return Pattern.compile("(?:" + PREFIX + ")?" + Pattern.quote(name), Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .matches();
  }
}
