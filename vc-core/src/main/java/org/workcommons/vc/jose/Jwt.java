package org.workcommons.vc.jose;

import java.io.IOException;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * A signed JSON Web Token of one kind, unverified. RFC 7519, and RFC 8725 §3.11: the kind is
 * demanded, so that no token passes for another. Immutable.
 */
public final class Jwt {
  private static final String PREFIX = "application/";

  private final CompactJws jws;
  private final JsonObject claims;

  private Jwt(CompactJws jws, JsonObject claims) {
    this.jws = jws;
    this.claims = claims;
  }

  /**
   * {@return the token in {@code ascii}, which came from outside}
   *
   * @param typ the kind of token that is expected, {@code statuslist+jwt}
   */
  public static Jwt received(String typ, byte[] ascii) throws ProblemException {
    return of(typ, CompactJws.read(ascii));
  }

  /**
   * {@return what {@link #received} returns, of a token that may also bring the certificates of its
   * key} For callers who decided beforehand that they look for the key there.
   */
  public static Jwt receivedWithCertificates(String typ, byte[] ascii) throws ProblemException {
    return of(typ, CompactJws.readWithCertificates(ascii));
  }

  private static Jwt of(String typ, CompactJws jws) throws ProblemException {
    if (!isType(ObjectReader.of(jws.header(), Pointer.ROOT).string("typ"), typ)) {
      throw CompactJws.unverifiable("typ", "must be " + typ);
    }
    return new Jwt(jws, JsonReader.readObject(jws.payload()));
  }

  /**
   * {@return {@code claims} in a token of kind {@code typ} by {@code signer}}
   *
   * @param keyId what the key is called, a DID URL where the signer is a DID
   * @throws IOException when the key can't be reached
   */
  public static String sign(String typ, JsonObject claims, Signer signer, String keyId)
      throws IOException {
    return sign(JsonObject.builder().put("typ", typ).put("kid", keyId).build(), claims, signer);
  }

  /**
   * {@return {@code claims} in a token by {@code signer}}
   *
   * @param header without {@code alg}, which follows from the key
   * @throws IOException when the key can't be reached
   */
  public static String sign(JsonObject header, JsonObject claims, Signer signer)
      throws IOException {
    return CompactJws.sign(header, JsonWriter.compact(claims), signer);
  }

  /**
   * {@return whether {@code typ} is the media type {@code name}} These ignore case, of ASCII
   * letters alone, and may leave out "application/". RFC 7515 §4.1.9, RFC 9596.
   */
  public static boolean isType(String typ, String name) {
    int start = typ.length() - name.length();
    return (start == 0 || start == PREFIX.length() && isSame(typ, 0, PREFIX))
        && isSame(typ, start, name);
  }

  /** ASCII letters alone: other letters have cases too, some of them that of a k. */
  private static boolean isSame(String text, int start, String expected) {
    for (int i = 0; i < expected.length(); i++) {
      if (lower(text.charAt(start + i)) != lower(expected.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** {@return the protected header, every word of which may be a lie} */
  public JsonObject header() {
    return jws.header();
  }

  /** {@return what the key is called that is said to have signed, empty where it is not named} */
  public Optional<String> keyId() {
    return jws.header().string("kid");
  }

  /** {@return the algorithm that the header names} */
  public JoseAlgorithm algorithm() {
    return jws.algorithm();
  }

  /** {@return the claims, every word of which may be a lie} */
  public JsonObject unverifiedClaims() {
    return claims;
  }

  /**
   * {@return the certificates of the key that is said to have signed, its own first}
   *
   * @throws ProblemException of type {@code INVALID_VERIFICATION_METHOD} if there are none
   */
  public CertificateChain certificates() throws ProblemException {
    return CertificateChain.read(ObjectReader.of(jws.header(), Pointer.ROOT));
  }

  /** {@return the claims, if {@code key} made the token; otherwise the problem is thrown} */
  public JsonObject verify(VerificationKey key) throws ProblemException {
    jws.verify(key);
    return claims;
  }
}
