package org.workcommons.vc.did;

import java.util.Optional;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The DID method {@code jwk}: the identifier is a public JWK. did:jwk, draft of the DID directory.
 * As with {@link DidKey}, such an identifier can't be rotated or recovered. One key has many of
 * them, since nothing says how the JWK is to be written: two such DIDs are the same only if their
 * texts are.
 */
public final class DidJwk {
  static final String METHOD = "jwk";

  private static final String FRAGMENT = "0";

  private DidJwk() {}

  /** {@return the DID of {@code key} in the one way in which this library writes it} */
  public static Did of(VerificationKey key) {
    return Did.of("did:jwk:" + Base64Url.encode(JsonWriter.compact(key.jwk())));
  }

  /**
   * {@return the name of the one verification method of {@code did}, which is a {@code did:jwk}:
   * the fragment is always 0, whatever {@code kid} says}
   */
  public static DidUrl verificationMethod(Did did) {
    if (!did.method().equals(METHOD)) {
      throw new IllegalArgumentException("expected a did:jwk");
    }
    return new DidUrl(did, FRAGMENT);
  }

  /** {@return the key that {@code did} consists of, if it is one for signatures} */
  static VerificationKey key(Did did) throws ProblemException {
    return VerificationKey.ofJwk(jwk(did));
  }

  /**
   * {@return the document that {@code did} stands for} A key with the {@code use} {@code sig} is
   * for everything but key agreement, one with {@code enc} for key agreement alone.
   */
  static ControllerDocument document(Did did) throws ProblemException {
    var jwk = checked(did);
    var method = verificationMethod(did);
    var json =
        JsonObject.builder()
            .put("@context", JsonArray.of(new JsonString("https://www.w3.org/ns/did/v1")))
            .put("id", did.value())
            .put("verificationMethod", JsonArray.of(jsonWebKey(method, jwk)));
    for (var relationship : VerificationRelationship.values()) {
      if (allows(jwk.string("use"), relationship)) {
        json.put(relationship.term(), JsonArray.of(new JsonString(method.toString())));
      }
    }
    return ControllerDocument.of(json.build());
  }

  private static boolean allows(Optional<String> use, VerificationRelationship relationship) {
    boolean agreement = relationship == VerificationRelationship.KEY_AGREEMENT;
    return use.isEmpty() || use.get().equals("enc") == agreement;
  }

  private static JsonObject checked(Did did) throws ProblemException {
    try {
      var jwk = jwk(did);
      VerificationKey.ofJwk(isForAgreement(jwk) ? withoutPurpose(jwk) : jwk);
      return jwk;
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemType.INVALID_DID,
          Pointer.ROOT,
          "the key that the identifier consists of is refused: " + e.problem().detail());
    }
  }

  private static boolean isForAgreement(JsonObject jwk) {
    return jwk.string("use").filter("enc"::equals).isPresent();
  }

  /** What would keep a key for key agreement from being read as the point that it is. */
  private static JsonObject withoutPurpose(JsonObject jwk) {
    return jwk.without("use").without("key_ops").without("alg");
  }

  private static JsonObject jwk(Did did) throws ProblemException {
    return JsonReader.readObject(Base64Url.decode(did.methodSpecificId(), Did.MAX_CHARS));
  }

  private static JsonObject jsonWebKey(DidUrl method, JsonObject jwk) {
    return JsonObject.builder()
        .put("id", method.toString())
        .put("type", "JsonWebKey")
        .put("controller", method.did().value())
        .put("publicKeyJwk", jwk)
        .build();
  }
}
