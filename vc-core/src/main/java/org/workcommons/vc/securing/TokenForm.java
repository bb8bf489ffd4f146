package org.workcommons.vc.securing;

import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
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
    if (!Jwt.isType(header.string("typ"), typ())) {
      throw unverifiable("typ", "must be " + typ());
    }
    if (header.object().has("cty") && !Jwt.isType(header.string("cty"), cty())) {
      throw unverifiable("cty", "must be " + cty());
    }
  }

  /** {@return the exception that says {@code detail} of the header or claim called {@code name}} */
  static ProblemException unverifiable(String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, Pointer.ROOT.at(name), detail);
  }
}
