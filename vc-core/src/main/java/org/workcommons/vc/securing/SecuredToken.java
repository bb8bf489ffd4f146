package org.workcommons.vc.securing;

import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A credential or presentation in a compact JSON Web Signature, taken apart and unverified.
 * VC-JOSE-COSE 1.0 §3.1. The payload is the document itself: tokens that wrap it in {@code vc} or
 * {@code vp} belong to version 1.1 of the data model and are refused.
 */
public final class SecuredToken implements Secured {
  private final CompactJws jws;
  private final JsonObject document;
  private final JoseProof proof;

  private SecuredToken(CompactJws jws, JsonObject document, JoseProof proof) {
    this.jws = jws;
    this.document = document;
    this.proof = proof;
  }

  /**
   * {@return the token in {@code ascii}, taken apart} Refused: whatever is not exactly three parts
   * of canonical base64url, algorithms other than Ed25519, ES256, ES384 and ES512, keys and
   * extensions in the header, a {@code typ} that is not of {@code type}, a {@code kid} that names
   * no key, and claims that contradict the document.
   *
   * @param type {@code VC_JWT} or {@code VP_JWT}, as the transport said
   */
  public static SecuredToken read(MediaType type, byte[] ascii) throws ProblemException {
    var form = TokenForm.of(type);
    var jws = CompactJws.read(ascii);
    var header = ObjectReader.of(jws.header(), Pointer.ROOT);
    form.require(header);
    var payload = JsonReader.readObject(jws.payload());
    requireUnwrapped(payload);
    var document = TokenClaims.document(payload);
    var claims = TokenClaims.of(form, jws.header(), payload);
    claims.requireConsistent(document);
    return new SecuredToken(jws, document, proof(form, jws, header, claims));
  }

  /**
   * {@return the payload without the claims that belong to the token: {@code iss}, {@code sub},
   * {@code jti}, {@code exp}, {@code iat}, {@code nbf}, {@code aud} and {@code nonce}; every word
   * of it may be a lie}
   */
  @Override
  public JsonObject unsecured() {
    return document;
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
    jws.verify(key);
    return document;
  }

  private static JoseProof proof(
      TokenForm form, CompactJws jws, ObjectReader header, TokenClaims claims)
      throws ProblemException {
    return new JoseProof(
        jws.algorithm().identifier(),
        claims.verificationMethod(header),
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
      throw CompactJws.unverifiable("proof", "what is in a token must not have proofs of its own");
    }
  }
}
