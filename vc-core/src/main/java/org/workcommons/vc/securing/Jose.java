package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.workcommons.vc.encoding.JsonWriter;
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
    requirePlain(document);
    var form = TokenForm.of(options.purpose());
    var payload = new Payload(JsonWriter.compact(payload(document, options)));
    return KeyBridge.sign(new JWSObject(header(form, signer, options), payload), signer);
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options) throws IOException {
    return VerifiableCredential.received(
        MediaType.VC_JWT, secure(credential, signer, options).getBytes(StandardCharsets.US_ASCII));
  }

  private static JWSHeader header(TokenForm form, Signer signer, ProofOptions options) {
    var algorithm = JoseAlgorithm.of(signer.verificationKey().type());
    return new JWSHeader.Builder(new JWSAlgorithm(algorithm.identifier()))
        .type(new JOSEObjectType(form.typ()))
        .contentType(form.cty())
        .keyID(options.verificationMethod().toString())
        .build();
  }

  private static JsonObject payload(JsonObject document, ProofOptions options) {
    var payload = JsonObject.builder().putAll(document);
    if (options.purpose() == ProofPurpose.AUTHENTICATION) {
      payload.put("iat", options.created().getEpochSecond());
    }
    options
        .binding()
        .ifPresent(
            binding -> payload.put("aud", binding.domain()).put("nonce", binding.challenge()));
    return payload.build();
  }

  private static void requirePlain(JsonObject document) {
    if (document.has("proof") || document.has("vc") || document.has("vp")) {
      throw new IllegalArgumentException("expected the document itself, without proofs");
    }
    if (TokenClaims.hasAny(document)) {
      throw new IllegalArgumentException("expected a document without claims of a token");
    }
  }
}
