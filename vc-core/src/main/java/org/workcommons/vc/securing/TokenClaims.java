package org.workcommons.vc.securing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a token claims beside the document: whose it is, when and for whom it counts. Read from the
 * payload and, since RFC 7519 §5.3 lets claims stand there too, from the header.
 */
final class TokenClaims {
  private static final List<String> NAMES =
      List.of("iss", "sub", "jti", "exp", "iat", "nbf", "aud", "nonce");

  /** The last second of the year 9999, beyond which no date is read elsewhere either. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  private final TokenForm form;
  private final ObjectReader in;

  private TokenClaims(TokenForm form, ObjectReader in) {
    this.form = form;
    this.in = in;
  }

  /** {@return the claims of a token of this header and this payload, which must not disagree} */
  static TokenClaims of(TokenForm form, JsonObject header, JsonObject payload)
      throws ProblemException {
    var claims = JsonObject.builder();
    for (var name : NAMES) {
      var inHeader = header.get(name);
      var inPayload = payload.get(name);
      if (inHeader.isPresent() && inPayload.isPresent() && !inHeader.equals(inPayload)) {
        throw TokenForm.unverifiable(name, "the header and the payload say different things");
      }
      inPayload.or(() -> inHeader).ifPresent(value -> claims.put(name, value));
    }
    return new TokenClaims(form, ObjectReader.of(claims.build(), Pointer.ROOT));
  }

  /** {@return {@code payload} without the claims: the credential or presentation itself} */
  static JsonObject document(JsonObject payload) {
    var document = payload;
    for (var name : NAMES) {
      document = document.without(name);
    }
    return document;
  }

  static boolean hasAny(JsonObject document) {
    return NAMES.stream().anyMatch(document::has);
  }

  /** Each claim that repeats a property of the document must repeat it exactly. §3.1.3. */
  void requireConsistent(JsonObject document) throws ProblemException {
    var issuer = in.optionalString("iss");
    if (issuer.isPresent() && !issuer.equals(identifier(document, form.signer()))) {
      throw new ProblemException(
          form.mismatch(), Pointer.ROOT.at("iss"), "must be the same as " + form.signer());
    }
    requireSame("jti", document.string("id"), "id");
    requireSame("sub", identifier(document, "credentialSubject"), "credentialSubject.id");
  }

  private void requireSame(String name, Optional<String> expected, String property)
      throws ProblemException {
    var claimed = in.optionalString(name);
    if (claimed.isPresent() && !claimed.equals(expected)) {
      throw TokenForm.unverifiable(name, "must be the same as " + property);
    }
  }

  /** {@return the key that {@code kid} names, which may be a mere fragment where {@code iss} is} */
  DidUrl verificationMethod(ObjectReader header) throws ProblemException {
    var kid = header.string("kid");
    var place = Pointer.ROOT.at("kid");
    if (!kid.startsWith("#")) {
      return DidUrl.parse(kid, place);
    }
    var issuer = in.optionalString("iss");
    if (issuer.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_VERIFICATION_METHOD_URL,
          place,
          "must be absolute where the token has no iss");
    }
    return DidUrl.parse(issuer.get() + kid, place);
  }

  Optional<Instant> created() throws ProblemException {
    var issued = seconds("iat");
    var notBefore = seconds("nbf");
    boolean later =
        issued.isEmpty() || (notBefore.isPresent() && notBefore.get().isAfter(issued.get()));
    return later ? notBefore : issued;
  }

  Optional<Instant> expires() throws ProblemException {
    return seconds("exp");
  }

  /** One string or a list of strings. RFC 7519 §4.1.3. */
  List<String> domains() throws ProblemException {
    var value = in.optional("aud");
    if (value.isEmpty()) {
      return List.of();
    }
    var domains = new ArrayList<String>();
    for (var item : JsonArray.itemsOf(value.get())) {
      if (!(item instanceof JsonString domain)) {
        throw in.malformed("aud", "must be a string or a list of strings");
      }
      domains.add(domain.value());
    }
    return domains;
  }

  Optional<String> challenge() throws ProblemException {
    return in.optionalString("nonce");
  }

  /** RFC 7519 §2, NumericDate: whole seconds only, since nobody needs others. */
  private Optional<Instant> seconds(String name) throws ProblemException {
    return in.object().has(name)
        ? Optional.of(Instant.ofEpochSecond(in.integer(name, 0, MOST_SECONDS)))
        : Optional.empty();
  }

  /** The property's value, or the {@code id} of its value. */
  private static Optional<String> identifier(JsonObject document, String property) {
    var value = document.get(property);
    if (value.isPresent() && value.get() instanceof JsonObject object) {
      return object.string("id");
    }
    return document.string(property);
  }
}
