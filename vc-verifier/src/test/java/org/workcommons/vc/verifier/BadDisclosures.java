package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemType;

/** Credentials of which parts can be withheld, made by hand. RFC 9901 §7.1. */
final class BadDisclosures {
  /** {@code vc+sd-jwt} by the issuer of {@link BadTokens}. */
  static final JsonObject HEADER =
      JsonObject.builder()
          .put("alg", "ES256")
          .put("typ", "vc+sd-jwt")
          .put("kid", DidKey.verificationMethod(Actors.did(BadTokens.ISSUER)).toString())
          .build();

  private static final String NAME = member("name", "\"Angel\"");
  private static final String CITY = member("city", "\"Porto\"");

  private final List<BadInput> inputs = new ArrayList<>();

  static List<BadInput> all() {
    var corpus = new BadDisclosures();
    corpus.controls();
    corpus.shapes();
    corpus.places();
    corpus.reservedNames();
    corpus.hashFunctions();
    corpus.permanent();
    corpus.forms();
    corpus.tokens();
    corpus.inputs.addAll(BadBindings.all());
    return corpus.inputs;
  }

  private void controls() {
    good("nothing can be withheld", token(payload(JsonObject.empty())));
    good("one claim is shown", token(payload(sd(NAME)), NAME));
    good("one claim is withheld, and there is a decoy", token(payload(sd(NAME, "decoy"))));
    good("shown in another order", token(payload(sd(NAME, CITY)), CITY, NAME));
    var address = member("address", text(sd(CITY)));
    good("a claim in a claim", token(payload(sd(address)), address, CITY));
    good("the outer one alone", token(payload(sd(address)), address));
    var item = item("\"pt\"");
    good("an item of a list", token(payload(list(item)), item));
    good("the hash function is named", token(named("sha-256", sd(NAME)), NAME));
    var two = payload(sd(member("name", "1"), member("name", "2")));
    good("one of two values for a name", token(two, member("name", "2")));
  }

  private void shapes() {
    for (var json :
        List.of(
            "[]",
            "[\"salt\"]",
            "[\"salt\",\"name\",\"value\",\"more\"]",
            "[1,\"name\",\"value\"]",
            "[null,\"name\",\"value\"]",
            "[[\"salt\"],\"name\",\"value\"]",
            "[\"salt\",1,\"value\"]",
            "[\"salt\",null,\"value\"]",
            "{\"0\":\"salt\",\"1\":\"name\",\"2\":\"value\"}",
            "\"salt\"",
            "null")) {
      shape("a disclosure is " + json, encoded(json), MALFORMED_VALUE_ERROR);
    }
    shape("a name twice in it", member("name", "{\"a\":1,\"a\":2}"), PARSING_ERROR);
    shape("something behind it", encoded("[\"salt\",\"name\",1] 2"), PARSING_ERROR);
    shape(
        "not UTF-8",
        Base64Url.encode("[\"salt\",\"name\",\"\u00ff\"]".getBytes(ISO_8859_1)),
        PARSING_ERROR);
    shape("padded", encoded("[\"salt\",\"name\",10]") + "=", PARSING_ERROR);
    shape("an empty one", "", PARSING_ERROR);
  }

  private void places() {
    refused("DisclosurePlace", "nothing stands for it", token(payload(sd(CITY)), NAME));
    refused(
        "DisclosurePlace",
        "one too many",
        token(payload(sd(NAME)), NAME, member("other", "\"x\"")));
    refused("DisclosurePlace", "the same twice", token(payload(sd(NAME)), NAME, NAME));
    refused("DisclosurePlace", "a digest twice in a list", token(payload(sd(NAME, NAME)), NAME));
    refused("DisclosurePlace", "a decoy twice", token(payload(sd("decoy", "decoy"))));
    var elsewhere = payload(sd(NAME)).with("evidence", JsonArray.of(sd(NAME)));
    refused("DisclosurePlace", "a digest at two places", token(elsewhere, NAME));
    var address = member("address", text(sd(NAME)));
    refused(
        "DisclosurePlace",
        "a digest at one place, and in a disclosure",
        token(payload(sd(NAME, address)), NAME, address));
    refused("DisclosurePlace", "a child without its parent", token(payload(sd(address)), NAME));
    refused("DisclosurePlace", "one for a member among items", token(payload(list(NAME)), NAME));
    var item = item("\"pt\"");
    refused("DisclosurePlace", "one for an item among members", token(payload(sd(item)), item));
    refused(
        "DisclosurePlace",
        "a name that is there already",
        token(payload(sd(NAME).with("name", "Bea")), NAME));
    var second = member("name", "\"Bea\"");
    refused("DisclosurePlace", "two of one name", token(payload(sd(NAME, second)), NAME, second));
    refused(
        "DisclosurePlace",
        "a digest that is a mere text",
        token(payload(JsonObject.empty().with("x", digest(NAME))), NAME));
    var deep = new ArrayList<String>();
    var inner = "1";
    for (int i = 0; i < 70; i++) {
      deep.add(member("a" + i, inner));
      inner = text(sd(deep.get(i)));
    }
    refused(
        "Size",
        "seventy disclosures, each in the next",
        token(payload(json(inner)), deep.toArray(String[]::new)),
        PROOF,
        LIMIT_EXCEEDED);
  }

  private void reservedNames() {
    for (var name : List.of("_sd", "...", "_sd_alg")) {
      var disclosure = member(name, "[\"x\"]");
      refused("ReservedName", "discloses " + name, token(payload(sd(disclosure)), disclosure));
    }
    for (var json :
        List.of(
            "{\"_sd\":\"x\"}",
            "{\"_sd\":null}",
            "{\"_sd\":[1]}",
            "{\"_sd\":[[\"x\"]]}",
            "{\"...\":\"x\"}",
            "{\"_sd_alg\":\"sha-256\"}",
            "{\"x\":[{\"...\":1}]}",
            "{\"x\":[{\"...\":\"x\",\"y\":1}]}",
            "{\"x\":[{\"...\":[\"x\"]}]}")) {
      refused("ReservedName", "signed as " + json, token(payload(json(json))));
      var disclosure = member("d", json);
      refused("ReservedName", "disclosed as " + json, token(payload(sd(disclosure)), disclosure));
    }
  }

  private void hashFunctions() {
    for (var name :
        List.of(
            "sha-256-128", "sha-256-64", "sha-256-32", "SHA-256", "sha256", "md5", "none", "")) {
      refused(
          "HashFunction",
          "called \"" + name + "\"",
          token(named(name, sd(NAME)), NAME),
          PROOF,
          PROOF_VERIFICATION_ERROR);
    }
    refused(
        "HashFunction",
        "a list of names",
        token(payload(sd(NAME)).with("_sd_alg", JsonArray.ofStrings(List.of("sha-256"))), NAME),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    refused("HashFunction", "not the one of the digests", token(named("sha-512", sd(NAME)), NAME));
  }

  /** What nobody may withhold; a verifier can only see it where it is shown. */
  private void permanent() {
    for (var name :
        List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "cnf",
            "@context",
            "type",
            "credentialStatus",
            "credentialSchema",
            "relatedResource")) {
      var disclosure = member(name, "\"x\"");
      var whole = payload(JsonObject.empty());
      var payload = whole.without(name).with("_sd", digests(disclosure));
      refused("Permanent", name + " could have been withheld", token(payload, disclosure));
    }
    var issuer = member("issuer", "\"did:web:skiff.example\"");
    var twice = payload(JsonObject.empty()).with("_sd", digests(issuer));
    refused("Permanent", "another issuer is disclosed", token(twice, issuer));
  }

  private void forms() {
    var good = token(payload(sd(NAME)), NAME);
    refused(
        "SdJwtForm",
        "no tilde at the end",
        good.substring(0, good.length() - 1),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    form("no tilde at all", good.split("~")[0]);
    form("two tildes at the end", good + "~");
    form("two tildes in between", good.replaceFirst("~", "~~"));
    form("a tilde before it", "~" + good);
    form("a space behind a tilde", good.replaceFirst("~", "~ "));
    form("a line feed at its end", good + "\n");
    form("only a tilde", "~");
    var parts = good.split("[.~]");
    var first = "\"header\":{\"disclosures\":[\"" + NAME + "\"]}";
    var signature = "{\"protected\":\"%s\",\"signature\":\"%s\"%s}";
    var general = "{\"payload\":\"%s\",\"signatures\":[%s,%s]}";
    var with = signature.formatted(parts[0], parts[2], "," + first);
    var without = signature.formatted(parts[0], parts[2], "");
    good("as JSON, with two signatures", general.formatted(parts[1], with, without));
    refused(
        "SdJwtForm",
        "as JSON, disclosures in the second header",
        general.formatted(parts[1], without, with));
    refused("SdJwtForm", "as JSON, disclosures in both", general.formatted(parts[1], with, with));
    refused(
        "SdJwtForm",
        "as JSON, a name in an unsigned header",
        general.formatted(parts[1], with.replace("]}", "],\"kid\":\"x\"}"), without));
    var flat = "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\",%s}";
    good("as JSON, with one signature", flat.formatted(parts[1], parts[0], parts[2], first));
    refused(
        "SdJwtForm",
        "as JSON, disclosures beside the header",
        flat.formatted(parts[1], parts[0], parts[2], "\"disclosures\":[\"" + NAME + "\"]"));
  }

  private void tokens() {
    var good = payload(sd(NAME));
    for (var typ : List.of("vc+jwt", "dc+sd-jwt", "vp+sd-jwt", "kb+jwt", "JWT")) {
      refused(
          "Typ",
          "typ of a disclosing token is " + typ,
          token(HEADER.with("typ", typ), good, NAME),
          PROOF,
          PROOF_VERIFICATION_ERROR);
    }
    refused(
        "AlgNone",
        "none, and disclosures",
        token(HEADER.with("alg", "none"), good, NAME),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    var token = token(good, NAME);
    var other = token(payload(sd(CITY)), CITY).split("[.~]");
    refused(
        "Altered",
        "digests of another token",
        token.replace(token.split("[.~]")[1], other[1]).replace(NAME, CITY),
        PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    refused("Altered", "another value", token.replace(NAME, member("name", "\"Bea\"")));
  }

  static JsonObject payload(JsonObject more) {
    var subject =
        JsonObject.builder().put("id", Actors.did(Actors.WORKER).value()).putAll(more).build();
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", Actors.did(BadTokens.ISSUER).value())
        .put("credentialSubject", subject)
        .build();
  }

  private static JsonObject named(String function, JsonObject more) {
    return payload(more).with("_sd_alg", function);
  }

  static JsonObject sd(String... disclosures) {
    return JsonObject.empty().with("_sd", digests(disclosures));
  }

  private static JsonObject list(String disclosure) {
    var item = JsonObject.empty().with("...", digest(disclosure));
    return JsonObject.empty().with("x", JsonArray.of(item));
  }

  static JsonValue digests(String... disclosures) {
    return JsonArray.ofStrings(List.of(disclosures).stream().map(BadDisclosures::digest).toList());
  }

  static String digest(String text) {
    return Base64Url.encode(Sha256.hash(text.getBytes(US_ASCII)));
  }

  static String member(String name, String json) {
    return encoded("[\"2GLC42sKQveCfGfryNRN9w\",\"" + name + "\"," + json + "]");
  }

  private static String item(String json) {
    return encoded("[\"2GLC42sKQveCfGfryNRN9w\"," + json + "]");
  }

  private static String encoded(String json) {
    return Base64Url.encode(json.getBytes(UTF_8));
  }

  private static String text(JsonObject json) {
    return BadInput.text(json);
  }

  static String token(JsonObject payload, String... disclosures) {
    return token(HEADER, payload, disclosures);
  }

  static String token(JsonObject header, JsonObject payload, String... disclosures) {
    var text = new StringBuilder(BadTokens.token(header, payload)).append('~');
    for (var disclosure : disclosures) {
      text.append(disclosure).append('~');
    }
    return text.toString();
  }

  private void good(String comment, String token) {
    inputs.add(BadInput.sdJwt("Control", comment, token));
  }

  private void shape(String comment, String disclosure, ProblemType problem) {
    var check = problem == PARSING_ERROR ? SYNTAX : PROOF;
    refused("Disclosure", comment, token(payload(sd(disclosure)), disclosure), check, problem);
  }

  private void form(String comment, String token) {
    refused("SdJwtForm", comment, token, SYNTAX, PARSING_ERROR);
  }

  private void refused(String flag, String comment, String token) {
    refused(flag, comment, token, PROOF, MALFORMED_VALUE_ERROR);
  }

  private void refused(
      String flag, String comment, String token, Check check, ProblemType problem) {
    inputs.add(BadInput.sdJwt(flag, comment, token).rejected(check, problem));
  }
}
