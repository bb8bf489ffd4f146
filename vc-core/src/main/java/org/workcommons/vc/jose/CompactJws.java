package org.workcommons.vc.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A JSON Web Signature in the compact serialization, of any payload, unverified. RFC 7515 §7.1, and
 * stricter: one text for each value, and few algorithms.
 */
public final class CompactJws {
  /** RFC 7515 §4.1: keys that come with the token. Whoever wrote the token wrote them too. */
  private static final Set<String> KEY_SOURCES = Set.of("jwk", "jku", "x5c", "x5u");

  static final String CERTIFICATES = "x5c";

  private static final Set<String> SECRETS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  private static final List<String> TEXTS = List.of("typ", "cty", "kid", "x5t", "x5t#S256");

  private final byte[] signed;
  private final byte[] signature;
  private final JsonObject header;
  private final byte[] payload;
  private final JoseAlgorithm algorithm;

  private CompactJws(
      byte[] signed, byte[] signature, JsonObject header, byte[] payload, JoseAlgorithm algorithm) {
    this.signed = signed;
    this.signature = signature;
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
    if (ascii.length > Limits.DOCUMENT_BYTES) {
      throw limit("more than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    try {
      return takenApart(ascii, refused);
    } catch (ProblemException e) {
      // what can't be in any token is told first; of a good one nobody has to look for it
      requireAlphabet(ascii);
      throw e;
    }
  }

  private static CompactJws takenApart(byte[] ascii, Set<String> refused) throws ProblemException {
    var text = new String(ascii, ISO_8859_1);
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      throw unreadable("a token has exactly three parts with dots between them");
    }
    if (first > (Limits.TOKEN_HEADER_BYTES * 4 + 2) / 3) {
      throw limit("a header of more than " + Limits.TOKEN_HEADER_BYTES + " bytes");
    }
    var header = header(decoded(ascii, 0, first));
    var algorithm = algorithm(ObjectReader.of(header, Pointer.ROOT));
    requireNothingThatMatters(header, refused);
    requireKinds(header);
    var payload = decoded(ascii, first + 1, second);
    var signature = decoded(ascii, second + 1, ascii.length);
    if (signature.length == 0) {
      throw unreadable("the signature is empty");
    }
    return new CompactJws(Arrays.copyOf(ascii, second), signature, header, payload, algorithm);
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
    if (!key.verifies(signed, signature)) {
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
      requireKinds(whole);
    } catch (ProblemException e) {
      throw new IllegalArgumentException("expected a header of registered names and kinds", e);
    }
    var signed = Base64Url.encode(JsonWriter.compact(whole)) + '.' + Base64Url.encode(payload);
    return signed + '.' + Base64Url.encode(signer.sign(signed.getBytes(US_ASCII)));
  }

  /** {@return the exception that says {@code detail} of the header called {@code name}} */
  static ProblemException unverifiable(String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, Pointer.ROOT.at(name), detail);
  }

  private static void requireAlphabet(byte[] ascii) throws ProblemException {
    for (byte character : ascii) {
      if (character != '.' && !isBase64Url(character)) {
        throw unreadable("a token has no characters but those of base64url, and dots");
      }
    }
  }

  private static boolean isBase64Url(byte character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }

  private static byte[] decoded(byte[] ascii, int start, int end) throws ProblemException {
    return Base64Url.decode(Arrays.copyOfRange(ascii, start, end));
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

  /** Registered members have values of their kinds, whether or not anybody looks at them. */
  private static void requireKinds(JsonObject header) throws ProblemException {
    var in = ObjectReader.of(header, Pointer.ROOT);
    for (var name : TEXTS) {
      in.optionalString(name);
    }
    if (header.has(CERTIFICATES)) {
      for (var item : in.array(CERTIFICATES).items()) {
        if (!(item instanceof JsonString)) {
          throw in.malformed(CERTIFICATES, "must be an array of strings");
        }
      }
    }
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
