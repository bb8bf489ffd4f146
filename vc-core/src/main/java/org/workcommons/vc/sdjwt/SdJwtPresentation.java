package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A selectively disclosable token as it was presented, with what it discloses put in its place,
 * unverified. RFC 9901 §7.1 and §7.3. Whether it has to be bound to its holder's key is for the
 * verifier to decide, never for what was received: {@link #requireBound} and {@link
 * #requireUnbound}. Immutable.
 */
public final class SdJwtPresentation {
  private final SdJwtParts parts;
  private final Jwt token;
  private final HashAlgorithm hash;
  private final ProcessedPayload.Result processed;

  private SdJwtPresentation(
      SdJwtParts parts, Jwt token, HashAlgorithm hash, ProcessedPayload.Result processed) {
    this.parts = parts;
    this.token = token;
    this.hash = hash;
    this.processed = processed;
  }

  /**
   * {@return the token in {@code content}, in the compact or one of the JSON serializations} Of
   * several signatures the first counts. Every disclosure must belong to the payload, or to one
   * that does; no digest may occur twice, and nothing that is disclosed may replace what is signed.
   *
   * @param typ the kind of token that is expected, {@code dc+sd-jwt}
   * @param permanent members of the payload that nobody may withhold, beside {@link
   *     Concealment#ALWAYS_PERMANENT}
   */
  public static SdJwtPresentation received(String typ, byte[] content, Set<String> permanent)
      throws ProblemException {
    var parts = SdJwtParts.read(content);
    return of(parts, Jwt.received(typ, parts.token().getBytes(US_ASCII)), permanent);
  }

  /**
   * {@return what {@link #received} returns, of a token that may also bring the certificates of its
   * issuer's key} For verifiers who decided beforehand that they look for the key there.
   */
  public static SdJwtPresentation receivedWithCertificates(
      String typ, byte[] content, Set<String> permanent) throws ProblemException {
    var parts = SdJwtParts.read(content);
    return of(
        parts, Jwt.receivedWithCertificates(typ, parts.token().getBytes(US_ASCII)), permanent);
  }

  static SdJwtPresentation of(SdJwtParts parts, Jwt token, Set<String> permanent)
      throws ProblemException {
    var payload = token.unverifiedClaims();
    var disclosures = new ArrayList<Disclosure>();
    for (var text : parts.disclosures()) {
      disclosures.add(Disclosure.read(text));
    }
    var all = new HashSet<>(permanent);
    all.addAll(Concealment.ALWAYS_PERMANENT);
    return new SdJwtPresentation(
        parts,
        token,
        ProcessedPayload.hash(payload),
        ProcessedPayload.processed(payload, disclosures, all));
  }

  /** {@return what the issuer signed, with digests in the place of what can be withheld} */
  public Jwt issuerSigned() {
    return token;
  }

  /** {@return the payload with what was disclosed, every word of which may be a lie} */
  public JsonObject unverifiedPayload() {
    return processed.document();
  }

  /**
   * {@return what {@code path} selects, the claims counted as they were issued}
   * draft-ietf-oauth-sd-jwt-vc §4.6.
   *
   * @throws ProblemException where the path meets a value of another kind than it needs
   */
  public ClaimSelection select(ClaimPath path) throws ProblemException {
    return new IssuedClaims(processed.byDigest()).select(path, token.unverifiedClaims());
  }

  /** {@return where each value stands that could have been withheld and was not} */
  public List<Pointer> disclosed() {
    return List.copyOf(places().values());
  }

  /** {@return the payload with what was disclosed, if {@code issuer} made the token} */
  public JsonObject verify(VerificationKey issuer) throws ProblemException {
    token.verify(issuer);
    return processed.document();
  }

  /** {@return whether something that looks like a key binding came with it} */
  public boolean hasBinding() {
    return parts.binding().isPresent();
  }

  /**
   * {@return the token with what it discloses and without a binding, in the compact serialization}
   */
  public byte[] unbound() {
    return parts.presented().getBytes(US_ASCII);
  }

  /** Refuses a token that is bound to one request: it is no answer to anything else. */
  public void requireUnbound() throws ProblemException {
    if (hasBinding()) {
      throw unverifiable("cnf", "a token that is bound to a key is not expected here");
    }
  }

  /**
   * Refuses the token unless the key in its {@code cnf} bound it as {@code expected}. RFC 9901
   * §7.3. It says nothing about the issuer: see {@link #verify}.
   */
  public void requireBound(KeyBinding expected) throws ProblemException {
    if (parts.binding().isEmpty()) {
      throw unverifiable("cnf", "must be bound to the key of the holder");
    }
    expected.require(this, parts.binding().get());
  }

  /**
   * {@return the key in the token's {@code cnf}, empty where it has none} RFC 7800 §3.2: the key
   * itself, and no reference to one.
   */
  public Optional<VerificationKey> holderKey() throws ProblemException {
    var confirmation = ObjectReader.of(processed.document(), Pointer.ROOT).optionalObject("cnf");
    if (confirmation.isEmpty()) {
      return Optional.empty();
    }
    var jwk = confirmation.get().object("jwk");
    try {
      return Optional.of(VerificationKey.ofJwk(jwk.object()));
    } catch (ProblemException e) {
      throw e.under(jwk.pointer());
    }
  }

  SdJwtParts parts() {
    return parts;
  }

  HashAlgorithm hash() {
    return hash;
  }

  /** {@return where each disclosure stands in the payload, by its text} */
  Map<String, Pointer> places() {
    return processed.places();
  }

  /** {@return the exception that says {@code detail} of the claim called {@code name}} */
  static ProblemException unverifiable(String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, Pointer.ROOT.at(name), detail);
  }
}
