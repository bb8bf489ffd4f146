package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * Compact JSON Web Signatures around the document. VC-JOSE-COSE 1.0 §3.1. One token has one
 * signature.
 *
 * @param contexts what the words of the documents mean
 */
public record Jose(Contexts contexts) implements SecuringMechanism {
  public Jose {
    requireNonNull(contexts);
  }

  /** Tokens of documents whose words the bundled contexts define. */
  public Jose() {
    this(Contexts.bundled());
  }

  /**
   * {@return {@code document} as the payload of a token by {@code signer}: {@code vc+jwt} for an
   * assertion, {@code vp+jwt} for an authentication} The algorithm follows from the key: Ed25519,
   * ES256, ES384 or ES512. The token of a credential says no time and no identifier beyond those of
   * the document; that of a presentation says when it was made, for whom, and which challenge it
   * answers.
   *
   * @param document without proofs, and without members that are claims of a token
   * @throws IOException when the key can't be reached
   */
  public String secure(JsonObject document, Signer signer, ProofOptions options)
      throws IOException {
    var form = TokenForm.of(options.purpose(), MediaType.VC_JWT, MediaType.VP_JWT);
    return Jwt.sign(TokenPayload.header(form, options), TokenPayload.of(document, options), signer);
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options) throws IOException {
    return VerifiableCredential.received(
        MediaType.VC_JWT, TokenPayload.ascii(secure(credential, signer, options)));
  }
}
