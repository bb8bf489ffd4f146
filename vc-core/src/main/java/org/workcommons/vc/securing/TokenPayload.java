package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.io.IOException;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;

/** What a new token says, and the compact form that it is signed in. VC-JOSE-COSE 1.0 §3.1. */
final class TokenPayload {
  private TokenPayload() {}

  /**
   * {@return {@code document} and, for a presentation, when it is made, for whom, and which
   * challenge it answers}
   */
  static JsonObject of(JsonObject document, ProofOptions options) {
    requirePlain(document);
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

  /** {@return {@code payload} in a token of {@code form} by {@code signer}} */
  static String signed(TokenForm form, JsonObject payload, Signer signer, ProofOptions options)
      throws IOException {
    var algorithm = JoseAlgorithm.of(signer.verificationKey().type());
    var header =
        new JWSHeader.Builder(new JWSAlgorithm(algorithm.identifier()))
            .type(new JOSEObjectType(form.typ()))
            .contentType(form.cty())
            .keyID(options.verificationMethod().toString())
            .build();
    return KeyBridge.sign(new JWSObject(header, new Payload(JsonWriter.compact(payload))), signer);
  }

  static byte[] ascii(String token) {
    return token.getBytes(US_ASCII);
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
