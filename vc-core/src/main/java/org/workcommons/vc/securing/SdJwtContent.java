package org.workcommons.vc.securing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

/** A document in a selectively disclosable token. VC-JOSE-COSE 1.0 §3.2. */
record SdJwtContent(SdJwtPresentation presentation) implements SignedContent {
  /** The claims of the token, which nobody may withhold. */
  static final Set<String> CLAIMS = Set.of("iat", "sub", "jti", "nonce");

  /** What nobody may withhold of a credential. VC-JOSE-COSE 1.0 §3.2.2. */
  private static final Set<String> OF_CREDENTIALS =
      Set.of("@context", "type", "credentialStatus", "credentialSchema", "relatedResource");

  /** {@return the token in {@code ascii}, which is bound to no key and so to no request} */
  static SdJwtContent read(TokenForm form, byte[] ascii) throws ProblemException {
    var presentation = presentation(form, ascii);
    presentation.requireUnbound();
    return new SdJwtContent(presentation);
  }

  static SdJwtPresentation presentation(TokenForm form, byte[] content) throws ProblemException {
    var permanent = new HashSet<>(CLAIMS);
    if (!form.type().isPresentation()) {
      permanent.addAll(OF_CREDENTIALS);
    }
    return SdJwtPresentation.received(form.typ(), content, permanent);
  }

  @Override
  public JsonObject header() {
    return presentation.issuerSigned().header();
  }

  @Override
  public JsonObject payload() {
    return presentation.unverifiedPayload();
  }

  @Override
  public JsonObject signedPayload() {
    return presentation.issuerSigned().unverifiedClaims();
  }

  @Override
  public List<Pointer> disclosed() {
    return presentation.disclosed();
  }

  @Override
  public String algorithm() {
    return presentation.issuerSigned().algorithm().identifier();
  }

  @Override
  public void verify(VerificationKey key) throws ProblemException {
    presentation.verify(key);
  }
}
