package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * COSE_Sign1 messages around the document. VC-JOSE-COSE 1.0 §3.3. One message has one signature.
 *
 * @param contexts what the words of the documents mean
 */
public record Cose(Contexts contexts) implements SecuringMechanism {
  public Cose {
    requireNonNull(contexts);
  }

  /** Messages around documents whose words the bundled contexts define. */
  public Cose() {
    this(Contexts.bundled());
  }

  /**
   * {@return {@code document} as the payload of a message by {@code signer}: {@code vc+cose} for an
   * assertion, {@code vp+cose} for an authentication} The algorithm follows from the key: EdDSA,
   * ES256, ES384 or ES512. The payload is the JSON that {@link Jose} would sign.
   *
   * @param document without proofs, and without members that are claims of a token
   * @throws IOException when the key can't be reached
   */
  public byte[] secure(JsonObject document, Signer signer, ProofOptions options)
      throws IOException {
    var form = TokenForm.of(options.purpose(), MediaType.VC_COSE, MediaType.VP_COSE);
    var payload = JsonWriter.compact(TokenPayload.of(document, options));
    var kid = options.verificationMethod().toString();
    return CoseSign1.signed(
        CoseHeader.bytes(form, signer.verificationKey().type(), kid), payload, signer);
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options) throws IOException {
    return VerifiableCredential.received(MediaType.VC_COSE, secure(credential, signer, options));
  }
}
