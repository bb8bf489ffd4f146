package org.workcommons.vc.did;

import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
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
   * Algorithm. A key for signatures may do everything but agree on keys, and one for key agreement
   * nothing else; no other key is derived from it. A key that this library can't verify by has a
   * document too, from which it can't be retrieved.
   */
  static ControllerDocument document(Did did) throws ProblemException {
    var use = kind(did).use();
    var method = verificationMethod(did);
    var json =
        JsonObject.builder()
            .put("@context", contexts())
            .put("id", did.value())
            .put("verificationMethod", JsonArray.of(multikey(method)));
    for (var relationship : VerificationRelationship.values()) {
      boolean isAgreement = relationship == VerificationRelationship.KEY_AGREEMENT;
      if (isAgreement == (use == PublicKeyKind.Use.KEY_AGREEMENT)) {
        json.put(relationship.term(), JsonArray.of(new JsonString(method.toString())));
      }
    }
    return ControllerDocument.of(json.build());
  }

  /** did:key v0.9 §3.1.2, each failed step with the error that it names. */
  private static PublicKeyKind kind(Did did) throws ProblemException {
    var text = did.methodSpecificId();
    var bytes = decoded(text);
    var kind =
        PublicKeyKind.of(bytes)
            .orElseThrow(
                () ->
                    problem(
                        ProblemType.UNSUPPORTED_PUBLIC_KEY_TYPE,
                        "not a key type that did:key is known to have"));
    if (text.startsWith("u") != (kind == PublicKeyKind.ML_DSA_44)) {
      throw problem(ProblemType.INVALID_DID, "a did:key starts with z, and with u if it is long");
    }
    var key = kind.key(bytes);
    if (!kind.hasLengthOf(key)) {
      throw problem(
          ProblemType.INVALID_PUBLIC_KEY_LENGTH, "not as long as a public key of its type");
    }
    if (!kind.mayBe(key) || isKnown(kind) && !isKey(text)) {
      throw problem(ProblemType.INVALID_PUBLIC_KEY, "not a valid public key of its type");
    }
    return kind;
  }

  private static boolean isKnown(PublicKeyKind kind) {
    for (var type : KeyType.values()) {
      if (type.name().equals(kind.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String multikey) {
    try {
      var unused = VerificationKey.ofMultikey(multikey);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static byte[] decoded(String text) throws ProblemException {
    if (!text.startsWith("z") && !text.startsWith("u")) {
      throw problem(ProblemType.INVALID_DID, "a did:key starts with z, for base58btc");
    }
    try {
      return Multibase.decode(text);
    } catch (ProblemException e) {
      throw problem(ProblemType.INVALID_DID, e.problem().detail());
    }
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(type, Pointer.ROOT, detail);
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
