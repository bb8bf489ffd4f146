package org.workcommons.vc.sdjwtvc;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What an issuer with a web site publishes of its keys. draft-ietf-oauth-sd-jwt-vc §3, JWT VC
 * Issuer Metadata. Immutable.
 *
 * @param issuer the issuer's identifier
 * @param keys the keys that stand in the metadata, empty where they stand elsewhere
 * @param keysUrl where the keys stand, empty where they stand in the metadata
 */
public record IssuerMetadata(URI issuer, Optional<JsonObject> keys, Optional<URI> keysUrl) {
  private static final Set<String> STEPS = Set.of(".", "..");
  private static final String WELL_KNOWN = "/.well-known/jwt-vc-issuer";

  public IssuerMetadata {
    if (keys.isPresent() == keysUrl.isPresent()) {
      throw new IllegalArgumentException("keys stand in the metadata or elsewhere, and not both");
    }
  }

  /** {@return where the metadata of {@code issuer} are published} §3.1. */
  public static URI location(URI issuer) {
    var path = issuer.getRawPath() == null ? "" : issuer.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return URI.create("https://" + issuer.getRawAuthority() + WELL_KNOWN + path);
  }

  /**
   * {@return whether {@code text} can be such an issuer: an {@code https} URL without query and
   * fragment, and without the steps {@code .} and {@code ..} in its path}
   */
  public static boolean isIssuer(String text) {
    try {
      var url = URI.create(text);
      return text.length() <= Limits.FETCH_URL_CHARS
          && "https".equals(url.getScheme())
          && url.getHost() != null
          && isPlain(url)
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Steps up in its path would lead out of where the metadata of a host's issuers are. */
  private static boolean isPlain(URI url) {
    return Stream.of(url.getPath().split("/")).noneMatch(STEPS::contains);
  }

  /** {@return the metadata of {@code issuer} in {@code utf8}, which came from {@link #location}} */
  public static IssuerMetadata read(URI issuer, byte[] utf8) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(utf8, Limits.DID_DOCUMENT_BYTES), Pointer.ROOT);
    if (!in.string("issuer").equals(issuer.toString())) {
      throw in.malformed("issuer", "must be the one that was asked for");
    }
    var keys = in.optionalObject("jwks").map(ObjectReader::object);
    var url = in.optionalString("jwks_uri");
    if (keys.isPresent() == url.isPresent()) {
      throw in.malformed("jwks", "must be here or at jwks_uri, and not both");
    }
    if (url.isPresent() && !isIssuer(url.get())) {
      throw in.malformed("jwks_uri", "must be an https URL");
    }
    return new IssuerMetadata(issuer, keys, url.map(URI::create));
  }

  /**
   * {@return the key of {@code keySet} that signed {@code token}, by its {@code kid}} RFC 7517 §5.
   * Where the token names none, there must be one key only. Two keys of one name are refused, and
   * so is the whole set then.
   */
  public static VerificationKey key(JsonObject keySet, Jwt token) throws ProblemException {
    var candidates = ObjectReader.of(keySet, Pointer.ROOT).objects("keys");
    if (candidates.size() > Limits.KEYS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + Limits.KEYS + " keys");
    }
    requireOwnNames(candidates);
    var named =
        token.keyId().isEmpty()
            ? candidates
            : candidates.stream()
                .filter(each -> each.object().string("kid").equals(token.keyId()))
                .toList();
    if (named.size() != 1) {
      throw unknown("the issuer has no key of this name");
    }
    return VerificationKey.ofJwk(named.get(0).object());
  }

  private static void requireOwnNames(List<ObjectReader> keys) throws ProblemException {
    var names = new HashSet<String>();
    for (var key : keys) {
      var name = key.optionalString("kid");
      if (name.isPresent() && !names.add(name.get())) {
        throw unknown("two keys of the issuer have the same name");
      }
    }
  }

  private static ProblemException unknown(String detail) {
    return new ProblemException(
        ProblemType.INVALID_VERIFICATION_METHOD, Pointer.ROOT.at("kid"), detail);
  }
}
