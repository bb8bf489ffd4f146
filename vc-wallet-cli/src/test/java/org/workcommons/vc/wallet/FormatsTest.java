package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.work.WorkStatement;

/** W3C credentials in tokens: kept whole, shown in part where they can be, believed. */
class FormatsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final URI RIDES = URI.create("https://rides.example");
  private static final Pointer NAME = new Pointer("/credentialSubject/name");
  private static final Pointer WORDS = new Pointer("/credentialSubject/description");
  private static final Pointer SUBJECT = new Pointer("/credentialSubject/id");
  private static final SdJwt IN_PART = new SdJwt(Contexts.bundled(), List.of(NAME, WORDS, SUBJECT));
  private static final CredentialQuery ASKED =
      CredentialQuery.of("q", CredentialFormat.VC_SD_JWT)
          .withTypes("https://www.w3.org/2018/credentials#VerifiableCredential")
          .withClaims(ClaimQuery.of("credentialSubject", "name"));

  private final SigningKey issuer = SigningKey.fresh(KeyType.P256);
  private final Did coop = DidKey.of(issuer.verificationKey());

  @TempDir Path home;
  private Wallet wallet;
  private Identity me;

  @BeforeEach
  void createWallet() throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
    me = wallet.newIdentity("Co-op");
  }

  @Test
  void showsAPartOfATokenInAPresentationOfTheSameKind() throws Exception {
    keep(IN_PART, document());
    var request = request(ASKED);
    var proposal = wallet.proposeAnswer(request);

    var showing = proposal.showings().get(0);
    assertThat(places(showing.learned())).contains("/credentialSubject/name", SUBJECT.value());
    assertThat(places(showing.withheld())).containsExactly(WORDS.value());
    assertThat(showing.identity()).contains(me);
    assertThat(proposal.concerns()).isEmpty();
    var answer = wallet.answer(proposal.approve());
    assertThat(header(answer)).contains("\"typ\":\"vp+sd-jwt\"");
    assertThat(disclosed(answer)).contains("Ada").doesNotContain("secret words");
    var accepted = verifier().verify(answer, request);
    assertThat(accepted.report().problems()).isEmpty();
    var presented = accepted.answerOrElseThrow().presentations("q").get(0);
    assertThat(presented.holders()).containsExactly(me.did());
    assertThat(presented.credentials().get(0).credential().subjects().get(0).names())
        .doesNotContain("description");
    assertThat(wallet.log().held()).hasSize(1);
  }

  /** Nothing of it may be asked for, and still somebody has to be its subject. */
  @Test
  void showsWhomItIsAboutEvenWhereNothingIsAskedFor() throws Exception {
    keep(IN_PART, document());
    var request = request(CredentialQuery.of("q", CredentialFormat.VC_SD_JWT));
    var proposal = wallet.proposeAnswer(request);

    assertThat(places(proposal.showings().get(0).withheld()))
        .containsExactlyInAnyOrder(NAME.value(), WORDS.value());
    assertThat(verifier().verify(wallet.answer(proposal.approve()), request).report().problems())
        .isEmpty();
  }

  @Test
  void bindsATokenByTheKeyThatItConfirms() throws Exception {
    keep(IN_PART, confirming(key()));
    var request = request(ASKED);
    var proposal = wallet.proposeAnswer(request);

    assertThat(places(proposal.showings().get(0).withheld()))
        .containsExactlyInAnyOrder(SUBJECT.value(), WORDS.value());
    var answer = wallet.answer(proposal.approve());
    assertThat(header(answer)).contains("\"typ\":\"vc+sd-jwt\"");
    var accepted = verifier().verify(answer, request).answerOrElseThrow();
    assertThat(accepted.tokens("q").get(0).holder()).contains(key().verificationKey());
    assertThat(accepted.overDisclosed()).isEmpty();
  }

  @Test
  void offersNoTokenThatConfirmsAnotherKey() throws Exception {
    keep(IN_PART, confirming(SigningKey.fresh(KeyType.P256)));

    assertThat(wallet.proposeAnswer(request(ASKED)).isAnswer()).isFalse();
  }

  @Test
  void showsAWholeTokenInAPresentationOfTheSameKind() throws Exception {
    keep(new Jose(), document());
    var request =
        request(
            CredentialQuery.of("q", CredentialFormat.JWT_VC_JSON)
                .withTypes("https://www.w3.org/2018/credentials#VerifiableCredential")
                .withClaims(ClaimQuery.of("credentialSubject", "name")));
    var proposal = wallet.proposeAnswer(request);

    assertThat(places(proposal.showings().get(0).learned())).contains(WORDS.value());
    assertThat(proposal.showings().get(0).withheld()).isEmpty();
    var answer = wallet.answer(proposal.approve());
    assertThat(header(answer)).contains("\"typ\":\"vp+jwt\"");
    assertThat(verifier().verify(answer, request).report().problems()).isEmpty();
    assertThat(verifier().verify(answer, request(ASKED))).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void answersEachFormatWithItsOwn() throws Exception {
    keep(new Jose(), document());
    keep(IN_PART, document());
    for (var format : List.of(CredentialFormat.LDP_VC, CredentialFormat.DC_SD_JWT)) {
      assertThat(wallet.proposeAnswer(request(CredentialQuery.of("q", format))).isAnswer())
          .as(format.identifier())
          .isFalse();
    }
    var both =
        request(
            CredentialQuery.of("whole", CredentialFormat.JWT_VC_JSON),
            CredentialQuery.of("part", CredentialFormat.VC_SD_JWT));
    var answer = wallet.answer(wallet.proposeAnswer(both).approve());
    assertThat(verifier().verify(answer, both).answerOrElseThrow().answered())
        .containsExactlyInAnyOrder("whole", "part");
  }

  @Test
  void showsAStatementInPartToAQuery() throws Exception {
    var tandem = new TestIssuer();
    var verifier = verifier(Set.of(tandem.did()));
    wallet.receive(tandem.next(me.did(), statements()), verifier);
    var request =
        request(
            CredentialQuery.of("q", CredentialFormat.VC_SD_JWT)
                .withTypes("https://w3id.org/workcommons/ns/v1#WorkStatementCredential")
                .withClaims(ClaimQuery.of("credentialSubject", "period")));
    var proposal = wallet.proposeAnswer(request);

    assertThat(places(proposal.showings().get(0).withheld()))
        .contains("/credentialSubject/work/hours");
    var verdict = verifier.verify(wallet.answer(proposal.approve()), request);
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.answerOrElseThrow().overDisclosed()).isEmpty();
  }

  @Test
  void keepsBackWhatTheWorkerChooses() throws Exception {
    var tandem = new TestIssuer();
    var verifier = verifier(Set.of(tandem.did()));
    for (int month = 0; month < 2; month++) {
      wallet.receive(tandem.next(me.did(), statements()), verifier);
    }
    var request =
        PresentationRequest.from(
            RIDES, Challenge.fresh(), NOW.plusSeconds(600), List.of(WorkStatement.TYPE));
    var hours = new Pointer("/credentialSubject/work/hours");
    var whole = wallet.propose(request);
    assertThat(whole.withholdable()).contains(hours);
    assertThat(whole.keptBack()).isEmpty();
    assertThat(String.join("\n", whole.words())).contains("You could keep back: ");
    var part = whole.withholding(List.of(hours));
    assertThat(part.keptBack()).containsExactly(hours);
    assertThat(String.join("\n", part.words())).contains("They would not learn: work / hours.");
    assertThat(new String(part.preview(), UTF_8)).hasSizeLessThan(whole.preview().length);

    var shown = verifier.verify(wallet.present(part.approve()), request).orElseThrow();
    var chain = shown.workHistory().chains().get(0);
    assertThat(chain.statements()).hasSize(2);
    assertThat(shown.subjects(WorkStatement.TYPE))
        .allSatisfy(statement -> assertThat(statement.work().hours()).isEmpty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.withholding(List.of(new Pointer("/credentialSubject/platform"))));
  }

  @Test
  void keepsBackNeitherWhatCannotBeNorWhomItIsAbout() throws Exception {
    keep(IN_PART, document());
    var request = request(ASKED);

    assertThat(wallet.proposeAnswer(request).showings().get(0).withheld())
        .extracting(claim -> claim.place().value())
        .doesNotContain(SUBJECT.value());
  }

  /** What arrives decides nothing: not the kind of the presentation, and not what is in it. */
  @Test
  void refusesPresentationsOfOtherKindsOrAroundOtherCredentials() throws Exception {
    var whole = new Jose().secureCredential(document(), issuer, assertion());
    var part = IN_PART.secureCredential(document(), issuer, assertion());
    var jwt = request(CredentialQuery.of("q", CredentialFormat.JWT_VC_JSON));
    var sd = request(ASKED);
    assertThat(verdict(jose(sdPresentation(jwt, List.of(whole))), jwt)).isNotNull();

    for (var bad :
        List.of(
            Map.entry(jwt, jwtPresentation(jwt, List.of(part))),
            Map.entry(jwt, sdPresentation(jwt, List.of(whole))),
            Map.entry(sd, sdPresentation(sd, List.of(whole))),
            Map.entry(sd, jwtPresentation(sd, List.of(part))),
            Map.entry(sd, sdPresentation(sd, List.of(part, part))),
            Map.entry(sd, sdPresentation(sd, List.of())),
            Map.entry(sd, sdPresentation(request(ASKED), List.of(part))))) {
      assertThat(verdict(jose(bad.getValue()), bad.getKey())).isInstanceOf(Verdict.Rejected.class);
    }
    assertThat(verdict(jose(sdPresentation(sd, List.of(part))), sd).report().problems()).isEmpty();
    assertThat(verdict(jose(jwtPresentation(jwt, List.of(whole))), jwt).report().problems())
        .isEmpty();
  }

  @Test
  void refusesSomebodyElsesCredentialInAPresentationOfOnesOwn() throws Exception {
    var stranger = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());
    var other = IN_PART.secureCredential(document(stranger), issuer, assertion());
    var sd = request(ASKED);

    assertThat(verdict(jose(sdPresentation(sd, List.of(other))), sd).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.SUBJECT_HOLDER_MISMATCH);
  }

  /** Nobody asked for the words; who shows everything is found out. */
  @Test
  void namesWhatWasShownUnasked() throws Exception {
    var sd = request(ASKED);
    var part = IN_PART.secureCredential(document(), issuer, assertion());

    var accepted = verdict(jose(sdPresentation(sd, List.of(part))), sd).answerOrElseThrow();

    assertThat(accepted.overDisclosed())
        .extracting(one -> one.claim().value())
        .contains(WORDS.value());
  }

  private static VpToken jose(String token) {
    return VpToken.of(Map.of("q", List.of(new JsonString(token))));
  }

  private AnswerVerdict verdict(VpToken answer, PresentationRequest request) {
    return verifier().verify(answer, request);
  }

  private String jwtPresentation(PresentationRequest request, List<VerifiableCredential> around)
      throws Exception {
    return new Jose().secure(presentation(around), key(), authentication(request));
  }

  private String sdPresentation(PresentationRequest request, List<VerifiableCredential> around)
      throws Exception {
    return new SdJwt(Contexts.bundled(), List.of())
        .secure(presentation(around), key(), authentication(request));
  }

  private static JsonObject presentation(List<VerifiableCredential> around) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
        .put(
            "verifiableCredential",
            new JsonArray(around.stream().<JsonValue>map(Envelope::around).toList()))
        .build();
  }

  private ProofOptions authentication(PresentationRequest request) {
    return ProofOptions.authentication(
        DidKey.verificationMethod(me.did()),
        NOW,
        new ProofOptions.Binding(RIDES.toString(), request.challenge().toString()));
  }

  private static SdJwt statements() {
    return new SdJwt(Contexts.bundled(), Concealment.wherever(WorkStatement.WITHHOLDABLE));
  }

  private SigningKey key() throws Exception {
    return wallet.key(me.did(), SecretAccess.GRANTED);
  }

  private void keep(SecuringMechanism mechanism, JsonObject document) throws Exception {
    var receipt =
        wallet.receive(mechanism.secureCredential(document, issuer, assertion()), verifier());
    assertThat(receipt.report().problems()).isEmpty();
    assertThat(receipt.result()).isEqualTo(Receipt.Result.KEPT);
  }

  private ProofOptions assertion() {
    return ProofOptions.assertion(DidKey.verificationMethod(coop), NOW);
  }

  private JsonObject document() {
    return document(me.did());
  }

  private JsonObject document(Did subject) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", coop.value())
        .put(
            "credentialSubject",
            JsonObject.builder()
                .put("id", subject.value())
                .put("name", "Ada")
                .put("description", "secret words")
                .build())
        .build();
  }

  private JsonObject confirming(SigningKey key) {
    return document().with("cnf", JsonObject.empty().with("jwk", key.verificationKey().jwk()));
  }

  private Verifier verifier() {
    return verifier(Set.of(coop));
  }

  private static Verifier verifier(Set<Did> issuers) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(issuers),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW));
  }

  private static PresentationRequest request(CredentialQuery... queries) {
    return PresentationRequest.from(
            RIDES, Challenge.fresh(), NOW.plusSeconds(600), DcqlQuery.of(queries))
        .withPurpose("to see your licence")
        .withRetention(java.time.Period.ofDays(30));
  }

  private static List<String> places(List<Showing.Claim> claims) {
    return claims.stream().map(claim -> claim.place().value()).toList();
  }

  private static String token(VpToken answer) {
    return ((JsonString) answer.presentations().get("q").get(0)).value();
  }

  private static String header(VpToken answer) throws Exception {
    return decoded(token(answer).split("[.]", 2)[0]);
  }

  /** All that the answer says in any of its parts, those in its payload too. */
  private static String disclosed(VpToken answer) throws Exception {
    var payload = decoded(token(answer).split("[.]")[1]);
    var text = new StringBuilder(payload);
    for (var part : payload.split("[~\"]")) {
      if (part.matches("[A-Za-z0-9_-]{20,}") && part.length() % 4 != 1) {
        text.append(decoded(part));
      }
    }
    return text.toString();
  }

  private static String decoded(String part) {
    return new String(java.util.Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
