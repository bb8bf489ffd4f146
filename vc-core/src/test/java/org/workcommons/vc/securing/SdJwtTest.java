package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

class SdJwtTest {
  private static final ProofOptions.Binding BINDING =
      new ProofOptions.Binding("https://v.example", "8f1a");
  private static final Pointer NAME = new Pointer("/credentialSubject/name");
  private static final Pointer ADDRESS = new Pointer("/credentialSubject/address");
  private static final Pointer CITY = new Pointer("/credentialSubject/address/city");
  private static final Pointer FIRST = new Pointer("/credentialSubject/phones/0");
  private static final Pointer SECOND = new Pointer("/credentialSubject/phones/1");
  private static final List<Pointer> ALL = List.of(NAME, ADDRESS, CITY, FIRST, SECOND);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final JsonObject document =
      Tokens.credential(key)
          .with(
              "credentialSubject",
              json(
                  "{'id':'did:example:1','name':'Ann','address':{'city':'Ulm','country':'DE'},"
                      + "'phones':['1','2',{'x':[3]}]}"));

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384", "P521"})
  void isWholeWithEverythingDisclosed(KeyType type) throws Exception {
    var signer = SigningKey.fresh(type);
    var whole = document.with("issuer", Tokens.credential(signer).get("issuer").orElseThrow());
    var options = ProofOptions.assertion(Tokens.method(signer), Tokens.NOW);
    var issued = mechanism(ALL).secureCredential(whole, signer, options);

    var secured = Secured.read(issued, Contexts.bundled());

    assertThat(issued.mediaType()).isEqualTo(MediaType.VC_SD_JWT);
    assertThat(VerifiableCredential.restore(issued.toByteArray()).mediaType())
        .isEqualTo(MediaType.VC_SD_JWT);
    assertThat(secured.verify(secured.proofs().get(0), signer.verificationKey())).isEqualTo(whole);
  }

  @Test
  void signsNothingOfWhatMayBeWithheld() throws Exception {
    var token = issued(ALL).split("~")[0].split("\\.")[1];
    var payload = new String(Base64Url.decode(token), US_ASCII);

    assertThat(payload).doesNotContain("Ann").doesNotContain("Ulm").doesNotContain("address");
    assertThat(payload).contains("did:example:1", "_sd_alg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/@context",
        "/@context/0",
        "/type",
        "/type/0",
        "/issuer",
        "/credentialStatus",
        "/credentialSchema",
        "/relatedResource",
        "/validFrom",
        "/validUntil",
        "/iss",
        "/exp",
        "/nbf",
        "/cnf",
        "/aud",
        "/nothing",
        "/credentialSubject/nothing",
        "/credentialSubject/phones/3"
      })
  void concealsNothingThatHasToBeSeenOrIsNotThere(String pointer) {
    var problem =
        Refusal.of(
            () -> mechanism(List.of(new Pointer(pointer))).secure(document, key, assertion()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
  }

  @Test
  void concealsNoReservedNames() {
    for (var name : List.of("_sd", "...", "_sd_alg")) {
      var odd = document.with("credentialSubject", JsonObject.empty().with(name, "x"));
      Refusal.of(() -> mechanism(List.of()).secure(odd, key, assertion()));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> mechanism(List.of()).withDecoys(65));
    assertThatIllegalArgumentException().isThrownBy(() -> mechanism(List.of()).withDecoys(-1));
  }

  @Test
  void presentsWithItsOwnType() throws Exception {
    var options = ProofOptions.authentication(Tokens.method(key), Tokens.NOW, BINDING);
    var presentation = Tokens.presentation(key);
    var pointers = List.of(new Pointer("/holder"));
    var token = mechanism(pointers).secure(presentation, key, options);

    var secured = Tokens.read(MediaType.VP_SD_JWT, token);

    assertThat(secured.verify(secured.proofs().get(0), key.verificationKey()))
        .isEqualTo(presentation);
    assertThat(secured.proofs().get(0).challenge()).contains("8f1a");
    for (var type : List.of(MediaType.VC_SD_JWT, MediaType.VP_JWT, MediaType.VC_JWT)) {
      Refusal.of(() -> Tokens.read(type, token));
    }
  }

  @Test
  void refusesOtherTypes() throws Exception {
    for (var type : List.of("vc+jwt", "dc+sd-jwt", "vp+sd-jwt", "sd-jwt", "kb+jwt", "JWT", "")) {
      var token = signed(header().with("typ", type), document) + "~";
      assertThat(refused(token).pointer()).hasToString("/typ");
    }
    refused(signed(header().without("typ"), document) + "~");
  }

  @Test
  void refusesEveryFlippedCharacter() throws Exception {
    var token = issued(List.of(NAME, FIRST)).getBytes(US_ASCII);
    for (int i = 0; i < token.length; i++) {
      var damaged = token.clone();
      damaged[i] = (byte) (damaged[i] == 'A' ? 'B' : 'A');
      Refusal.of(
          () -> SecuredToken.payloadSignedBy(key.verificationKey(), MediaType.VC_SD_JWT, damaged));
    }
  }

  @Test
  void refusesATokenThatIsBoundToARequest() throws Exception {
    var held =
        DisclosableToken.of(SdJwtPresentation.received("vc+sd-jwt", ascii(issued(ALL)), Set.of()));
    var audience = new DisclosableToken.Audience("https://v.example", "8f1a");

    assertThat(refused(held.show(List.of(NAME), key, audience, Tokens.NOW)).pointer())
        .hasToString("/cnf");
  }

  /** Others let the type of a presentation be withheld, and nothing forbids it. */
  @Test
  void readsAPresentationWhoseTypeCouldHaveBeenWithheld() throws Exception {
    var options = ProofOptions.authentication(Tokens.method(key), Tokens.NOW, BINDING);
    var claims = TokenPayload.of(Tokens.presentation(key), options);
    var header = TokenPayload.header(TokenForm.of(MediaType.VP_SD_JWT), options);
    var token = new Concealment(List.of(new Pointer("/type"))).issue(header, claims, key);

    assertThat(Tokens.read(MediaType.VP_SD_JWT, token).unsecured())
        .isEqualTo(Tokens.presentation(key));
  }

  @Test
  void refusesClaimsOfTheTokenAndOfTheDocumentThatCouldHaveBeenWithheld() throws Exception {
    for (var name :
        List.of("iat", "nonce", "sub", "jti", "type", "credentialStatus", "relatedResource")) {
      var claims = document.without(name).with(name, "x");
      var token =
          new Concealment(List.of(Pointer.ROOT.at(name)))
              .issue(header().without("alg"), claims, key);
      assertThat(refused(token).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    }
  }

  private String signed(JsonObject header, JsonObject payload) {
    return Tokens.signed(JsonWriter.compact(header), JsonWriter.compact(payload), key);
  }

  private JsonObject header() {
    return Tokens.header(key, MediaType.VC_SD_JWT);
  }

  private String issued(List<Pointer> disclosable) throws Exception {
    return mechanism(disclosable).secure(document, key, assertion());
  }

  private ProofOptions assertion() {
    return ProofOptions.assertion(Tokens.method(key), Tokens.NOW);
  }

  private static SdJwt mechanism(List<Pointer> disclosable) {
    return new SdJwt(Contexts.bundled(), disclosable);
  }

  private JsonObject subject(String token) throws ProblemException {
    var verified = Tokens.verified(MediaType.VC_SD_JWT, token, key);
    return (JsonObject) verified.get("credentialSubject").orElseThrow();
  }

  private static Problem refused(String token) {
    return Refusal.of(() -> Tokens.read(MediaType.VC_SD_JWT, token));
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
