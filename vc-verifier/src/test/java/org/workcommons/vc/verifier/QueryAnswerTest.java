package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** Tokens and presentations in answer to a query, and everything that may be wrong with them. */
class QueryAnswerTest {
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";
  private static final Pointer CATEGORY = new Pointer("/category");
  private static final Pointer NUMBER = new Pointer("/number");
  private static final Instant EXPIRES = NOW.plus(Duration.ofMinutes(15));

  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final CredentialQuery licence =
      CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
          .withVct(LICENCE)
          .withClaims(ClaimQuery.of("category"));
  private final PresentationRequest request = request(licence);

  @Test
  void believesWhatWasAskedForAndShowsNothingElse() throws Exception {
    var answer = verified(shown(held(claims()), List.of(CATEGORY)));

    var token = answer.tokens("licence").get(0);
    assertThat(token.claims().string("category")).contains("heavy goods");
    assertThat(token.claims().has("number")).isFalse();
    assertThat(token.types()).containsExactly(LICENCE);
    assertThat(token.issuer()).contains(did(PLATFORM).value());
    assertThat(token.holder()).contains(holder.verificationKey());
    assertThat(answer.answered()).containsExactly("licence");
    assertThat(answer.overDisclosed()).isEmpty();
    assertThat(token.toString()).doesNotContain("heavy goods");
  }

  @Test
  void saysWhatWasShownWithoutBeingAskedFor() throws Exception {
    var answer = verified(shown(held(claims()), List.of(CATEGORY, NUMBER)));

    assertThat(answer.overDisclosed()).hasSize(1);
  }

  @Test
  void refusesWhatLacksAClaimThatWasAskedFor() throws Exception {
    assertThat(refused(shown(held(claims()), List.of(NUMBER))))
        .isEqualTo(ProblemType.PRESENTATION_INCOMPLETE);
  }

  /** S1: by policy, never by presence. */
  @Test
  void refusesATokenWithoutBinding() throws Exception {
    assertThat(refused(held(claims()).show(List.of(CATEGORY))))
        .isEqualTo(ProblemType.HOLDER_BINDING_MISSING);
  }

  @Test
  void takesATokenWithoutBindingWhereNobodyAskedForOne() throws Exception {
    var waived = request(licence.withoutHolderBinding());
    var held = held(claims());

    assertThat(verdict(verifier(), held.show(List.of(CATEGORY)), waived))
        .isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    var elsewhere = new DisclosableToken.Audience(AUDIENCE.toString(), "x");
    var bound = held.show(List.of(CATEGORY), holder, elsewhere, NOW);
    assertThat(verdict(verifier(), bound, waived)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void refusesABindingForSomebodyElseOrAnotherRequest() throws Exception {
    var held = held(claims());
    for (var audience :
        List.of(
            new DisclosableToken.Audience("https://w.example", request.challenge().toString()),
            new DisclosableToken.Audience(AUDIENCE.toString(), "another nonce"))) {
      assertThat(refused(held.show(List.of(CATEGORY), holder, audience, NOW)))
          .isIn(ProblemType.INVALID_DOMAIN_ERROR, ProblemType.INVALID_CHALLENGE_ERROR);
    }
    assertThat(refused(held.show(List.of(CATEGORY), WORKER, audience(request), NOW)))
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void acceptsAnAnswerOnce() throws Exception {
    var verifier = verifier();
    var token = shown(held(claims()), List.of(CATEGORY));

    assertThat(verdict(verifier, token, request)).isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    assertThat(verdict(verifier, token, request).report().problems().get(0).type())
        .isEqualTo(ProblemType.CHALLENGE_ALREADY_USED);
  }

  @Test
  void refusesAnAnswerToARequestThatIsOver() throws Exception {
    var late = verifier().withClock(InstantSource.fixed(EXPIRES.plusSeconds(1)));

    assertThat(verdict(late, shown(held(claims()), List.of(CATEGORY)), request).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.REQUEST_EXPIRED);
  }

  @Test
  void refusesAnIssuerThatIsNotBelieved() throws Exception {
    var foreign = held(claims().with("iss", did(STRANGER).value()), STRANGER);

    assertThat(refused(shown(foreign, List.of(CATEGORY))))
        .isEqualTo(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  /** J8: the name of a believed issuer, and somebody else's key. */
  @Test
  void refusesAKeyThatIsNotOneOfTheIssuers() throws Exception {
    var forged = held(claims(), STRANGER);
    var disguised = held(claims(), STRANGER, kid(PLATFORM));

    assertThat(refused(shown(forged, List.of(CATEGORY)))).isEqualTo(ProblemType.ISSUER_MISMATCH);
    assertThat(refused(shown(disguised, List.of(CATEGORY))))
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesATokenWithoutIssuerOrKey() throws Exception {
    assertThat(refused(shown(held(claims().without("iss")), List.of(CATEGORY))))
        .isEqualTo(ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(refused(shown(held(claims(), PLATFORM, JsonObject.empty()), List.of(CATEGORY))))
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD_URL);
  }

  /** J13: a token is over at its exp, not after it. */
  @Test
  void refusesATokenBeforeAndAfterItsTime() throws Exception {
    long now = NOW.getEpochSecond();
    assertThat(refused(shown(held(with("exp", now - 60)), List.of(CATEGORY))))
        .isEqualTo(ProblemType.EXPIRED);
    assertThat(refused(shown(held(with("nbf", now + 61)), List.of(CATEGORY))))
        .isEqualTo(ProblemType.NOT_YET_VALID);
    verified(shown(held(with("exp", now - 59)), List.of(CATEGORY)));
    verified(shown(held(with("nbf", now + 60)), List.of(CATEGORY)));
  }

  @Test
  void asksForTheStatusThatTheTokenNames() throws Exception {
    var token = shown(held(withStatus(3)), List.of(CATEGORY));

    assertThat(verdict(verifier(), token, request)).isInstanceOf(Verdict.Undecided.class);
    assertThat(verdict(with(Map.of()), token, request))
        .isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    assertThat(verdict(with(Map.of(3, 1)), token, request).report().problems().get(0).type())
        .isEqualTo(ProblemType.REVOKED);
    assertThat(verdict(with(Map.of(3, 2)), token, request).report().problems().get(0).type())
        .isEqualTo(ProblemType.SUSPENDED);
  }

  /** S11: who may issue one type can't call it another. */
  @Test
  void takesAnotherTypeOnlyFromWhoMayIssueIt() throws Exception {
    var other = "https://w3id.org/workcommons/vct/other/1";
    var types = JsonArray.ofStrings(List.of(LICENCE));
    var claims = claims().with("vct", other).with("aka_vcts", types);
    var token = shown(held(claims), List.of(CATEGORY));

    assertThat(verdict(trusting(Set.of(other, LICENCE)), token, request))
        .isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    assertThat(verdict(trusting(Set.of(other)), token, request).report().problems().get(0).type())
        .isEqualTo(ProblemType.PRESENTATION_INCOMPLETE);
    assertThat(verdict(trusting(Set.of(LICENCE)), token, request).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void findsKeysInWhatTheIssuerPublishes() throws Exception {
    var issuer = URI.create("https://issuer.example");
    var keys = keySet(PLATFORM.verificationKey().jwk().with("kid", "2026"));
    var claims = claims().with("iss", issuer.toString());
    var named = JsonObject.empty().with("kid", "2026");
    var token = shown(held(claims, PLATFORM, named), List.of(CATEGORY));

    assertThat(verdict(publishing(issuer, keys), token, request))
        .isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    var twice =
        keySet(
            PLATFORM.verificationKey().jwk().with("kid", "2026"),
            PLATFORM.verificationKey().jwk().with("kid", "2026"));
    var secret = keySet(PLATFORM.verificationKey().jwk().with("kid", "2026").with("d", "AA"));
    var encrypting =
        keySet(PLATFORM.verificationKey().jwk().with("kid", "2026").with("use", "enc"));
    var renamed = keySet(PLATFORM.verificationKey().jwk().with("kid", "2025"));
    for (var bad : List.of(twice, secret, encrypting, renamed, JsonObject.empty())) {
      assertThat(verdict(publishing(issuer, bad), token, request))
          .isInstanceOf(Verdict.Rejected.class);
    }
    assertThat(verdict(verifier(), token, request)).isInstanceOf(Verdict.Rejected.class);
  }

  /** O4: what nobody asked for, and two where one was asked for. */
  @Test
  void refusesMoreThanWasAskedFor() throws Exception {
    var token = new JsonString(shown(held(claims()), List.of(CATEGORY)));
    var again = new JsonString(shown(held(claims()), List.of(CATEGORY)));

    for (var answer :
        List.of(
            Map.<String, List<JsonValue>>of("licence", List.of(token, again)),
            Map.<String, List<JsonValue>>of("licence", List.of(token), "x", List.of(again)),
            Map.<String, List<JsonValue>>of("x", List.of(token)),
            Map.<String, List<JsonValue>>of())) {
      var verdict = verifier().verify(VpToken.of(answer), request);
      assertThat(verdict.report().problems().get(0).type())
          .isEqualTo(ProblemType.PRESENTATION_INCOMPLETE);
      assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    }
  }

  @Test
  void refusesTheOtherWorldsTokens() throws Exception {
    var vc = bound(document(), List.of(new Pointer("/credentialSubject/category")));
    assertThat(refused(vc)).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);

    var asked = request(CredentialQuery.of("licence", CredentialFormat.VC_SD_JWT));
    var token = held(claims()).show(List.of(CATEGORY), holder, audience(asked), NOW);
    assertThat(verdict(verifier(), token, asked)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void believesAW3cCredentialThatItsHolderBound() throws Exception {
    var asked =
        request(
            CredentialQuery.of("licence", CredentialFormat.VC_SD_JWT)
                .withTypes("https://www.w3.org/2018/credentials#VerifiableCredential")
                .withClaims(ClaimQuery.of("credentialSubject", "category")));
    var place = new Pointer("/credentialSubject/category");
    var held = w3c(document(), List.of(place));
    var shown = held.show(List.of(place), holder, audience(asked), NOW);

    var verdict = verdict(verifier(), shown, asked);
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.answerOrElseThrow().tokens("licence").get(0).holder())
        .contains(holder.verificationKey());

    for (var other :
        List.of(
            held.show(List.of(place)),
            held.show(List.of(), holder, audience(asked), NOW),
            held.show(List.of(place), WORKER, audience(asked), NOW))) {
      assertThat(verdict(verifier(), other, asked)).isInstanceOf(Verdict.Rejected.class);
    }
  }

  @Test
  void believesAPresentationAroundOneCredential() throws Exception {
    var statement = Actors.chain(PLATFORM, WORKER, 2);
    var asked =
        request(
            CredentialQuery.of("work", CredentialFormat.LDP_VC)
                .withTypes("https://w3id.org/workcommons/ns/v1#WorkStatementCredential")
                .withClaims(ClaimQuery.of("credentialSubject", "platform")));

    var verdict = presented(statement.subList(0, 1), asked);
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.answerOrElseThrow().presentations("work")).hasSize(1);
    assertThat(presented(statement, asked)).isInstanceOf(Verdict.Rejected.class);
    assertThat(presented(List.of(), asked)).isInstanceOf(Verdict.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'licence':'x'}",
        "{'licence':[]}",
        "{'licence':[1]}",
        "{'licence':[null]}"
      })
  void refusesOtherForms(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> VpToken.received(text.replace('\'', '"').getBytes(UTF_8)));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    var answer = VpToken.of(Map.of("a", List.of(new JsonString("x"), JsonObject.empty())));

    var read = VpToken.received(answer.toByteArray());

    assertThat(read.presentations()).isEqualTo(answer.presentations());
    assertThat(read).hasToString("answer to [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verifier().verify(read, Actors.request()));
  }

  @Test
  void neverThrowsForGarbage() throws Exception {
    var good = shown(held(claims()), List.of(CATEGORY));
    for (int i = 0; i < good.length(); i += 7) {
      var bad = good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1);
      assertThat(verdict(verifier(), bad, request)).isInstanceOf(Verdict.Rejected.class);
      assertThat(verdict(verifier(), good.substring(0, i), request))
          .isInstanceOf(Verdict.Rejected.class);
    }
  }

  private AnswerVerdict presented(List<JsonObject> credentials, PresentationRequest asked) {
    var options =
        ProofOptions.authentication(
            DidKey.verificationMethod(did(WORKER)),
            NOW,
            new ProofOptions.Binding(AUDIENCE.toString(), asked.challenge().toString()));
    var presentation = Actors.proof(Actors.presentation(credentials), WORKER, options);
    return verifier().verify(VpToken.of(Map.of("work", List.of(presentation))), asked);
  }

  private VerifiedAnswer verified(String token) throws Exception {
    return verdict(verifier(), token, request).answerOrElseThrow();
  }

  private ProblemType refused(String token) {
    var verdict = verdict(verifier(), token, request);
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    return verdict.report().problems().get(0).type();
  }

  private static AnswerVerdict verdict(
      Verifier verifier, String token, PresentationRequest request) {
    return verifier.verify(VpToken.of(Map.of("licence", List.of(new JsonString(token)))), request);
  }

  private static Verifier verifier() {
    return Actors.verifier();
  }

  private static Verifier with(Map<Integer, Integer> values) {
    var list = TokenLists.signed(TokenLists.claims(2, values), PLATFORM);
    return verifier().withStatusLists(StatusListSource.ofTokens(Map.of(LIST, list)));
  }

  private static Verifier trusting(Set<String> types) {
    return Verifier.of(
            DidResolver.offline(),
            (did, type) -> did.equals(did(PLATFORM)) && types.contains(type),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW));
  }

  private static Verifier publishing(URI issuer, JsonObject keys) {
    return verifier()
        .withTokenIssuers(
            TokenIssuers.of(
                Map.of(
                    issuer.toString(),
                    IssuerKeys.byMetadata(IssuerKeySets.pinned(Map.of(issuer, keys))))));
  }

  private static JsonObject keySet(JsonObject... jwks) {
    return JsonObject.empty().with("keys", JsonArray.of(jwks));
  }

  private static PresentationRequest request(CredentialQuery query) {
    return PresentationRequest.from(AUDIENCE, Challenge.fresh(), EXPIRES, DcqlQuery.of(query));
  }

  private static DisclosableToken.Audience audience(PresentationRequest request) {
    return new DisclosableToken.Audience(AUDIENCE.toString(), request.challenge().toString());
  }

  private JsonObject claims() {
    return JsonObject.builder()
        .put("iss", did(PLATFORM).value())
        .put("vct", LICENCE)
        .put("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()))
        .put("category", "heavy goods")
        .put("number", "D123")
        .build();
  }

  private JsonObject with(String name, long seconds) {
    return JsonObject.builder().putAll(claims()).put(name, seconds).build();
  }

  private JsonObject withStatus(int index) {
    return claims()
        .with(
            "status", json("{\"status_list\":{\"idx\":%d,\"uri\":\"%s\"}}".formatted(index, LIST)));
  }

  private static JsonObject kid(SigningKey key) {
    return JsonObject.empty().with("kid", DidKey.verificationMethod(did(key)).toString());
  }

  private DisclosableToken held(JsonObject claims) throws Exception {
    return held(claims, PLATFORM);
  }

  private DisclosableToken held(JsonObject claims, SigningKey issuer) throws Exception {
    return held(claims, issuer, kid(issuer));
  }

  private DisclosableToken held(JsonObject claims, SigningKey issuer, JsonObject header)
      throws Exception {
    var issued = SdJwtVc.issue(header, claims, new Concealment(List.of(CATEGORY, NUMBER)), issuer);
    return DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation());
  }

  private String shown(DisclosableToken held, List<Pointer> places) throws Exception {
    return held.show(places, holder, audience(request), NOW);
  }

  private JsonObject document() {
    return json("""
            {"@context":["https://www.w3.org/ns/credentials/v2"],
             "type":["VerifiableCredential"],"issuer":"%s",
             "credentialSubject":{"category":"B"}}
            """
            .formatted(did(PLATFORM)))
        .with("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()));
  }

  private DisclosableToken w3c(JsonObject document, List<Pointer> places) throws Exception {
    var options = ProofOptions.assertion(DidKey.verificationMethod(did(PLATFORM)), NOW);
    var issued = new SdJwt(Contexts.bundled(), places).secure(document, PLATFORM, options);
    return DisclosableToken.of(SdJwt.presentation(MediaType.VC_SD_JWT, issued.getBytes(US_ASCII)));
  }

  private String bound(JsonObject document, List<Pointer> places) throws Exception {
    return w3c(document, places).show(places, holder, audience(request), NOW);
  }
}
