package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.ISSUER_BINDING;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;

/** Compact JSON Web Signatures around credentials, made by hand. */
final class BadTokens {
  /** The P-256 issuer of these tokens; its secret is 32 bytes of 7. */
  static final SigningKey ISSUER = p256();

  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject payload =
      Actors.unsigned(ISSUER, Actors.WORKER, 1).get(0).without("credentialStatus");
  private final JsonObject header =
      JsonObject.builder()
          .put("alg", "ES256")
          .put("typ", "vc+jwt")
          .put("kid", DidKey.verificationMethod(Actors.did(ISSUER)).toString())
          .build();

  static List<BadInput> all() {
    var corpus = new BadTokens();
    corpus.controls();
    corpus.algorithms();
    corpus.signatures();
    corpus.headers();
    corpus.forms();
    corpus.claims();
    return corpus.inputs;
  }

  private void controls() {
    good("as the specification has it", token(header, payload));
    good("typ with its prefix", token(header.with("typ", "application/vc+jwt"), payload));
    good("with cty", token(header.with("cty", "vc"), payload));
    good("iss is the issuer", token(header, payload.with("iss", issuer())));
    good("expires tomorrow", token(header, payload.with("exp", number(1_793_955_600))));
    var high = ISSUER.sign(signed(header, payload).getBytes(UTF_8));
    complementS(high);
    good(
        "the other of two signatures, ECDSA has both",
        signed(header, payload) + "." + Base64Url.encode(high));
  }

  private void algorithms() {
    var none = header.with("alg", "none");
    proof("AlgNone", "none, without a signature", signed(none, payload) + ".", null);
    proof("AlgNone", "none, with a good signature", token(none, payload), null);
    proof(
        "AlgNone", "noNE, with a good signature", token(header.with("alg", "noNE"), payload), null);
    proof("AlgConfusion", "HS256 by the public key", hmac(header.with("alg", "HS256")), null);
    proof(
        "AlgConfusion",
        "es256, in small letters",
        token(header.with("alg", "es256"), payload),
        null);
    proof(
        "AlgConfusion", "ES384 by a P-256 key", token(header.with("alg", "ES384"), payload), null);
    proof(
        "AlgConfusion", "EdDSA by a P-256 key", token(header.with("alg", "EdDSA"), payload), null);
    proof(
        "AlgConfusion",
        "Ed25519 by a P-256 key",
        token(header.with("alg", "Ed25519"), payload),
        null);
    proof("AlgConfusion", "RS256", token(header.with("alg", "RS256"), payload), null);
    proof(
        "AlgConfusion",
        "no algorithm",
        token(header.without("alg"), payload),
        MALFORMED_VALUE_ERROR);
    proof(
        "AlgConfusion",
        "a number for an algorithm",
        token(header.with("alg", number(7)), payload),
        MALFORMED_VALUE_ERROR);
    var edHeader = header.with("kid", DidKey.verificationMethod(Actors.did(PLATFORM)).toString());
    proof(
        "AlgConfusion",
        "ES256 by an Ed25519 key",
        signed(edHeader, payload)
            + "."
            + Base64Url.encode(PLATFORM.sign(signed(edHeader, payload).getBytes(UTF_8))),
        null);
  }

  private void signatures() {
    var good = ISSUER.sign(signed(header, payload).getBytes(UTF_8));
    crypto("64 zero bytes", new byte[64]);
    crypto("r is zero", half(good, 0, new byte[32]));
    crypto("s is zero", half(good, 32, new byte[32]));
    crypto("r is the order of the group", half(good, 0, order()));
    crypto("s is the order of the group", half(good, 32, order()));
    crypto("ASN.1 instead of two numbers", der(good));
    crypto("63 bytes", Arrays.copyOf(good, 63));
    crypto("65 bytes", Arrays.copyOf(good, 65));
    crypto("96 bytes, as for P-384", Arrays.copyOf(good, 96));
    var flipped = good.clone();
    flipped[40] ^= 1;
    crypto("one bit flipped", flipped);
    crypto("of another token", ISSUER.sign("another".getBytes(UTF_8)));
    inputs.add(
        BadInput.jwt("Signature", "empty", signed(header, payload) + ".")
            .rejected(SYNTAX, PARSING_ERROR));
    var more = Actors.subject(payload, claims -> claims.with("period", "2024-02"));
    crypto(
        "Altered", "another month", part(header) + "." + part(more) + "." + Base64Url.encode(good));
    crypto(
        "Altered",
        "another header",
        part(header.with("cty", "vc")) + "." + part(payload) + "." + Base64Url.encode(good));
  }

  private void headers() {
    var own = Actors.key(9).verificationKey().jwk();
    proof("KeyInHeader", "a jwk", token(header.with("jwk", own), payload), null);
    proof(
        "KeyInHeader",
        "a jwk with its secret",
        token(header.with("jwk", Actors.key(9).jwk(SecretAccess.GRANTED)), payload),
        null);
    proof(
        "KeyInHeader",
        "a jku",
        token(header.with("jku", "https://attacker.example/keys"), payload),
        null);
    proof(
        "KeyInHeader",
        "an x5u",
        token(header.with("x5u", "https://attacker.example/chain"), payload),
        null);
    proof(
        "KeyInHeader",
        "an x5c",
        token(header.with("x5c", JsonArray.ofStrings(List.of("MIIB"))), payload),
        null);
    proof(
        "Critical",
        "an extension that nobody knows",
        token(
            header.with("crit", JsonArray.ofStrings(List.of("exp"))).with("exp", number(1)),
            payload),
        null);
    proof(
        "Critical",
        "an empty list of extensions",
        token(header.with("crit", JsonArray.of()), payload),
        null);
    proof(
        "Critical",
        "a payload that is not encoded",
        token(
            header
                .with("b64", org.workcommons.vc.json.JsonBoolean.FALSE)
                .with("crit", JsonArray.ofStrings(List.of("b64"))),
            payload),
        null);
    proof("Critical", "compressed", token(header.with("zip", "DEF"), payload), null);
    proof("Typ", "no typ", token(header.without("typ"), payload), MALFORMED_VALUE_ERROR);
    for (String typ :
        List.of(
            "JWT",
            "vp+jwt",
            "kb+jwt",
            "statuslist+jwt",
            "openid4vci-proof+jwt",
            "vc+sd-jwt",
            "dc+sd-jwt",
            "at+jwt",
            "vc+jwt ",
            "text/vc+jwt")) {
      proof("Typ", "typ is " + typ, token(header.with("typ", typ), payload), null);
    }
    proof("Typ", "cty is vp", token(header.with("cty", "vp"), payload), null);
    proof("Kid", "no kid", token(header.without("kid"), payload), MALFORMED_VALUE_ERROR);
    proof(
        "Kid",
        "a path",
        token(header.with("kid", "../../etc/passwd"), payload),
        INVALID_VERIFICATION_METHOD_URL);
    proof(
        "Kid",
        "a query",
        token(header.with("kid", "' OR 1=1 --"), payload),
        INVALID_VERIFICATION_METHOD_URL);
    proof(
        "Kid",
        "relative, and no iss",
        token(header.with("kid", "#key-1"), payload),
        INVALID_VERIFICATION_METHOD_URL);
    proof(
        "Kid",
        "a key that is not in the document",
        token(header.with("kid", Actors.did(ISSUER) + "#key-1"), payload),
        INVALID_VERIFICATION_METHOD);
    proof(
        "Kid",
        "a URL",
        token(header.with("kid", "https://attacker.example/key"), payload),
        INVALID_VERIFICATION_METHOD_URL);
    var stranger = DidKey.verificationMethod(Actors.did(Actors.STRANGER)).toString();
    proof("Kid", "a key of somebody else", token(header.with("kid", stranger), payload), null);
  }

  private void forms() {
    var good = token(header, payload);
    syntax("a line feed at the end", good + "\n");
    syntax("a space in front", " " + good);
    syntax("padding", good + "==");
    syntax("two parts", signed(header, payload));
    syntax("four parts", good + ".");
    syntax("five parts, as if encrypted", good + "..");
    syntax("an alphabet with plus and slash", good.replaceFirst("[-_]", "+"));
    syntax("unused bits that are not zero", nonCanonical(good));
    syntax(
        "the JSON serialisation",
        "{\"payload\":\""
            + part(payload)
            + "\",\"protected\":\""
            + part(header)
            + "\",\"signature\":\""
            + good.substring(good.lastIndexOf('.') + 1)
            + "\"}");
    syntax("a header that is no object", withHeader("[]"));
    syntax(
        "a header that names alg twice",
        withHeader("{\"alg\":\"none\"," + BadInput.text(header).substring(1)));
    syntax("a payload that is no JSON", withPayload("hello"));
    syntax(
        "a payload that names the issuer twice",
        withPayload(
            "{\"issuer\":\"did:web:attacker.example\"," + BadInput.text(payload).substring(1)));
    syntax("nothing", "");
    syntax("two dots", "..");
  }

  private void claims() {
    proof(
        "Claim",
        "iss is not the issuer",
        token(header, payload.with("iss", "did:web:attacker.example")),
        ISSUER_MISMATCH);
    proof(
        "Claim",
        "a vc claim, as version 1.1 has it",
        token(header, JsonObject.builder().put("iss", issuer()).put("vc", payload).build()),
        MALFORMED_VALUE_ERROR);
    proof(
        "Claim",
        "a vc claim beside the document",
        token(header, payload.with("vc", payload)),
        MALFORMED_VALUE_ERROR);
    proof("Claim", "a proof inside", token(header, payload.with("proof", json("{}"))), null);
    proof(
        "Claim",
        "exp an hour ago",
        token(header, payload.with("exp", number(1_793_865_600L))),
        PROOF_EXPIRED);
    proof(
        "Claim",
        "exp is text",
        token(header, payload.with("exp", "1893456000")),
        MALFORMED_VALUE_ERROR);
    proof(
        "Claim",
        "exp is no whole number",
        token(header, payload.with("exp", new JsonNumber(1893456000.5))),
        MALFORMED_VALUE_ERROR);
    proof(
        "Claim",
        "exp is beyond all time",
        token(header, payload.with("exp", new JsonNumber(9e15))),
        MALFORMED_VALUE_ERROR);
    proof(
        "Claim",
        "exp is negative",
        token(header, payload.with("exp", number(-1))),
        MALFORMED_VALUE_ERROR);
    proof(
        "Claim",
        "iat is tomorrow",
        token(header, payload.with("iat", number(1_793_955_600))),
        PROOF_NOT_YET_VALID);
    proof(
        "Claim",
        "nbf is tomorrow",
        token(header, payload.with("nbf", number(1_793_955_600))),
        PROOF_NOT_YET_VALID);
    inputs.add(
        BadInput.jwt(
                "Claim",
                "another issuer",
                token(header, payload.with("issuer", Actors.did(PLATFORM).value())))
            .rejected(ISSUER_BINDING, ISSUER_MISMATCH));
    inputs.add(
        BadInput.jwt("Claim", "no subject", token(header, payload.without("credentialSubject")))
            .rejected(SYNTAX, MALFORMED_VALUE_ERROR));
  }

  private void good(String comment, String token) {
    inputs.add(BadInput.jwt("Control", comment, token));
  }

  private void proof(String flag, String comment, String token, ProblemType problem) {
    inputs.add(
        BadInput.jwt(flag, comment, token)
            .rejected(PROOF, problem == null ? PROOF_VERIFICATION_ERROR : problem));
  }

  private void syntax(String comment, String token) {
    inputs.add(BadInput.jwt("Compact", comment, token).rejected(SYNTAX, PARSING_ERROR));
  }

  private void crypto(String comment, byte[] signature) {
    crypto("Signature", comment, signed(header, payload) + "." + Base64Url.encode(signature));
  }

  private void crypto(String flag, String comment, String token) {
    proof(flag, comment, token, CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private String issuer() {
    return Actors.did(ISSUER).value();
  }

  private String withHeader(String text) {
    return sign(Base64Url.encode(text.getBytes(UTF_8)) + "." + part(payload));
  }

  private String withPayload(String text) {
    return sign(part(header) + "." + Base64Url.encode(text.getBytes(UTF_8)));
  }

  static String token(JsonObject header, JsonObject payload) {
    return sign(signed(header, payload));
  }

  private static String sign(String input) {
    return input + "." + Base64Url.encode(ISSUER.sign(input.getBytes(UTF_8)));
  }

  private static String signed(JsonObject header, JsonObject payload) {
    return part(header) + "." + part(payload);
  }

  private static String part(JsonObject json) {
    return Base64Url.encode(JsonWriter.compact(json));
  }

  private String hmac(JsonObject header) {
    var input = signed(header, payload);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ISSUER.verificationKey().raw(), "HmacSHA256"));
      return input + "." + Base64Url.encode(mac.doFinal(input.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another last character that decodes to the same bytes for whoever ignores the rest of it. */
  private static String nonCanonical(String token) {
    UnaryOperator<String> next = last -> String.valueOf((char) (last.charAt(0) + 1));
    int end = token.length() - 1;
    return token.substring(0, end) + next.apply(token.substring(end));
  }

  private static byte[] half(byte[] signature, int from, byte[] number) {
    var changed = signature.clone();
    System.arraycopy(number, 0, changed, from, 32);
    return changed;
  }

  private static byte[] order() {
    var bytes = ORDER.toByteArray();
    return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }

  private static void complementS(byte[] signature) {
    var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    var other = ORDER.subtract(s).toByteArray();
    Arrays.fill(signature, 32, 64, (byte) 0);
    int length = Math.min(32, other.length);
    System.arraycopy(other, other.length - length, signature, 64 - length, length);
  }

  private static byte[] der(byte[] signature) {
    var r = new BigInteger(1, Arrays.copyOf(signature, 32)).toByteArray();
    var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).toByteArray();
    var out = new java.io.ByteArrayOutputStream();
    out.write(0x30);
    out.write(4 + r.length + s.length);
    for (var number : List.of(r, s)) {
      out.write(2);
      out.write(number.length);
      out.writeBytes(number);
    }
    return out.toByteArray();
  }

  private static JsonNumber number(long value) {
    return JsonNumber.of(value);
  }

  private static SigningKey p256() {
    var secret = new byte[32];
    Arrays.fill(secret, (byte) 7);
    return SigningKey.restore(KeyType.P256, secret, SecretAccess.GRANTED);
  }
}
