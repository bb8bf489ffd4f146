package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class SdJwtPresentationTest {
  private static final String TYP = "example+sd-jwt";
  private static final JsonObject HEADER = JsonObject.empty().with("typ", TYP);
  private static final Pointer NAME = new Pointer("/credentialSubject/name");
  private static final Pointer ADDRESS = new Pointer("/credentialSubject/address");
  private static final Pointer CITY = new Pointer("/credentialSubject/address/city");
  private static final Pointer FIRST = new Pointer("/credentialSubject/phones/0");
  private static final Pointer SECOND = new Pointer("/credentialSubject/phones/1");
  private static final List<Pointer> ALL = List.of(NAME, ADDRESS, CITY, FIRST, SECOND);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final JsonObject document =
      json(
          "{'iss':'https://i.example','type':'x','credentialSubject':{'id':'did:example:1',"
              + "'name':'Ann','address':{'city':'Ulm','country':'DE'},'phones':['1','2',{'x':[3]}]}}");

  @Test
  void showsWhatWasChosenAndWhatItStandsIn() throws Exception {
    var held = DisclosableToken.of(read(issued(ALL)));

    assertThat(held.disclosable()).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(subject(held.show(List.of())))
        .isEqualTo(json("{'id':'did:example:1','phones':[{'x':[3]}]}"));
    assertThat(subject(held.show(List.of(CITY))))
        .isEqualTo(
            json(
                "{'id':'did:example:1','phones':[{'x':[3]}],'address':{'country':'DE','city':'Ulm'}}"));
    assertThat(subject(held.show(List.of(ADDRESS, SECOND))))
        .isEqualTo(
            json("{'id':'did:example:1','phones':['2',{'x':[3]}],'address':{'country':'DE'}}"));
    assertThat(subject(held.show(ALL)).names()).contains("name", "address");
  }

  /** Names that begin alike are not the same, however long the beginning is. */
  @Test
  void tellsLongNamesApart() throws Exception {
    var one = "x".repeat(150) + "1";
    var other = "x".repeat(150) + "2";
    var places = List.of(Pointer.ROOT.exactlyAt(one), Pointer.ROOT.exactlyAt(other));
    var claims = JsonObject.empty().with(one, "a").with(other, "b");
    var held = DisclosableToken.of(read(new Concealment(places).issue(HEADER, claims, key)));

    assertThat(read(held.show(places.subList(0, 1))).unverifiedPayload())
        .isEqualTo(JsonObject.empty().with(one, "a"));
  }

  @Test
  void showsNothingThatIsNotThere() throws Exception {
    var held = DisclosableToken.of(read(issued(ALL)));
    for (var pointer :
        List.of("", "/credentialSubject", "/credentialSubject/id", "/issuer", "/x")) {
      assertThat(Refusal.of(() -> held.show(List.of(new Pointer(pointer)))).type())
          .isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
    }
  }

  @Test
  void neverUsesASaltTwiceAndHidesHowManyThereAre() throws Exception {
    var salts = new HashSet<JsonValue>();
    for (int i = 0; i < 20; i++) {
      for (var text : Arrays.asList(issued(ALL).split("~")).subList(1, 6)) {
        var disclosure = (JsonArray) JsonReader.read(Base64Url.decode(text));
        assertThat(Base64Url.decode(((JsonString) disclosure.items().get(0)).value())).hasSize(16);
        assertThat(salts.add(disclosure.items().get(0))).isTrue();
      }
    }
    var decoyed = new Concealment(List.of(NAME)).withDecoys(5).issue(HEADER, document, key);
    var payload = JsonReader.readObject(Base64Url.decode(decoyed.split("~")[0].split("\\.")[1]));
    var digests =
        ((JsonObject) payload.get("credentialSubject").orElseThrow()).get("_sd").orElseThrow();
    assertThat(((JsonArray) digests).items()).hasSize(6);
    assertThat(subject(decoyed).string("name")).contains("Ann");
  }

  @Test
  void refusesOtherForms() throws Exception {
    var token = issued(List.of(NAME));
    for (var other :
        List.of(
            token + "~",
            "~" + token,
            token.replaceFirst("~", "~~"),
            token.replaceFirst("~", "~ "),
            token.split("~")[0],
            token + "\n",
            "~",
            "")) {
      refused(other);
    }
  }

  @Test
  void refusesADisclosureThatBelongsToNothing() throws Exception {
    var stranger = Disclosure.ofMember(new byte[16], "x", new JsonString("y")).text();
    var token = issued(List.of(NAME));

    refused(token + stranger + "~");
    refused(token + token.split("~")[1] + "~");
    refused(signed(header(), document) + "~" + stranger + "~");
  }

  /** What the parent withholds can't be shown. RFC 9901 §7.1 step 5. */
  @Test
  void refusesAChildWithoutItsParent() throws Exception {
    var token = issued(List.of(ADDRESS, CITY)).split("~");

    refused(token[0] + "~" + token[1] + "~");
    assertThat(subject(token[0] + "~" + token[2] + "~").names()).contains("address");
  }

  @Test
  void refusesADigestThatOccursTwice() throws Exception {
    var disclosure = Disclosure.ofMember(new byte[16], "a", new JsonString("b"));
    var digest = disclosure.digest(HashAlgorithm.SHA_256);
    var digests = JsonArray.ofStrings(List.of(digest));
    var decoy = JsonArray.ofStrings(List.of("x", "x"));

    refused(token(document.with("_sd", JsonArray.ofStrings(List.of(digest, digest))), disclosure));
    refused(
        token(
            document.with("_sd", digests).with("b", JsonObject.empty().with("_sd", digests)),
            disclosure));
    refused(token(document.with("_sd", decoy)));
    refused(
        token(
            document
                .with("_sd", digests)
                .with("b", JsonArray.of(JsonObject.empty().with("...", digest))),
            disclosure));
  }

  @Test
  void refusesADisclosureThatOverridesWhatIsSigned() throws Exception {
    for (var name : List.of("iss", "type", "credentialSubject")) {
      refusesMember(name);
    }
  }

  @Test
  void refusesClaimsOfTheTokenThatCouldHaveBeenWithheld() throws Exception {
    for (var name : List.of("iss", "exp", "nbf", "aud", "cnf")) {
      refusesMember(name);
    }
  }

  @Test
  void refusesReservedNamesInDisclosures() {
    for (var name : List.of("_sd", "...", "_sd_alg")) {
      var disclosure = Disclosure.ofMember(new byte[16], name, new JsonString("y"));
      Refusal.of(() -> Disclosure.read(disclosure.text()));
    }
  }

  @Test
  void refusesReservedNamesWhereTheyDoNotBelong() throws Exception {
    for (var odd :
        List.of(
            "{'...':'x'}",
            "{'_sd_alg':'sha-256'}",
            "{'_sd':'x'}",
            "{'_sd':[1]}",
            "{'_sd':{}}",
            "[{'...':1}]",
            "[{'...':'x','a':1}]",
            "[{'...':['x']}]",
            "[[{'...':null}]]")) {
      refused(token(document.with("credentialSubject", value(odd))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "['s']",
        "['s','n','v','w']",
        "[1,'v']",
        "['s',1,'v']",
        "[null,'n','v']",
        "1",
        "'s'",
        "['s','_sd',1]",
        "['s','...',1]",
        "['s','n',{'a':1,'a':2}]",
        "['s','n',1] x",
        ""
      })
  void refusesOtherDisclosures(String json) {
    var text = Base64Url.encode(json.replace('\'', '"').getBytes(US_ASCII));
    Refusal.of(() -> Disclosure.read(text));
    Refusal.of(() -> Disclosure.read(text + "="));
  }

  @Test
  void refusesTheDisclosureOfAnItemForAMemberAndTheOtherWayRound() throws Exception {
    var item = Disclosure.ofItem(new byte[16], new JsonString("x"));
    var member = Disclosure.ofMember(new byte[16], "m", new JsonString("x"));
    var array = JsonArray.of(JsonObject.empty().with("...", member.digest(HashAlgorithm.SHA_256)));

    refused(
        token(
            document.with("_sd", JsonArray.ofStrings(List.of(item.digest(HashAlgorithm.SHA_256)))),
            item));
    refused(token(document.with("b", array), member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256-32", "sha-256-64", "SHA-256", "md5", "sha-1", "", "none"})
  void refusesOtherHashFunctions(String name) throws Exception {
    assertThat(refused(token(document.with("_sd_alg", name))).pointer()).hasToString("/_sd_alg");
  }

  @Test
  void refusesAHashFunctionThatIsNoText() throws Exception {
    refused(token(document.with("_sd_alg", JsonArray.ofStrings(List.of("sha-256")))));
  }

  @Test
  void knowsTheOtherHashFunctions() throws Exception {
    for (var hash : List.of(HashAlgorithm.SHA_384, HashAlgorithm.SHA_512)) {
      var disclosure = Disclosure.ofMember(new byte[16], "a", new JsonString("b"));
      var payload =
          json("{}")
              .with("_sd_alg", hash == HashAlgorithm.SHA_384 ? "sha-384" : "sha-512")
              .with("_sd", JsonArray.ofStrings(List.of(disclosure.digest(hash))));
      assertThat(ProcessedPayload.processed(payload, List.of(disclosure), Set.of()).document())
          .isEqualTo(json("{'a':'b'}"));
    }
  }

  @Test
  void refusesDisclosuresThatNestTooDeep() {
    var disclosures = new ArrayList<Disclosure>();
    JsonObject inner = JsonObject.empty();
    for (int i = 0; i <= Limits.DEPTH; i++) {
      var disclosure = Disclosure.ofMember(new byte[16], "a" + i, inner);
      disclosures.add(disclosure);
      inner =
          JsonObject.empty()
              .with("_sd", JsonArray.ofStrings(List.of(disclosure.digest(HashAlgorithm.SHA_256))));
    }
    var bomb = inner;
    assertThat(Refusal.of(() -> ProcessedPayload.processed(bomb, disclosures, Set.of())).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesTooManyDisclosures() throws Exception {
    var many = String.join("~", Collections.nCopies(Limits.DISCLOSURES + 1, "WyJ4Il0"));
    var problem = refused(signed(header(), document) + "~" + many + "~");
    assertThat(problem.type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  private void refusesMember(String name) throws ProblemException {
    var disclosure = Disclosure.ofMember(new byte[16], name, new JsonString("y"));
    var digests = JsonArray.ofStrings(List.of(disclosure.digest(HashAlgorithm.SHA_256)));
    refused(token(document.with("_sd", digests), disclosure));
  }

  private String token(JsonObject payload, Disclosure... disclosures) {
    var texts = Arrays.stream(disclosures).map(Disclosure::text).toList();
    return new SdJwtParts(signed(header(), payload), texts, Optional.empty()).presented();
  }

  private String signed(JsonObject header, JsonObject payload) {
    return SignedTokens.of(header, payload, key);
  }

  private JsonObject header() {
    return HEADER.with("alg", "Ed25519");
  }

  private String issued(List<Pointer> disclosable) throws Exception {
    return new Concealment(disclosable).issue(HEADER, document, key);
  }

  private JsonObject subject(String token) throws ProblemException {
    var verified = read(token).verify(key.verificationKey());
    return (JsonObject) verified.get("credentialSubject").orElseThrow();
  }

  private static SdJwtPresentation read(String token) throws ProblemException {
    return SdJwtPresentation.received(TYP, ascii(token), Set.of("type"));
  }

  private static Problem refused(String token) {
    return Refusal.of(() -> read(token));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static JsonObject json(String text) {
    return (JsonObject) value(text);
  }

  private static JsonValue value(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"').getBytes(US_ASCII));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
