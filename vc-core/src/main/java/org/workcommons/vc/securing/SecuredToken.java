package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A credential or presentation in a compact JSON Web Signature, a selectively disclosable one or a
 * COSE_Sign1 message, taken apart and unverified. VC-JOSE-COSE 1.0 §3. The payload is the document
 * itself: tokens that wrap it in {@code vc} or {@code vp} belong to version 1.1 of the data model
 * and are refused.
 */
public final class SecuredToken implements Secured {
  private final MediaType type;
  private final SignedContent content;
  private final JsonObject document;
  private final JoseProof proof;

  private SecuredToken(
      MediaType type, SignedContent content, JsonObject document, JoseProof proof) {
    this.type = type;
    this.content = content;
    this.document = document;
    this.proof = proof;
  }

  /**
   * {@return the token in {@code bytes}, taken apart} Refused: whatever has not exactly the form
   * that {@code type} says, in canonical base64url or deterministic CBOR, algorithms other than
   * Ed25519, ES256, ES384 and ES512, keys and extensions in the header, a {@code typ} that is not
   * of {@code type}, a {@code kid} that names no key, and claims that contradict the document. Of a
   * selectively disclosable one every disclosure must belong to the payload, RFC 9901 §7.1, and
   * none to its claims; one that is bound to a holder's key answers one request and is for {@link
   * KeyBinding}.
   *
   * @param type one of a token, as the transport said
   */
  public static SecuredToken read(MediaType type, byte[] bytes) throws ProblemException {
    var form = TokenForm.of(type);
    var content = content(form, bytes);
    var document = TokenClaims.document(content.payload());
    var claims = TokenClaims.of(form, content.header(), content.payload());
    claims.requireConsistent(document);
    return new SecuredToken(type, content, document, proof(form, content, claims));
  }

  /**
   * {@return the payload of the token in {@code bytes}, claims and all, if {@code key} made it;
   * otherwise the problem is thrown} For whoever knows the key from elsewhere, a contract or a
   * configuration, and for tokens whose {@code kid} names no DID. Nothing is judged but the form
   * and the signature: not whose key it is, not the times, not whether the claims agree with the
   * document. {@link #read} is for all the others.
   *
   * @param type one of a token, as the transport said
   */
  public static JsonObject payloadSignedBy(VerificationKey key, MediaType type, byte[] bytes)
      throws ProblemException {
    var content = content(TokenForm.of(type), bytes);
    content.verify(key);
    return content.payload();
  }

  private static SignedContent content(TokenForm form, byte[] bytes) throws ProblemException {
    var content = SignedContent.read(form, bytes);
    form.require(ObjectReader.of(content.header(), Pointer.ROOT));
    requireUnwrapped(content.payload());
    return content;
  }

  /**
   * {@return the payload, with what was disclosed of it, without the claims that belong to the
   * token: {@code iss}, {@code sub}, {@code jti}, {@code exp}, {@code iat}, {@code nbf}, {@code
   * aud} and {@code nonce}; every word of it may be a lie}
   */
  @Override
  public JsonObject unsecured() {
    return document;
  }

  @Override
  public JsonObject asIssued() {
    return TokenClaims.document(content.signedPayload());
  }

  /** {@return what kind of token it is} */
  public MediaType mediaType() {
    return type;
  }

  /**
   * {@return where in the document the values stand that its holder could have withheld and did
   * not; none but in a selectively disclosable token}
   */
  public List<Pointer> disclosed() {
    return content.disclosed();
  }

  /** {@return the one proof, a {@link JoseProof}} */
  @Override
  public List<Proof> proofs() {
    return List.of(proof);
  }

  /**
   * {@return the document, if {@code key} made the token; otherwise the problem is thrown} RFC 7515
   * §5.2. The key's algorithm must be the one that the header names.
   */
  @Override
  public JsonObject verify(Proof proof, VerificationKey key) throws ProblemException {
    if (!this.proof.equals(proof)) {
      throw new IllegalArgumentException("not the proof of this token");
    }
    content.verify(key);
    return document;
  }

  private static JoseProof proof(TokenForm form, SignedContent content, TokenClaims claims)
      throws ProblemException {
    return new JoseProof(
        content.algorithm(),
        claims.verificationMethod(ObjectReader.of(content.header(), Pointer.ROOT)),
        form.purpose(),
        claims.created(),
        claims.expires(),
        claims.domains(),
        claims.challenge());
  }

  private static void requireUnwrapped(JsonObject payload) throws ProblemException {
    for (var wrapper : List.of("vc", "vp")) {
      if (payload.has(wrapper)) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR,
            Pointer.ROOT.at(wrapper),
            "the payload must be the document itself, not wrap it");
      }
    }
    if (payload.has("proof")) {
      throw TokenForm.unverifiable("proof", "what is in a token must not have proofs of its own");
    }
  }
}
