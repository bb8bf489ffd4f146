package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** What one signature covers: a header and a payload, in any of the forms that tokens have. */
interface SignedContent {
  /** {@return {@code content}, which came from outside, taken apart and unverified} */
  static SignedContent read(TokenForm form, byte[] content) throws ProblemException {
    return switch (form.type()) {
      case VC_COSE, VP_COSE -> CoseContent.read(content);
      case VC_SD_JWT, VP_SD_JWT -> SdJwtContent.read(form, content);
      case VC_JWT, VP_JWT -> JwtContent.read(form, content);
      case VC, VP -> throw new IllegalArgumentException("not a token's media type");
    };
  }

  /** {@return the header, by the names that JOSE has for its parameters} */
  JsonObject header();

  /** {@return the payload, every word of which may be a lie} */
  JsonObject payload();

  /** {@return the payload as it was signed, with nothing put back into it that was concealed} */
  default JsonObject signedPayload() {
    return payload();
  }

  /** {@return where in the payload the values stand that could have been withheld and were not} */
  default List<Pointer> disclosed() {
    return List.of();
  }

  /** {@return the algorithm, as its specification calls it} */
  String algorithm();

  /** Refuses the content unless {@code key}, and its algorithm, signed it. */
  void verify(VerificationKey key) throws ProblemException;
}
