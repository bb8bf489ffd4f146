package org.workcommons.vc.jose;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A JSON Web Signature in the compact serialization, of any payload, unverified. RFC 7515 §7.1, and
 * stricter: the library that takes it apart sees it only after everything here was checked, since
 * it decodes leniently and knows more algorithms than we allow.
 */
public final class CompactJws {
  private static final int PARTS = 3;

  /** RFC 7515 §4.1: keys that come with the token. Whoever wrote the token wrote them too. */
  private static final Set<String> KEY_SOURCES = Set.of("jwk", "jku", "x5c", "x5u");

  static final String CERTIFICATES = "x5c";

  private static final Set<String> SECRETS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  private static final Set<String> TEXTS = Set.of("typ", "cty", "kid");

  private final JWSObject parsed;
  private final JsonObject header;
  private final byte[] payload;
  private final JoseAlgorithm algorithm;

  private CompactJws(JWSObject parsed, JsonObject header, byte[] payload, JoseAlgorithm algorithm) {
    this.parsed = parsed;
    this.header = header;
    this.payload = payload;
    this.algorithm = algorithm;
  }

  /**
   * {@return the token in {@code ascii}, which came from outside} Refused: all but three parts in
   * canonical base64url, algorithms other than Ed25519, ES256, ES384 and ES512, keys that come with
   * the token, extensions of the format, and an empty signature.
   */
  public static CompactJws read(byte[] ascii) throws ProblemException {
    return read(ascii, KEY_SOURCES);
  }

  /**
   * {@return what {@link #read} returns, of a token that may also bring the certificates of its
   * key} RFC 7515 §4.1.6. For callers who decided beforehand that they look for the key there, and
   * whose certificates they believe.
   */
  static CompactJws readWithCertificates(byte[] ascii) throws ProblemException {
    var refused = new HashSet<>(KEY_SOURCES);
    refused.remove(CERTIFICATES);
    return read(ascii, refused);
  }

  private static CompactJws read(byte[] ascii, Set<String> refused) throws ProblemException {
    var parts = parts(ascii);
    if (parts[0].length() > (Limits.TOKEN_HEADER_BYTES * 4 + 2) / 3) {
      throw limit("a header of more than " + Limits.TOKEN_HEADER_BYTES + " bytes");
    }
    var header = header(decoded(parts[0]));
    var in = ObjectReader.of(header, Pointer.ROOT);
    var algorithm = algorithm(in);
    requireNothingThatMatters(header, refused);
    for (var name : TEXTS) {
      in.optionalString(name);
    }
    var payload = decoded(parts[1]);
    if (decoded(parts[2]).length == 0) {
      throw unreadable("the signature is empty");
    }
    return new CompactJws(parsed(parts), header, payload, algorithm);
  }

  /** {@return the protected header, the only one; every word of it may be a lie} */
  public JsonObject header() {
    return header;
  }

  /** {@return the bytes that were signed as payload, not a copy} */
  public byte[] payload() {
    return payload;
  }

  /** {@return the algorithm that the header names} */
  public JoseAlgorithm algorithm() {
    return algorithm;
  }

  /** Refuses the token unless {@code key}, and its algorithm, made it. */
  public void verify(VerificationKey key) throws ProblemException {
    if (key.type() != algorithm.keyType()) {
      throw unverifiable("alg", "not the algorithm of the key");
    }
    if (!KeyBridge.verifies(parsed, key)) {
      throw new ProblemException(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR,
          Pointer.ROOT,
          "the signature does not match the token");
    }
  }

  /**
   * {@return {@code payload}, signed by {@code signer}}
   *
   * @param header without {@code alg}, which follows from the key
   * @throws IOException when the key can't be reached
   */
  public static String sign(JsonObject header, byte[] payload, Signer signer) throws IOException {
    var algorithm = JoseAlgorithm.of(signer.verificationKey().type());
    var whole = JsonObject.builder().put("alg", algorithm.identifier()).putAll(header).build();
    try {
      var parsed = JWSHeader.parse(Base64URL.encode(JsonWriter.compact(whole)));
      return KeyBridge.sign(new JWSObject(parsed, new Payload(payload)), signer);
    } catch (ParseException e) {
      throw new IllegalArgumentException("expected a header of registered names and kinds", e);
    }
  }

  /** {@return the exception that says {@code detail} of the header called {@code name}} */
  static ProblemException unverifiable(String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, Pointer.ROOT.at(name), detail);
  }

  private static String[] parts(byte[] ascii) throws ProblemException {
    if (ascii.length > Limits.DOCUMENT_BYTES) {
      throw limit("more than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    var text = new StringBuilder(ascii.length);
    int dots = 0;
    for (byte character : ascii) {
      if (character == '.') {
        dots++;
      } else if (!isBase64Url(character)) {
        throw unreadable("a token has no characters but those of base64url, and dots");
      }
      text.append((char) character);
    }
    if (dots != PARTS - 1) {
      throw unreadable("a token has exactly three parts with dots between them");
    }
    return text.toString().split("\\.", PARTS);
  }

  private static boolean isBase64Url(byte character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }

  private static byte[] decoded(String part) throws ProblemException {
    return Base64Url.decode(part, Limits.DOCUMENT_BYTES);
  }

  private static JsonObject header(byte[] utf8) throws ProblemException {
    try {
      return JsonReader.readObject(utf8, Limits.TOKEN_HEADER_BYTES);
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new ProblemException(
          problem.type(), problem.pointer(), "in the token's header: " + problem.detail());
    }
  }

  private static JoseAlgorithm algorithm(ObjectReader header) throws ProblemException {
    var algorithm = JoseAlgorithm.of(header.string("alg"));
    if (algorithm.isEmpty()) {
      throw unverifiable("alg", "must be Ed25519, EdDSA, ES256, ES384 or ES512");
    }
    return algorithm.get();
  }

  /** What would change how the token is to be read, or offers a key that nobody vouches for. */
  private static void requireNothingThatMatters(JsonObject header, Set<String> refused)
      throws ProblemException {
    for (var name : header.names()) {
      if (SECRETS.contains(name)) {
        throw unverifiable(name, "a token must not contain a secret key");
      }
      if (refused.contains(name)) {
        throw unverifiable(name, "keys are looked up by kid, never taken from the token itself");
      }
      if (name.equals("crit") || name.equals("b64") || name.equals("zip")) {
        throw unverifiable(name, "extensions of the token format are not supported");
      }
    }
  }

  private static JWSObject parsed(String[] parts) throws ProblemException {
    try {
      return new JWSObject(
          new Base64URL(parts[0]), new Base64URL(parts[1]), new Base64URL(parts[2]));
    } catch (ParseException e) {
      throw unreadable("a registered member of the header has a value of another kind");
    }
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
