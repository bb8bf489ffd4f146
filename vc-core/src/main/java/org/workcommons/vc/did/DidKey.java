package org.workcommons.vc.did;

import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The DID method {@code key}: the identifier is the public key. did:key v0.9. Such an identifier
 * can't be rotated or recovered; it is for subjects' pairwise identifiers and for issuers that
 * accept that.
 */
public final class DidKey {
  static final String METHOD = "key";

  private DidKey() {}

  /** {@return the DID of {@code key}} */
  public static Did of(VerificationKey key) {
    return Did.of("did:key:" + key.multikey());
  }

  /**
   * {@return the name of the one verification method of {@code did}, which is a {@code did:key}}
   */
  public static DidUrl verificationMethod(Did did) {
    if (!did.method().equals(METHOD)) {
      throw new IllegalArgumentException("only a did:key names its own verification method");
    }
    return new DidUrl(did, did.methodSpecificId());
  }

  /**
   * {@return the document that {@code did} stands for} did:key v0.9 §3.1.1, Document Creation
   * Algorithm.
   */
  static ControllerDocument document(Did did) throws ProblemException {
    requireSupportedKey(did);
    var method = verificationMethod(did);
    var json =
        JsonObject.builder()
            .put("@context", contexts())
            .put("id", did.value())
            .put("verificationMethod", JsonArray.of(multikey(method)));
    for (var relationship : VerificationRelationship.values()) {
      if (relationship != VerificationRelationship.KEY_AGREEMENT) {
        json.put(relationship.term(), JsonArray.of(new JsonString(method.toString())));
      }
    }
    return ControllerDocument.of(json.build());
  }

  private static void requireSupportedKey(Did did) throws ProblemException {
    try {
      VerificationKey.ofMultikey(did.methodSpecificId());
    } catch (ProblemException e) {
      throw new ProblemException(ProblemType.INVALID_DID, Pointer.ROOT, e.problem().detail());
    }
  }

  private static JsonArray contexts() {
    return JsonArray.of(
        new JsonString("https://www.w3.org/ns/did/v1"),
        new JsonString("https://w3id.org/security/multikey/v1"));
  }

  private static JsonObject multikey(DidUrl method) {
    return JsonObject.builder()
        .put("id", method.toString())
        .put("type", "Multikey")
        .put("controller", method.did().value())
        .put("publicKeyMultibase", method.fragment())
        .build();
  }
}
