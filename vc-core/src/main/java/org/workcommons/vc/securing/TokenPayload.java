package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.workcommons.vc.json.JsonObject;

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

  /** {@return what the header of a token of {@code form} says} */
  static JsonObject header(TokenForm form, ProofOptions options) {
    return JsonObject.builder()
        .put("typ", form.typ())
        .put("cty", form.cty())
        .put("kid", options.verificationMethod().toString())
        .build();
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
