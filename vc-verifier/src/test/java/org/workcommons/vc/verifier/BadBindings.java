package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.BadDisclosures.digest;
import static org.workcommons.vc.verifier.BadDisclosures.member;
import static org.workcommons.vc.verifier.BadDisclosures.token;
import static org.workcommons.vc.verifier.Check.HOLDER_BINDING;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.REQUEST;
import static org.workcommons.vc.verifier.Check.STATUS;
import static org.workcommons.vc.verifier.Check.SYNTAX;
import static org.workcommons.vc.verifier.Check.TRUST;
import static org.workcommons.vc.verifier.Check.VALIDITY;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;

/** Answers to a query with a {@code dc+sd-jwt} credential, made by hand. RFC 9901 §7.3. */
final class BadBindings {
  /** The type that the query of the corpus asks for. */
  static final String TYPE = "https://w3id.org/workcommons/vct/licence/1";

  private static final JsonObject HEADER = BadDisclosures.HEADER.with("typ", "dc+sd-jwt");
  private static final String CATEGORY = member("category", "\"C1\"");
  private static final String NUMBER = member("number", "\"D123\"");

  private final List<BadInput> inputs = new ArrayList<>();

  static List<BadInput> all() {
    var corpus = new BadBindings();
    corpus.bindings();
    corpus.bindingClaims();
    corpus.holders();
    corpus.credentials();
    corpus.issuers();
    return corpus.inputs;
  }

  private void bindings() {
    good("what was asked for, bound to the request", bound(shown()));
    refused("KeyBinding", "none", shown(), HOLDER_BINDING, HOLDER_BINDING_MISSING);
    binding("by another key", shown() + signed(header(), claims(shown()), Actors.key(8)), null);
    binding("by the issuer's key", shown() + byIssuer(), PROOF_VERIFICATION_ERROR);
    var more = token(HEADER, claims(), CATEGORY, NUMBER);
    binding("to more than is shown", shown() + kb(more), PROOF_VERIFICATION_ERROR);
    var whole = token(HEADER, claims(), CATEGORY, NUMBER);
    binding(
        "to less than is shown",
        whole + kb(whole.replace(NUMBER + "~", "")),
        PROOF_VERIFICATION_ERROR);
    var other = token(HEADER, claims(), NUMBER, CATEGORY);
    binding(
        "to another order",
        other + kb(other.split("~")[0] + "~" + CATEGORY + "~" + NUMBER + "~"),
        PROOF_VERIFICATION_ERROR);
    var shown = shown();
    binding("unsigned", shown + unsigned(shown), PROOF_VERIFICATION_ERROR);
    for (var typ : List.of("JWT", "dc+sd-jwt", "vp+jwt", "openid4vci-proof+jwt")) {
      binding(
          "its typ is " + typ,
          shown + signed(header().with("typ", typ), claims(shown), WORKER),
          PROOF_VERIFICATION_ERROR);
    }
    binding(
        "without typ",
        shown + signed(header().without("typ"), claims(shown), WORKER),
        MALFORMED_VALUE_ERROR);
    binding(
        "it brings its own key",
        shown
            + signed(
                header().with("jwk", Actors.key(8).verificationKey().jwk()),
                claims(shown),
                Actors.key(8)),
        PROOF_VERIFICATION_ERROR);
    refused(
        "SdJwtForm",
        "a dot in place of the last tilde",
        shown.substring(0, shown.length() - 1) + "." + kb(shown),
        HOLDER_BINDING,
        PARSING_ERROR);
  }

  private void bindingClaims() {
    long now = NOW.getEpochSecond();
    claim("for somebody else", "aud", text("https://w.example"), INVALID_DOMAIN_ERROR);
    claim("for two", "aud", texts(Actors.AUDIENCE.toString(), "https://w.example"), null);
    claim("for us, in a list", "aud", texts(Actors.AUDIENCE.toString()), null);
    claim("for nobody", "aud", JsonNull.NULL, null);
    claim("of another request", "nonce", text("b3RoZXI"), INVALID_CHALLENGE_ERROR);
    claim("of no request", "nonce", text(""), INVALID_CHALLENGE_ERROR);
    claim("its nonce is a number", "nonce", JsonNumber.of(1), null);
    claim("an hour old", "iat", JsonNumber.of(now - 3600), PROOF_VERIFICATION_ERROR);
    claim("in two minutes", "iat", JsonNumber.of(now + 120), PROOF_VERIFICATION_ERROR);
    claim("made at a text", "iat", text("" + now), null);
    claim("made at half a second", "iat", new JsonNumber(now + 0.5), null);
    claim("made before 1970", "iat", JsonNumber.of(-1), null);
    claim("over since two minutes", "exp", JsonNumber.of(now - 120), PROOF_EXPIRED);
    claim("not yet, for two minutes", "nbf", JsonNumber.of(now + 120), PROOF_NOT_YET_VALID);
    claim("its hash is another", "sd_hash", text(digest("x")), PROOF_VERIFICATION_ERROR);
    claim("its hash is null", "sd_hash", JsonNull.NULL, null);
    for (var name : List.of("aud", "nonce", "iat", "sd_hash")) {
      var shown = shown();
      binding(
          "without " + name,
          shown + signed(header(), claims(shown).without(name), WORKER),
          MALFORMED_VALUE_ERROR);
    }
  }

  private void holders() {
    var jwk = WORKER.verificationKey().jwk();
    holder("the credential is nobody's", claims().without("cnf"), PROOF_VERIFICATION_ERROR);
    holder("the key is only named", confirming(named("kid", "x")), MALFORMED_VALUE_ERROR);
    holder(
        "the key is elsewhere",
        confirming(named("jku", "https://attacker.example/keys")),
        MALFORMED_VALUE_ERROR);
    holder("the key is a text", confirming(named("jwk", "x")), MALFORMED_VALUE_ERROR);
    var secret = WORKER.jwk(SecretAccess.GRANTED);
    holder("the key is secret", confirming(JsonObject.empty().with("jwk", secret)), null);
    holder(
        "the key is for encryption",
        confirming(JsonObject.empty().with("jwk", jwk.with("use", "enc"))),
        MALFORMED_VALUE_ERROR);
    var cnf = member("cnf", BadInput.text(JsonObject.empty().with("jwk", jwk)));
    var chosen = token(HEADER, claims().without("cnf").with("_sd", digests(cnf)), cnf);
    refused(
        "Permanent",
        "the holder's key could be chosen",
        bound(chosen),
        SYNTAX,
        MALFORMED_VALUE_ERROR);
  }

  private void credentials() {
    long now = NOW.getEpochSecond();
    credential("over since its end", with("exp", now - 60), VALIDITY, EXPIRED);
    credential("not yet, by a second", with("nbf", now + 61), VALIDITY, NOT_YET_VALID);
    for (var name : List.of("exp", "nbf", "iat")) {
      credential(
          name + " is a text", claims().with(name, "" + (now + 99)), SYNTAX, MALFORMED_VALUE_ERROR);
      credential(
          name + " has a fraction",
          claims().with(name, new JsonNumber(now + 0.5)),
          SYNTAX,
          MALFORMED_VALUE_ERROR);
      credential(name + " is negative", with(name, -1), SYNTAX, MALFORMED_VALUE_ERROR);
    }
    credential(
        "for somebody else",
        claims().with("aud", "https://w.example"),
        PROOF,
        INVALID_DOMAIN_ERROR);
    credential("without type", claims().without("vct"), SYNTAX, MALFORMED_VALUE_ERROR);
    credential("two types", claims().with("vct", texts(TYPE)), SYNTAX, MALFORMED_VALUE_ERROR);
    credential(
        "of another type",
        claims().with("vct", "https://w3id.org/workcommons/vct/other/1"),
        REQUEST,
        PRESENTATION_INCOMPLETE);
    credential(
        "its other types are a text",
        claims().with("aka_vcts", TYPE),
        SYNTAX,
        MALFORMED_VALUE_ERROR);
    var unknown = claims().with("status", named("x", "y"));
    inputs.add(
        BadInput.answer(
                "Claim",
                "a status by a mechanism that nobody knows",
                bound(token(HEADER, unknown, CATEGORY)))
            .undecided(STATUS, STATUS_UNKNOWN));
    credential(
        "a status that is a text", claims().with("status", "x"), SYNTAX, MALFORMED_VALUE_ERROR);
    var status = Actors.json("{\"status_list\":{\"idx\":1,\"uri\":\"%s\"}}".formatted(Actors.LIST));
    inputs.add(
        BadInput.answer(
                "Claim",
                "the list of tokens can't be had",
                bound(token(HEADER, claims().with("status", status), CATEGORY)))
            .undecided(STATUS, STATUS_RETRIEVAL_ERROR));
    for (var name : List.of("vct", "status", "iss", "exp")) {
      var disclosure = member(name, "\"x\"");
      var payload = claims().without(name).with("_sd", digests(disclosure));
      refused(
          "Permanent",
          name + " of the token could have been withheld",
          bound(token(HEADER, payload, disclosure)),
          SYNTAX,
          MALFORMED_VALUE_ERROR);
    }
    refused(
        "Claim",
        "the claim that was asked for is withheld",
        bound(token(HEADER, claims())),
        REQUEST,
        PRESENTATION_INCOMPLETE);
  }

  private void issuers() {
    issuer("nobody", HEADER, claims().without("iss"), TRUST, ISSUER_NOT_RECOGNIZED);
    issuer("an empty name", HEADER, claims().with("iss", ""), TRUST, ISSUER_NOT_RECOGNIZED);
    issuer(
        "a stranger",
        HEADER,
        claims().with("iss", Actors.did(Actors.STRANGER).value()),
        TRUST,
        ISSUER_NOT_RECOGNIZED);
    issuer(
        "another one that is trusted",
        HEADER,
        claims().with("iss", Actors.did(Actors.PLATFORM).value()),
        PROOF,
        ISSUER_MISMATCH);
    var strangers = DidKey.verificationMethod(Actors.did(Actors.STRANGER)).toString();
    issuer(
        "a key of somebody else is named",
        HEADER.with("kid", strangers),
        claims(),
        PROOF,
        ISSUER_MISMATCH);
    issuer(
        "no key is named", HEADER.without("kid"), claims(), PROOF, INVALID_VERIFICATION_METHOD_URL);
    issuer(
        "the key is a path",
        HEADER.with("kid", "../../etc/passwd"),
        claims(),
        PROOF,
        INVALID_VERIFICATION_METHOD_URL);
    for (var typ : List.of("vc+sd-jwt", "vc+jwt", "kb+jwt", "JWT", "statuslist+jwt")) {
      issuer(
          "typ of the credential is " + typ,
          HEADER.with("typ", typ),
          claims(),
          PROOF,
          PROOF_VERIFICATION_ERROR);
    }
    issuer(
        "alg of the credential is none",
        HEADER.with("alg", "none"),
        claims(),
        PROOF,
        PROOF_VERIFICATION_ERROR);
  }

  private static JsonObject claims() {
    return JsonObject.builder()
        .put("iss", Actors.did(BadTokens.ISSUER).value())
        .put("vct", TYPE)
        .put("cnf", JsonObject.empty().with("jwk", WORKER.verificationKey().jwk()))
        .put("_sd", digests(CATEGORY, NUMBER))
        .build();
  }

  private static JsonObject with(String name, long number) {
    return claims().with(name, JsonNumber.of(number));
  }

  private static JsonObject confirming(JsonObject cnf) {
    return claims().with("cnf", cnf);
  }

  private static JsonObject named(String name, String text) {
    return JsonObject.empty().with(name, text);
  }

  private static JsonValue digests(String... disclosures) {
    return BadDisclosures.digests(disclosures);
  }

  private static String shown() {
    return token(HEADER, claims(), CATEGORY);
  }

  private static String bound(String shown) {
    return shown + kb(shown);
  }

  private static String kb(String shown) {
    return signed(header(), claims(shown), WORKER);
  }

  private static JsonObject header() {
    return JsonObject.builder().put("alg", "Ed25519").put("typ", "kb+jwt").build();
  }

  private static JsonObject claims(String shown) {
    return JsonObject.builder()
        .put("iat", NOW.getEpochSecond())
        .put("aud", Actors.AUDIENCE.toString())
        .put("nonce", BadCorpus.CHALLENGE)
        .put("sd_hash", digest(shown))
        .build();
  }

  private static String byIssuer() {
    return BadTokens.token(header().with("alg", "ES256"), claims(shown()));
  }

  private static String unsigned(String shown) {
    return part(header().with("alg", "none")) + "." + part(claims(shown)) + ".";
  }

  private static String signed(JsonObject header, JsonObject claims, SigningKey key) {
    var input = part(header) + "." + part(claims);
    return input + "." + Base64Url.encode(key.sign(input.getBytes(US_ASCII)));
  }

  private static String part(JsonObject json) {
    return Base64Url.encode(JsonWriter.compact(json));
  }

  private static JsonValue text(String text) {
    return new JsonString(text);
  }

  private static JsonValue texts(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }

  private void good(String comment, String token) {
    inputs.add(BadInput.answer("Control", comment, token));
  }

  private void claim(String comment, String name, JsonValue value, ProblemType problem) {
    var shown = shown();
    var claims = claims(shown).with(name, value);
    binding(
        comment,
        shown + signed(header(), claims, WORKER),
        problem == null ? MALFORMED_VALUE_ERROR : problem);
  }

  private void binding(String comment, String answer, ProblemType problem) {
    refused(
        "KeyBinding",
        comment,
        answer,
        HOLDER_BINDING,
        problem == null ? CRYPTOGRAPHIC_SECURITY_ERROR : problem);
  }

  private void holder(String comment, JsonObject claims, ProblemType problem) {
    refused(
        "KeyBinding",
        comment,
        bound(token(HEADER, claims, CATEGORY)),
        HOLDER_BINDING,
        problem == null ? INVALID_VERIFICATION_METHOD : problem);
  }

  private void credential(String comment, JsonObject claims, Check check, ProblemType problem) {
    refused("Claim", comment, bound(token(HEADER, claims, CATEGORY)), check, problem);
  }

  private void issuer(
      String comment, JsonObject header, JsonObject claims, Check check, ProblemType problem) {
    refused("Issuer", comment, bound(token(header, claims, CATEGORY)), check, problem);
  }

  private void refused(
      String flag, String comment, String answer, Check check, ProblemType problem) {
    inputs.add(BadInput.answer(flag, comment, answer).rejected(check, problem));
  }
}
