package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwtvc.SdJwtVc;

/**
 * What published audits of other implementations of RFC 9901 found wrong with them: each point is a
 * test here, so that it never becomes ours.
 */
class PublishedFailuresTest {
  private static final String TYP = "dc+sd-jwt";
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DisclosableToken.Audience AUDIENCE =
      new DisclosableToken.Audience("https://v.example", "8f1a");

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final JsonObject plain =
      json("{'iss':'https://i.example','vct':'https://i.example/licence','x':{'y':'z'}}");

  // --- the compact serialization -------------------------------------------------------------

  @Test
  void refusesAPlainTokenAsASelectivelyDisclosableOne() {
    assertThat(refused(signed(plain)).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesABareTokenWithABindingBehindADot() {
    refused(signed(plain) + "." + signed(plain));
  }

  @Test
  void refusesUnsignedTokens() {
    for (var alg : List.of("none", "None", "nonE", "", "HS256", "RS256")) {
      refused(SignedTokens.of(header().with("alg", alg), plain, key) + "~");
    }
    var unsigned = signed(plain);
    refused(unsigned.substring(0, unsigned.lastIndexOf('.') + 1) + "~");
  }

  @Test
  void refusesBytesThatAreNoTextInDisclosures() throws Exception {
    // decoded leniently, the broken byte becomes a replacement character
    var text = Base64Url.encode("[\"salt\",\"name\",\"\u00ff\"]".getBytes(ISO_8859_1));
    var token = token(plain.with("_sd", digests(digest(text))), text);

    assertThat(refused(token).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesADisclosureOfWhichOneCharacterWasChanged() throws Exception {
    var good = member("name", "Ann");
    var token = token(plain.with("_sd", digests(good)), good.text());
    int start = token.indexOf('~') + 1;
    for (int at = start; at < token.length() - 1; at++) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      refused(token.substring(0, at) + other + token.substring(at + 1));
    }
  }

  // --- disclosures and digests ---------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "['s']",
        "['s','n','v','w']",
        "[1,'n','v']",
        "[null,'n','v']",
        "[['s'],'n','v']",
        "['s',null,'v']",
        "['s',1,'v']",
        "['s',['n'],'v']",
        "{'0':'s','1':'n','2':'v'}",
        "'snv'",
        "null",
        "['s','_sd',['x']]",
        "['s','...','x']",
        "['s','_sd_alg','sha-256']"
      })
  void refusesDisclosuresOfAnotherShapeAlthoughADigestStandsForThem(String json) {
    var text = Base64Url.encode(ascii(json));

    refused(token(plain.with("_sd", digests(digest(text))), text));
    refused(token(plain.with("a", JsonArray.of(item(digest(text)))), text));
  }

  @Test
  void refusesADigestThatOccursTwiceWhereverItStands() {
    var one = member("name", "Ann");
    var d = one.digest(HashAlgorithm.SHA_256);
    var parent = Disclosure.ofMember(new byte[16], "p", JsonObject.empty().with("_sd", digests(d)));
    var items = JsonArray.of(item(d), item(d));
    var nested =
        plain.with("_sd", digests(d)).with("x", JsonObject.empty().with("_sd", digests(d)));

    refused(token(plain.with("_sd", digests(d, d)), one.text()));
    refused(token(nested, one.text()));
    refused(token(plain.with("a", items)));
    refused(token(plain.with("_sd", digests(d)).with("a", JsonArray.of(item(d))), one.text()));
    refused(
        token(
            plain.with("_sd", digests(d, parent.digest(HashAlgorithm.SHA_256))),
            one.text(),
            parent.text()));
    // of decoys too: nobody can tell them from what is withheld
    refused(token(plain.with("_sd", digests("decoy", "decoy"))));
  }

  @Test
  void refusesTheSameDisclosureTwice() {
    var one = member("name", "Ann");
    refused(token(plain.with("_sd", digests(one)), one.text(), one.text()));
  }

  @Test
  void refusesTwoDisclosuresOfOneNameAtOnePlace() {
    var one = member("name", "Ann");
    var other = Disclosure.ofMember(new byte[17], "name", new JsonString("Bea"));
    var payload = plain.with("_sd", digests(one, other));

    refused(token(payload, one.text(), other.text()));
    assertThat(read(token(payload, other.text())).unverifiedPayload().string("name"))
        .contains("Bea");
  }

  @Test
  void refusesADisclosureOfANameThatStandsInPlainBesideIt() {
    var inner = Disclosure.ofMember(new byte[16], "y", new JsonString("other"));
    var x = json("{'y':'z'}").with("_sd", digests(inner));

    refused(token(plain.with("x", x), inner.text()));
  }

  @Test
  void refusesADisclosureThatNothingStandsFor() {
    var one = member("name", "Ann");
    var child = member("child", "x");
    var parent =
        Disclosure.ofMember(new byte[16], "p", JsonObject.empty().with("_sd", digests(child)));

    refused(token(plain, one.text()));
    refused(token(plain.with("_sd", digests("x")), one.text()));
    refused(token(plain.with("_sd", digests(parent)), child.text()));
    // the digest as a text stands for nothing
    refused(token(plain.with("d", one.digest(HashAlgorithm.SHA_256)), one.text()));
    refused(token(plain.with("a", digests(one)), one.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'_sd':'x'}",
        "{'_sd':null}",
        "{'_sd':{'0':'x'}}",
        "{'_sd':[1]}",
        "{'_sd':[null]}",
        "{'_sd':[['x']]}",
        "{'...':'x'}",
        "{'a':{'...':'x'}}",
        "{'a':[{'...':1}]}",
        "{'a':[{'...':null}]}",
        "{'a':[{'...':'x','b':1}]}",
        "{'a':[{'...':'x','_sd':['y']}]}",
        "{'a':[{'...':['x']}]}",
        "{'a':[[{'...':{}}]]}",
        "{'_sd_alg':'sha-256'}",
        "{'a':[{'_sd_alg':'sha-256'}]}"
      })
  void refusesReservedNamesThatAreUsedForSomethingElse(String json) {
    refused(token(plain.with("x", json(json))));
    var disclosed = Disclosure.ofMember(new byte[16], "d", json(json));
    refused(token(plain.with("_sd", digests(disclosed)), disclosed.text()));
    var item = Disclosure.ofItem(new byte[16], json(json));
    var array = JsonArray.of(item(item.digest(HashAlgorithm.SHA_256)));
    refused(token(plain.with("a", array), item.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha-256-128",
        "sha-256-120",
        "sha-256-96",
        "sha-256-64",
        "sha-256-32",
        "SHA-256",
        "Sha-256",
        "sha256",
        "sha-1",
        "md5",
        "sha3-256",
        "",
        " sha-256"
      })
  void refusesTruncatedAndOtherHashFunctions(String name) {
    assertThat(refused(token(plain.with("_sd_alg", name))).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void refusesAHashFunctionThatIsNotTheOneOfTheDigests() {
    var one = member("name", "Ann");
    refused(token(plain.with("_sd_alg", "sha-384").with("_sd", digests(one)), one.text()));
  }

  // --- recursion -----------------------------------------------------------------------------

  @Test
  void putsWhatIsDisclosedInDisclosedItemsInItsPlace() {
    var innermost = Disclosure.ofItem(new byte[16], new JsonString("leaf"));
    var list = Disclosure.ofItem(new byte[17], JsonArray.of(item(innermost), new JsonString("b")));
    var deep = Disclosure.ofMember(new byte[16], "deeply", new JsonString("nested"));
    var object =
        Disclosure.ofItem(
            new byte[18],
            json("{'claim':1}").with("other", JsonObject.empty().with("_sd", digests(deep))));
    var array = JsonArray.of(item(list), item(object), JsonArray.of(new JsonString("c")));
    var payload = plain.with("a", array);

    assertThat(array(payload, innermost, list, deep, object))
        .isEqualTo(value("[['leaf','b'],{'claim':1,'other':{'deeply':'nested'}},['c']]"));
    assertThat(array(payload, list, object))
        .isEqualTo(value("[['b'],{'claim':1,'other':{}},['c']]"));
    assertThat(array(payload)).isEqualTo(value("[['c']]"));
  }

  @Test
  void leavesNoDigestsBehind() {
    var child = member("child", "x");
    var parent =
        Disclosure.ofMember(
            new byte[16],
            "p",
            json("{'a':[{'...':'withheld'},[{'...':'too'}]]}").with("_sd", digests(child)));
    var payload =
        plain
            .with("_sd", digests(parent))
            .with("_sd_alg", "sha-256")
            .with("a", value("[{'...':'w1'},{'b':[{'...':'w2'}]},{'_sd':[]},{'_sd':['w3']}]"));

    var processed = read(token(payload, parent.text())).unverifiedPayload();

    var text = new String(JsonWriter.compact(processed), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("_sd").doesNotContain("...").doesNotContain("with");
    assertThat(processed.get("a")).contains(value("[{'b':[]},{},{}]"));
    assertThat(processed.get("p")).contains(value("{'a':[[]]}"));
  }

  // --- the claims of the token, in the processed payload ---------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'1893456000'",
        "1893456000.5",
        "-1",
        "1e400",
        "1e99",
        "253402300800",
        "null",
        "true",
        "[1]",
        "{}"
      })
  void refusesTimesThatAreNotNumbersOfSeconds(String time) {
    for (var name : List.of("exp", "nbf", "iat")) {
      var body = "{'iss':'https://i.example','vct':'https://i.example/licence','%s':%s}";
      var payload = ascii(body.formatted(name, time));
      var token = SignedTokens.of(JsonWriter.compact(header()), payload, key) + "~";
      Refusal.of(() -> SdJwtVc.received(ascii(token)));
    }
  }

  @Test
  void isOverAtItsEndAndNotAfterIt() throws Exception {
    var token = SdJwtVc.received(ascii(token(plain.with("exp", seconds(NOW)))));

    assertThat(token.isOver(NOW, Duration.ZERO)).isTrue();
    assertThat(token.isOver(NOW.minusNanos(1), Duration.ZERO)).isFalse();
    var begins = SdJwtVc.received(ascii(token(plain.with("nbf", seconds(NOW)))));
    assertThat(begins.hasBegun(NOW, Duration.ZERO)).isTrue();
    assertThat(begins.hasBegun(NOW.minusNanos(1), Duration.ZERO)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iss", "aud", "exp", "nbf", "cnf", "vct", "vct#integrity", "aka_vcts", "status"})
  void refusesClaimsThatWouldOnlyCountIfTheyWereShown(String name) {
    var claim = member(name, "x");
    var token = token(plain.without(name).with("_sd", digests(claim)), claim.text());
    Refusal.of(() -> SdJwtVc.received(ascii(token)));
  }

  // --- key binding ---------------------------------------------------------------------------

  @Test
  void takesNoBoundTokenFromAnIssuer() throws Exception {
    var bound = held().show(List.of(), holder, AUDIENCE, NOW);
    Refusal.of(() -> DisclosableToken.of(read(bound)));
  }

  @Test
  void refusesBindingsWhoseClaimsHaveAnotherType() throws Exception {
    var good = bindingClaims();
    for (var bad :
        List.of(
            good.with("aud", JsonArray.ofStrings(List.of(AUDIENCE.identifier()))),
            good.with(
                "aud", JsonArray.ofStrings(List.of(AUDIENCE.identifier(), "https://w.example"))),
            good.with("aud", ""),
            good.with("nonce", value("1")),
            good.with("nonce", value("['8f1a']")),
            good.with("nonce", ""),
            good.with("iat", "" + NOW.getEpochSecond()),
            good.with("iat", value(NOW.getEpochSecond() + ".5")),
            good.with("iat", value("null")),
            good.with("sd_hash", value("null")),
            good.without("sd_hash").with("_sd_hash", good.get("sd_hash").orElseThrow()),
            good.with("exp", "" + (NOW.getEpochSecond() + 60)),
            good.with("exp", seconds(NOW)),
            good.with("nbf", seconds(NOW.plusSeconds(1))),
            good.with("nbf", value("null")))) {
      refusesBinding(bad);
    }
    read(bound(good)).requireBound(policy());
  }

  @Test
  void refusesBindingsThatAreTooOldOrNotYetMade() throws Exception {
    refusesBinding(bindingClaims().with("iat", seconds(NOW.minusSeconds(61))));
    refusesBinding(bindingClaims().with("iat", seconds(NOW.plusSeconds(1))));
    read(bound(bindingClaims().with("iat", seconds(NOW.minusSeconds(60))))).requireBound(policy());
  }

  @Test
  void refusesAHashOfTheBindingThatWasMadeWithAnotherFunction() throws Exception {
    var shown = held().show(List.of());
    for (var hash : List.of(HashAlgorithm.SHA_384, HashAlgorithm.SHA_512)) {
      refusesBinding(bindingClaims().with("sd_hash", Base64Url.encode(hash.of(ascii(shown)))));
    }
    var withoutTilde = shown.substring(0, shown.length() - 1);
    refusesBinding(bindingClaims().with("sd_hash", digest(withoutTilde)));
    refusesBinding(bindingClaims().with("sd_hash", digest(shown) + "="));
  }

  @Test
  void takesTheHolderKeyFromTheKeyItselfAlone() throws Exception {
    var jwk = holder.verificationKey().jwk();
    for (var cnf :
        List.of(
            json("{'kid':'did:example:1#k'}"),
            json("{'jku':'https://h.example/jwks'}"),
            json("{'x5c':['MAo=']}"),
            json("{'jwk':'did:example:1'}"),
            json("{'jwk':null}"),
            JsonObject.empty().with("jwk", JsonArray.of(jwk)),
            JsonObject.empty().with("jwk", jwk.with("d", "AA")),
            JsonObject.empty().with("jwk", jwk.with("use", "enc")))) {
      var token = token(plain.with("cnf", cnf));
      var claims = bindingClaims().with("sd_hash", digest(token));
      Refusal.of(() -> read(token + binding(claims)).requireBound(policy()));
    }
    var none = token(plain);
    Refusal.of(
        () ->
            read(none + binding(bindingClaims().with("sd_hash", digest(none))))
                .requireBound(policy()));
  }

  // --- the JSON serializations -----------------------------------------------------------------

  @Test
  void takesDisclosuresFromTheFirstUnprotectedHeaderAlone() {
    var one = member("name", "Ann");
    var payload = plain.with("_sd", digests(one));
    var disclosing = "{'disclosures':['" + one.text() + "']}";

    assertThat(read(general(payload, disclosing, "{}")).unverifiedPayload().string("name"))
        .contains("Ann");
    refused(general(payload, "{}", disclosing));
    refused(general(payload, disclosing, disclosing));
    refused(general(payload, disclosing, "{'kb_jwt':'x'}"));
    refused(general(payload, "{'disclosures':'" + one.text() + "'}", "{}"));
    refused(general(payload, "{'disclosures':[1]}", "{}"));
    refused(general(payload, "{'disclosures':[],'kb_jwt':1}", "{}"));
    refused(general(payload, "{'disclosures':[],'kid':'k'}", "{}"));
  }

  @Test
  void takesNoDisclosuresBesideTheHeader() {
    var one = member("name", "Ann");
    var token = signed(plain.with("_sd", digests(one))).split("\\.");
    var flattened = "{'protected':'%s','payload':'%s','signature':'%s',%s}";
    var texts = "'disclosures':['" + one.text() + "']";

    refused(flattened.formatted(token[0], token[1], token[2], texts).replace('\'', '"'));
    refused(flattened.formatted(token[0], token[1], token[2], "'kb_jwt':'x'").replace('\'', '"'));
    var both = "'header':{" + texts + "},'signatures':[]";
    refused(flattened.formatted(token[0], token[1], token[2], both).replace('\'', '"'));
    var good = "'header':{" + texts + "}";
    assertThat(
            read(flattened.formatted(token[0], token[1], token[2], good).replace('\'', '"'))
                .unverifiedPayload()
                .string("name"))
        .contains("Ann");
  }

  @Test
  void bindsWhatTheJsonFormSaysAsItsCompactForm() throws Exception {
    var one = member("name", "Ann");
    var payload =
        plain
            .with("_sd", digests(one))
            .with("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()));
    var compact = token(payload, one.text());
    var binding = binding(bindingClaims().with("sd_hash", digest(compact)));
    var token = compact.split("~")[0].split("\\.");
    var json =
        "{'protected':'%s','payload':'%s','signature':'%s','header':{'disclosures':[%s],'kb_jwt':'%s'}}";
    var whole = json.formatted(token[0], token[1], token[2], "'" + one.text() + "'", binding);
    var stripped = json.formatted(token[0], token[1], token[2], "", binding);

    read(whole.replace('\'', '"')).requireBound(policy());
    Refusal.of(() -> read(stripped.replace('\'', '"')).requireBound(policy()));
  }

  // --- choosing what to show -------------------------------------------------------------------

  /** A path of texts with dots between them can't tell {@code a.b} from {@code b} in {@code a}. */
  @Test
  void tellsADotInANameFromASmallerPart() throws Exception {
    var claims =
        plain.with("a.b", "dotted").with("a", json("{'b':'nested','c/d':'slash','c':{'d':1}}"));
    var places =
        List.of(
            new Pointer("/a.b"),
            new Pointer("/a/b"),
            Pointer.ROOT.at("a").exactlyAt("c/d"),
            new Pointer("/a/c/d"));
    var issued = new Concealment(places).issue(header(), claims, key);
    var held = DisclosableToken.of(read(issued));

    assertThat(held.disclosable()).containsExactlyInAnyOrderElementsOf(places);
    var dotted = read(held.show(List.of(new Pointer("/a.b")))).unverifiedPayload();
    assertThat(dotted.get("a")).contains(json("{'c':{}}"));
    assertThat(dotted.string("a.b")).contains("dotted");
    var nested = read(held.show(List.of(new Pointer("/a/c/d")))).unverifiedPayload();
    assertThat(nested.get("a")).contains(json("{'c':{'d':1}}"));
    assertThat(nested.has("a.b")).isFalse();
    assertThat(ClaimPath.of("a.b").select(dotted)).hasSize(1);
    assertThat(ClaimPath.of("a", "b").select(dotted)).isEmpty();
  }

  /** The names that objects of other languages are born with are names like all others. */
  @Test
  void knowsNoMagicNames() {
    for (var name :
        List.of("__proto__", "constructor", "toString", "hasOwnProperty", "@class", "")) {
      var one = member(name, "v");
      assertThat(
              read(token(plain.with("_sd", digests(one)), one.text()))
                  .unverifiedPayload()
                  .string(name))
          .contains("v");
      assertThat(read(token(plain.with("_sd", digests(one)))).unverifiedPayload().has(name))
          .isFalse();
    }
  }

  private DisclosableToken held() throws Exception {
    var claims = plain.with("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()));
    return DisclosableToken.of(read(token(claims)));
  }

  private JsonObject bindingClaims() throws Exception {
    return JsonObject.builder()
        .put("iat", NOW.getEpochSecond())
        .put("aud", AUDIENCE.identifier())
        .put("nonce", AUDIENCE.nonce())
        .put("sd_hash", digest(held().show(List.of())))
        .build();
  }

  private String bound(JsonObject claims) throws Exception {
    return held().show(List.of()) + binding(claims);
  }

  private String binding(JsonObject claims) {
    return SignedTokens.of(json("{'alg':'ES256','typ':'kb+jwt'}"), claims, holder);
  }

  private void refusesBinding(JsonObject claims) throws Exception {
    var bound = bound(claims);
    Refusal.of(() -> read(bound).requireBound(policy()));
  }

  private static KeyBinding policy() {
    return new KeyBinding(AUDIENCE, NOW, Duration.ofMinutes(1), Duration.ZERO);
  }

  private JsonValue array(JsonObject payload, Disclosure... disclosures) {
    var texts = Arrays.stream(disclosures).map(Disclosure::text).toArray(String[]::new);
    return read(token(payload, texts)).unverifiedPayload().get("a").orElseThrow();
  }

  private String general(JsonObject payload, String first, String second) {
    var token = signed(payload).split("\\.");
    var signature = "{'protected':'%s','signature':'%s','header':%s}";
    var json =
        "{'payload':'%s','signatures':[%s,%s]}"
            .formatted(
                token[1],
                signature.formatted(token[0], token[2], first),
                signature.formatted(token[0], token[2], second));
    return json.replace('\'', '"');
  }

  private String token(JsonObject payload, String... disclosures) {
    return new SdJwtParts(signed(payload), List.of(disclosures), Optional.empty()).presented();
  }

  private String signed(JsonObject payload) {
    return SignedTokens.of(header(), payload, key);
  }

  private static JsonObject header() {
    return json("{'alg':'Ed25519','typ':'dc+sd-jwt'}");
  }

  private static Disclosure member(String name, String value) {
    return Disclosure.ofMember(new byte[16], name, new JsonString(value));
  }

  private static JsonObject item(Disclosure disclosure) {
    return item(disclosure.digest(HashAlgorithm.SHA_256));
  }

  private static JsonObject item(String digest) {
    return JsonObject.empty().with("...", digest);
  }

  private static JsonArray digests(Disclosure... disclosures) {
    return JsonArray.ofStrings(
        Arrays.stream(disclosures).map(each -> each.digest(HashAlgorithm.SHA_256)).toList());
  }

  private static JsonArray digests(String... digests) {
    return JsonArray.ofStrings(List.of(digests));
  }

  private static String digest(String text) {
    return Base64Url.encode(HashAlgorithm.SHA_256.of(text.getBytes(US_ASCII)));
  }

  private static JsonValue seconds(Instant time) {
    return value("" + time.getEpochSecond());
  }

  private static Problem refused(String token) {
    return Refusal.of(() -> SdJwtPresentation.received(TYP, ascii(token), Set.of()));
  }

  private static SdJwtPresentation read(String token) {
    try {
      return SdJwtPresentation.received(TYP, token.getBytes(US_ASCII), Set.of());
    } catch (ProblemException e) {
      throw new AssertionError("must be readable", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.replace('\'', '"').getBytes(US_ASCII);
  }

  private static JsonObject json(String text) {
    return (JsonObject) value(text);
  }

  private static JsonValue value(String text) {
    try {
      return JsonReader.read(ascii(text));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
