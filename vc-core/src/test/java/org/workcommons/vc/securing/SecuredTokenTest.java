package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class SecuredTokenTest {
  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final String did = DidKey.of(key.verificationKey()).value();
  private final String fragment = "#" + Tokens.method(key).fragment();
  private final JsonObject header = Tokens.header(key, MediaType.VC_JWT);
  private final JsonObject credential = Tokens.credential(key);
  private final JsonObject presentation = Tokens.presentation(key);

  @Test
  void returnsWhatItsKeySigned() throws Exception {
    assertThat(Tokens.verified(MediaType.VC_JWT, token(header, credential), key))
        .isEqualTo(credential);
  }

  @Test
  void refusesWhatAnotherKeySigned() throws Exception {
    var secured = read(header, credential);
    var other = SigningKey.fresh(KeyType.P256).verificationKey();

    var problem = Refusal.of(() -> secured.verify(secured.proofs().get(0), other));

    assertThat(problem.type()).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(problem.pointer()).hasToString("");
  }

  @Test
  void judgesNoProofButItsOwn() throws Exception {
    var mine = read(header, credential);
    var theirs = read(header.with("alg", "EdDSA"), credential).proofs().get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> mine.verify(theirs, key.verificationKey()));
  }

  @Test
  void saysWhatTheTokenSaysOfItsSignature() throws Exception {
    var payload =
        presentation
            .with("iss", did)
            .with("iat", JsonNumber.of(1_800_000_000))
            .with("nbf", JsonNumber.of(1_800_000_060))
            .with("exp", JsonNumber.of(1_800_000_600))
            .with("aud", JsonArray.ofStrings(List.of("https://a.example", "https://b.example")))
            .with("nonce", "n-1");

    var secured = presented(payload);
    var proof = secured.proofs().get(0);

    assertThat(proof.verificationMethod()).isEqualTo(Tokens.method(key));
    assertThat(proof.purpose()).isEqualTo(ProofPurpose.AUTHENTICATION);
    assertThat(proof.created()).contains(Instant.ofEpochSecond(1_800_000_060));
    assertThat(proof.expires()).contains(Instant.ofEpochSecond(1_800_000_600));
    assertThat(proof.domains()).containsExactly("https://a.example", "https://b.example");
    assertThat(proof.challenge()).contains("n-1");
    assertThat(proof.mechanism()).isEqualTo("ES256");
    assertThat(proof.pointer()).hasToString("");
    assertThat(proof).hasToString("ES256 by " + Tokens.method(key));
    assertThat(secured.proofs()).hasSize(1);
    assertThat(secured.unsecured()).isEqualTo(presentation);
    assertThat(secured.verify(proof, key.verificationKey())).isEqualTo(presentation);
  }

  @Test
  void saysNothingThatTheTokenDoesNotSay() throws Exception {
    var proof = read(header, credential).proofs().get(0);

    assertThat(proof.purpose()).isEqualTo(ProofPurpose.ASSERTION_METHOD);
    assertThat(proof.created()).isEmpty();
    assertThat(proof.expires()).isEmpty();
    assertThat(proof.domains()).isEmpty();
    assertThat(proof.challenge()).isEmpty();
  }

  @Test
  void countsFromTheLaterOfIssuanceAndNotBefore() throws Exception {
    var both = credential.with("iat", JsonNumber.of(20));
    assertThat(created(both)).isEqualTo(20);
    assertThat(created(both.with("nbf", JsonNumber.of(10)))).isEqualTo(20);
    assertThat(created(both.with("nbf", JsonNumber.of(30)))).isEqualTo(30);
    assertThat(created(credential.with("nbf", JsonNumber.of(10)))).isEqualTo(10);
  }

  private long created(JsonObject payload) throws ProblemException {
    return read(header, payload).proofs().get(0).created().orElseThrow().getEpochSecond();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc+jwt", "VC+JWT", "application/vc+jwt", "Application/Vc+Jwt"})
  void readsAMediaTypeInEveryWayThatItMayBeWritten(String typ) throws Exception {
    assertThat(read(header.with("typ", typ), credential).unsecured()).isEqualTo(credential);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "JWT",
        "jwt",
        "vp+jwt",
        "application/vp+jwt",
        "vc",
        "application/vc",
        "vc+ld+json+jwt",
        "vc+sd-jwt",
        "dc+sd-jwt",
        "kb+jwt",
        "at+jwt",
        "statuslist+jwt",
        "openid4vci-proof+jwt",
        "vc+jwt ",
        " vc+jwt",
        "vc+jwt;v=1",
        "x/vc+jwt",
        "application/application/vc+jwt",
        "applıcation/vc+jwt",
        "vc+jwt\n"
      })
  void refusesATokenOfAnotherType(String typ) {
    refuses(header.with("typ", typ), credential, ProblemType.PROOF_VERIFICATION_ERROR, "/typ");
  }

  @Test
  void refusesATokenOfNoType() {
    refuses(header.without("typ"), credential, ProblemType.MALFORMED_VALUE_ERROR, "/typ");
    refuses(
        header.with("typ", JsonNull.NULL), credential, ProblemType.MALFORMED_VALUE_ERROR, "/typ");
  }

  @Test
  void doesNotTakeOneKindOfTokenForTheOther() {
    var token = token(header, credential);
    assertThat(Refusal.of(() -> Tokens.read(MediaType.VP_JWT, token)).pointer())
        .hasToString("/typ");
    var presented = token(Tokens.header(key, MediaType.VP_JWT), presentation);
    assertThat(Refusal.of(() -> Tokens.read(MediaType.VC_JWT, presented)).pointer())
        .hasToString("/typ");
  }

  @Test
  void isNotWhatEmbeddedProofsAreReadBy() {
    for (var type : List.of(MediaType.VC, MediaType.VP)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Tokens.read(type, token(header, credential)));
    }
  }

  @Test
  void letsTheContentTypeBeThatOfTheDocumentOnly() throws Exception {
    for (var cty : List.of("vc", "VC", "application/vc")) {
      assertThat(read(header.with("cty", cty), credential).unsecured()).isEqualTo(credential);
    }
    for (var cty : List.of("vp", "", "JWT", "vc+jwt", "json", "application/vp")) {
      refuses(header.with("cty", cty), credential, ProblemType.PROOF_VERIFICATION_ERROR, "/cty");
    }
  }

  @Test
  void resolvesAFragmentAgainstTheIssuer() throws Exception {
    var secured = read(header.with("kid", fragment), credential.with("iss", did));

    assertThat(secured.proofs().get(0).verificationMethod()).isEqualTo(Tokens.method(key));
  }

  @Test
  void refusesAFragmentWithoutAnIssuer() {
    refuses(
        header.with("kid", fragment),
        credential,
        ProblemType.INVALID_VERIFICATION_METHOD_URL,
        "/kid");
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "#",
    "key-1",
    "did:example:1",
    "did:example:1#",
    "../#key-1",
    "/etc/passwd",
    "https://issuer.example/keys#1",
    "' OR 1=1 --",
    "did:example:1/path#key",
    "did:example:1?a=b#k",
    "did:example:1#a#b",
    "did:example:1# a"
  })
  void refusesANameThatIsNoDidUrl(String kid) {
    var problem = problem(header.with("kid", kid), credential.with("iss", did));
    assertThat(problem.pointer()).hasToString("/kid");
    assertThat(problem.type())
        .isIn(ProblemType.INVALID_VERIFICATION_METHOD_URL, ProblemType.INVALID_DID);
  }

  @Test
  void refusesATokenThatNamesNoKey() {
    refuses(header.without("kid"), credential, ProblemType.MALFORMED_VALUE_ERROR, "/kid");
    refuses(
        header.with("kid", JsonNumber.of(1)),
        credential,
        ProblemType.MALFORMED_VALUE_ERROR,
        "/kid");
    refuses(
        header.with("kid", JsonArray.of()), credential, ProblemType.MALFORMED_VALUE_ERROR, "/kid");
  }

  @Test
  void refusesAnIssuerThatIsNotTheDocuments() {
    for (var other : List.of("did:example:2", did + "#", did.toUpperCase(), "", did + " ")) {
      refuses(header, credential.with("iss", other), ProblemType.ISSUER_MISMATCH, "/iss");
      refuses(header.with("iss", other), credential, ProblemType.ISSUER_MISMATCH, "/iss");
    }
    refuses(
        header, credential.without("issuer").with("iss", did), ProblemType.ISSUER_MISMATCH, "/iss");
    refuses(
        header,
        credential.with("issuer", JsonObject.empty().with("name", did)).with("iss", did),
        ProblemType.ISSUER_MISMATCH,
        "/iss");
  }

  @Test
  void readsAnIssuerThatIsAnObject() throws Exception {
    var document = credential.with("issuer", JsonObject.empty().with("id", did));

    assertThat(read(header, document.with("iss", did)).unsecured()).isEqualTo(document);
  }

  @Test
  void refusesAHolderThatIsNotThePresentations() {
    for (var payload :
        List.of(
            presentation.with("iss", "did:example:2"),
            presentation.without("holder").with("iss", did))) {
      var token = token(Tokens.header(key, MediaType.VP_JWT), payload);
      var problem = Refusal.of(() -> Tokens.read(MediaType.VP_JWT, token));
      assertThat(problem.type()).isEqualTo(ProblemType.HOLDER_MISMATCH);
      assertThat(problem.pointer()).hasToString("/iss");
    }
  }

  @Test
  void refusesClaimsThatContradictTheDocument() throws Exception {
    var payload =
        credential.with("jti", credential.string("id").orElseThrow()).with("sub", "did:example:1");
    assertThat(read(header, payload).unsecured()).isEqualTo(credential);

    refuses(header, payload.with("jti", "urn:x"), ProblemType.PROOF_VERIFICATION_ERROR, "/jti");
    refuses(header, payload.without("id"), ProblemType.PROOF_VERIFICATION_ERROR, "/jti");
    refuses(
        header, payload.with("sub", "did:example:2"), ProblemType.PROOF_VERIFICATION_ERROR, "/sub");
    refuses(
        header, payload.without("credentialSubject"), ProblemType.PROOF_VERIFICATION_ERROR, "/sub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "nbf"})
  void readsTimesInWholeSecondsOnly(String name) throws Exception {
    for (JsonValue value :
        List.of(
            new JsonString("1800000000"),
            new JsonString("2026-11-05T09:00:00Z"),
            new JsonNumber(1.5),
            JsonNumber.of(-1),
            JsonNumber.of(253_402_300_800L),
            new JsonNumber(1e300),
            JsonNull.NULL,
            JsonArray.of(JsonNumber.of(1)))) {
      refuses(header, credential.with(name, value), ProblemType.MALFORMED_VALUE_ERROR, "/" + name);
      refuses(header.with(name, value), credential, ProblemType.MALFORMED_VALUE_ERROR, "/" + name);
    }
    for (long value : new long[] {0, 253_402_300_799L}) {
      read(header, credential.with(name, JsonNumber.of(value)));
    }
  }

  @Test
  void readsClaimsFromTheHeaderTooUnlessTheyDisagree() throws Exception {
    var inHeader = header.with("exp", JsonNumber.of(10));

    assertThat(read(inHeader, credential).proofs().get(0).expires())
        .contains(Instant.ofEpochSecond(10));
    read(inHeader, credential.with("exp", JsonNumber.of(10)));
    refuses(
        inHeader,
        credential.with("exp", JsonNumber.of(11)),
        ProblemType.PROOF_VERIFICATION_ERROR,
        "/exp");
    refuses(
        header.with("aud", "https://a.example"),
        credential.with("aud", "https://b.example"),
        ProblemType.PROOF_VERIFICATION_ERROR,
        "/aud");
  }

  @Test
  void refusesAudiencesAndChallengesOfAnotherKind() {
    for (JsonValue value :
        List.of(JsonNull.NULL, JsonNumber.of(1), JsonObject.empty(), JsonArray.of(JsonNull.NULL))) {
      refuses(header, credential.with("aud", value), ProblemType.MALFORMED_VALUE_ERROR, "/aud");
      refuses(header, credential.with("nonce", value), ProblemType.MALFORMED_VALUE_ERROR, "/nonce");
    }
    refuses(
        header,
        credential.with("nonce", JsonArray.of()),
        ProblemType.MALFORMED_VALUE_ERROR,
        "/nonce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc", "vp"})
  void refusesTheWrapperOfTheOlderDataModel(String name) {
    for (JsonValue value : List.of(credential, JsonNull.NULL, JsonObject.empty())) {
      refuses(header, credential.with(name, value), ProblemType.MALFORMED_VALUE_ERROR, "/" + name);
    }
    refuses(
        header,
        JsonObject.empty().with(name, credential),
        ProblemType.MALFORMED_VALUE_ERROR,
        "/" + name);
  }

  @Test
  void refusesProofsInsideOfTheToken() {
    refuses(
        header,
        credential.with("proof", JsonObject.empty()),
        ProblemType.PROOF_VERIFICATION_ERROR,
        "/proof");
  }

  @Test
  void refusesAPayloadThatIsNotStrictJson() {
    for (var text :
        List.of(
            "", "x", "[]", "\"a\"", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":1e999}", "\ufeff{}")) {
      var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var token = Tokens.signed(org.workcommons.vc.encoding.JsonWriter.compact(header), bytes, key);
      assertThat(Refusal.of(() -> Tokens.read(MediaType.VC_JWT, token)).type())
          .as(text)
          .isEqualTo(ProblemType.PARSING_ERROR);
    }
  }

  /** Nothing may come out but what was signed, wherever a bit is turned, base64url's included. */
  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void refusesATokenWithAnyBitTurned(KeyType type) throws Exception {
    var signer = SigningKey.fresh(type);
    flip(
        MediaType.VC_JWT,
        new Jose()
            .secure(
                Tokens.credential(signer),
                signer,
                ProofOptions.assertion(Tokens.method(signer), Tokens.NOW)),
        signer);
    flip(
        MediaType.VP_JWT,
        new Jose()
            .secure(
                Tokens.presentation(signer),
                signer,
                ProofOptions.authentication(
                    Tokens.method(signer),
                    Tokens.NOW,
                    new ProofOptions.Binding("https://a.example", "n-1"))),
        signer);
  }

  private static void flip(MediaType type, String token, SigningKey key) throws ProblemException {
    Tokens.verified(type, token, key);
    var ascii = token.getBytes(US_ASCII);
    for (int bit = 0; bit < 8 * ascii.length; bit++) {
      var damaged = ascii.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isAccepted(type, damaged, key)).as("%s bit %d", type, bit).isFalse();
    }
  }

  private static boolean isAccepted(MediaType type, byte[] token, SigningKey key) {
    try {
      var secured = SecuredToken.read(type, token);
      secured.verify(secured.proofs().get(0), key.verificationKey());
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  @Test
  void namesKeysOfOtherIdentifiersWithoutJudgingThem() throws Exception {
    var secured = read(header.with("kid", "did:example:other#key-1"), credential);

    assertThat(secured.proofs().get(0).verificationMethod())
        .isEqualTo(DidUrl.of("did:example:other#key-1"));
  }

  private SecuredToken presented(JsonObject payload) throws ProblemException {
    return Tokens.read(MediaType.VP_JWT, token(Tokens.header(key, MediaType.VP_JWT), payload));
  }

  private SecuredToken read(JsonObject header, JsonObject payload) throws ProblemException {
    return Tokens.read(MediaType.VC_JWT, token(header, payload));
  }

  private String token(JsonObject header, JsonObject payload) {
    return Tokens.signed(header, payload, key);
  }

  private Problem problem(JsonObject header, JsonObject payload) {
    return Refusal.of(() -> read(header, payload));
  }

  private void refuses(JsonObject header, JsonObject payload, ProblemType type, String pointer) {
    var problem = problem(header, payload);
    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.pointer()).hasToString(pointer);
  }
}
