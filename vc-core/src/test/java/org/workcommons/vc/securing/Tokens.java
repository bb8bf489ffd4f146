package org.workcommons.vc.securing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.ProblemException;

/** Tokens of every kind, made without the code that is being tested. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");

  static final Map<KeyType, String> ALGORITHMS = SignedTokens.ALGORITHMS;

  private Tokens() {}

  static JsonObject credential(SigningKey issuer) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("id", "urn:uuid:1b4f5d1c-52f7-4fd4-9a4b-60d9f9a4b3c1")
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", DidKey.of(issuer.verificationKey()).value())
        .put("credentialSubject", JsonObject.empty().with("id", "did:example:1"))
        .build();
  }

  static JsonObject presentation(SigningKey holder) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
        .put("holder", DidKey.of(holder.verificationKey()).value())
        .build();
  }

  static DidUrl method(SigningKey key) {
    return DidKey.verificationMethod(DidKey.of(key.verificationKey()));
  }

  static JsonObject header(SigningKey key, MediaType type) {
    return JsonObject.builder()
        .put("alg", ALGORITHMS.get(key.verificationKey().type()))
        .put("typ", type.text().substring("application/".length()))
        .put("kid", method(key).toString())
        .build();
  }

  static String signed(JsonObject header, JsonValue payload, SigningKey key) {
    return SignedTokens.of(header, payload, key);
  }

  static String signed(byte[] header, byte[] payload, SigningKey key) {
    return SignedTokens.of(header, payload, key);
  }

  static SecuredToken read(MediaType type, String token) throws ProblemException {
    return SecuredToken.read(type, token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** What the only proof of {@code token} covers. */
  static JsonObject verified(MediaType type, String token, SigningKey key) throws ProblemException {
    var secured = read(type, token);
    return secured.verify(secured.proofs().get(0), key.verificationKey());
  }
}
