package org.workcommons.vc.securing;

import java.util.regex.Pattern;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The two tokens of VC-JOSE-COSE 1.0, and what their headers call them. A token of one kind must
 * not pass for the other, nor for any other kind of token. RFC 8725 §3.11.
 */
enum TokenForm {
  CREDENTIAL("vc+jwt", "vc", ProofPurpose.ASSERTION_METHOD, "issuer", ProblemType.ISSUER_MISMATCH),
  PRESENTATION("vp+jwt", "vp", ProofPurpose.AUTHENTICATION, "holder", ProblemType.HOLDER_MISMATCH);

  private final String typ;
  private final String cty;
  private final ProofPurpose purpose;
  private final String signer;
  private final ProblemType mismatch;

  TokenForm(String typ, String cty, ProofPurpose purpose, String signer, ProblemType mismatch) {
    this.typ = typ;
    this.cty = cty;
    this.purpose = purpose;
    this.signer = signer;
    this.mismatch = mismatch;
  }

  static TokenForm of(MediaType type) {
    return switch (type) {
      case VC_JWT -> CREDENTIAL;
      case VP_JWT -> PRESENTATION;
      default -> throw new IllegalArgumentException("not a token's media type: " + type.text());
    };
  }

  static TokenForm of(ProofPurpose purpose) {
    return purpose == ProofPurpose.ASSERTION_METHOD ? CREDENTIAL : PRESENTATION;
  }

  String typ() {
    return typ;
  }

  String cty() {
    return cty;
  }

  ProofPurpose purpose() {
    return purpose;
  }

  /** The property whose value {@code iss} repeats. */
  String signer() {
    return signer;
  }

  /** What it is called when it does not. */
  ProblemType mismatch() {
    return mismatch;
  }

  /** VC-JOSE-COSE 1.0 §3.1.1, with {@code typ} made mandatory. */
  void require(ObjectReader header) throws ProblemException {
    if (!names(header.string("typ"), typ)) {
      throw CompactJws.unverifiable("typ", "must be " + typ);
    }
    if (header.object().has("cty") && !names(header.string("cty"), cty)) {
      throw CompactJws.unverifiable("cty", "must be " + cty);
    }
  }

  /**
   * Media types ignore case, of ASCII letters alone, and may leave out "application/". RFC 7515
   * §4.1.9.
   */
  private static boolean names(String text, String name) {
    return Pattern.compile("(?:application/)?" + Pattern.quote(name), Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .matches();
  }
}
