package org.workcommons.vc.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** Answers to queries: no claim too many, and no copy twice. */
class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final URI RIDES = URI.create("https://rides.example");
  private static final URI CARE = URI.create("https://care.example");
  private static final CredentialQuery CATEGORY =
      CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
          .withVct(TestCoop.LICENCE)
          .withClaims(ClaimQuery.of("category"));

  private final TestCoop coop = new TestCoop();

  @TempDir Path home;
  private Wallet wallet;

  @BeforeEach
  void createWallet() throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  @Test
  void showsWhatWasAskedForAndNothingElse() throws Exception {
    fill(2);
    var request = request(RIDES, CATEGORY);
    var proposal = wallet.proposeAnswer(request);

    var showing = proposal.showings().get(0);
    assertThat(places(showing.learned())).containsExactly("/category");
    assertThat(places(showing.withheld()))
        .containsExactlyInAnyOrder(
            "/number", "/since", "/over_5_years", "/address/city", "/address/street");
    assertThat(showing.copies()).contains(2);
    var answer = wallet.answer(proposal.approve());
    var token = verified(answer, request).answerOrElseThrow().tokens("licence").get(0);
    assertThat(token.claims().string("category")).contains("heavy goods");
    assertThat(new String(answer.toByteArray(), StandardCharsets.UTF_8)).doesNotContain("D123");
    assertThat(token.claims().names()).doesNotContain("number", "since", "address");
    var accepted = verified(answer, request).answerOrElseThrow();
    assertThat(accepted.overDisclosed()).isEmpty();
    assertThat(wallet.tokens().held().get(0).unused()).isEqualTo(1);
  }

  @Test
  void takesNothingForAProposal() throws Exception {
    fill(1);

    wallet.proposeAnswer(request(RIDES, CATEGORY)).approve();

    assertThat(wallet.tokens().held().get(0).used()).isZero();
    assertThat(wallet.log().held()).isEmpty();
  }

  /** Each verifier sees another key, another signature and other digests. */
  @Test
  void showsEveryVerifierAnotherCopy() throws Exception {
    fill(4);
    var seen = new ArrayList<Set<String>>();
    for (var audience : List.of(RIDES, CARE, RIDES)) {
      seen.add(parts(answer(audience)));
    }
    for (int i = 0; i < 3; i++) {
      var both = new HashSet<>(seen.get(i));
      both.retainAll(seen.get((i + 1) % 3));
      assertThat(both).hasSize(2); // two headers, of which one names the issuer's key
    }
  }

  @Test
  void refusesToUseACopyAgain() throws Exception {
    fill(1);
    answer(RIDES);

    for (var audience : List.of(CARE, RIDES)) {
      var proposal = wallet.proposeAnswer(request(audience, CATEGORY));
      assertThat(proposal.showings().get(0).isUsedUp()).isTrue();
      assertThat(String.join("\n", proposal.words())).contains("ask " + coop.did() + " for more");
      var refusal =
          catchThrowableOfType(WalletException.class, () -> wallet.answer(proposal.approve()));
      assertThat(refusal.reason()).isEqualTo(Reason.COPIES_USED_UP);
      assertThat(refusal.remedy()).contains("Ask the issuer for more");
    }
    assertThat(wallet.log().held()).hasSize(1);
  }

  @Test
  void usesACopyAgainOnlyWhenToldTo() throws Exception {
    fill(2);
    var rides = parts(answer(RIDES));
    var care = parts(answer(CARE));

    var again = wallet.proposeAnswer(request(CARE, CATEGORY)).allowingReuse();
    assertThat(String.join("\n", again.words())).contains("would be shown again");
    var parts = parts(wallet.answer(again.approve()));
    assertThat(parts).containsAnyElementsOf(without(care, rides));
    assertThat(parts).doesNotContainAnyElementsOf(without(rides, care));
  }

  @Test
  void prefersAnUnusedCopyEvenWhenReuseIsAllowed() throws Exception {
    fill(2);
    var first = parts(answer(RIDES));
    var second =
        parts(
            wallet.answer(wallet.proposeAnswer(request(CARE, CATEGORY)).allowingReuse().approve()));

    assertThat(without(second, first)).isNotEmpty();
    assertThat(wallet.tokens().held().get(0).used()).isEqualTo(2);
  }

  /** Two answers that were agreed to, and one copy. */
  @Test
  void givesACopyToOneOfTwoConsents() throws Exception {
    fill(1);
    var one = wallet.proposeAnswer(request(RIDES, CATEGORY)).approve();
    var two = wallet.proposeAnswer(request(CARE, CATEGORY)).approve();
    wallet.answer(one);

    assertThat(catchThrowableOfType(WalletException.class, () -> wallet.answer(two)).reason())
        .isEqualTo(Reason.COPIES_USED_UP);
  }

  @Test
  void wastesNoCopyOnAnAnswerThatTakesMoreThanThereAre() throws Exception {
    fill(1);
    var twice =
        request(
            RIDES,
            CATEGORY,
            CredentialQuery.of("again", CredentialFormat.DC_SD_JWT)
                .withVct(TestCoop.LICENCE)
                .withClaims(ClaimQuery.of("since")));
    var proposal = wallet.proposeAnswer(twice);

    assertThat(
            catchThrowableOfType(WalletException.class, () -> wallet.answer(proposal.approve()))
                .reason())
        .isEqualTo(Reason.COPIES_USED_UP);
    assertThat(wallet.tokens().held().get(0).unused()).isEqualTo(1);
  }

  @Test
  void countsACopyAsUsedWhoseRecordIsDamaged() throws Exception {
    fill(1);
    answer(RIDES);
    try (var uses = Files.list(home.resolve("wallet/copy-use"))) {
      Files.write(uses.findFirst().orElseThrow(), new byte[] {1});
    }

    assertThat(wallet.tokens().held().get(0).unused()).isZero();
  }

  @Test
  void looksAtNoCopyThatIsOver() throws Exception {
    fill(1);
    var later = wallet.withClock(InstantSource.fixed(NOW.plus(Duration.ofDays(9))));

    assertThat(later.proposeAnswer(request(RIDES, CATEGORY)).isAnswer()).isFalse();
  }

  @Test
  void saysWhatItDoesNotHave() throws Exception {
    fill(1);
    for (var query :
        List.of(
            CredentialQuery.of("x", CredentialFormat.DC_SD_JWT).withVct("urn:other"),
            CATEGORY.withClaims(ClaimQuery.of("category").withValues("B")),
            CATEGORY.withClaims(ClaimQuery.of("nonsense")),
            CredentialQuery.of("x", CredentialFormat.LDP_VC))) {
      var proposal = wallet.proposeAnswer(request(RIDES, query));

      assertThat(proposal.isAnswer()).isFalse();
      assertThat(proposal.showings()).isEmpty();
      assertThat(proposal.missing()).containsOnlyKeys(query.id());
      assertThatIllegalStateException().isThrownBy(proposal::approve);
    }
  }

  @Test
  void keepsTheTwoKindsOfRequestApart() throws Exception {
    var types = PresentationRequest.from(RIDES, org.workcommons.vc.work.WorkStatement.TYPE);
    assertThatIllegalArgumentException().isThrownBy(() -> wallet.proposeAnswer(types));
    assertThatIllegalArgumentException().isThrownBy(() -> wallet.propose(request(RIDES, CATEGORY)));
  }

  @Test
  void remembersWhatLeftWithoutAValueOfIt() throws Exception {
    fill(1);
    var answer = answer(RIDES);

    var entry = wallet.log().held().get(0);
    assertThat(entry.audience()).isEqualTo(RIDES.toString());
    assertThat(entry.shown()).containsExactly(new LogEntry.Shown(TestCoop.LICENCE, 1));
    assertThat(answer.presentations()).hasSize(1);
    assertThat(new String(entry.toBytes(), StandardCharsets.UTF_8)).doesNotContain("heavy goods");
  }

  @Test
  void pointsOutOverAsking() throws Exception {
    fill(1);
    var bare = PresentationRequest.from(RIDES, Challenge.fresh(), NOW, DcqlQuery.of(CATEGORY));
    assertThat(concerns(bare))
        .contains(Concern.NO_PURPOSE, Concern.NO_RETENTION)
        .doesNotContain(Concern.IDENTIFIER, Concern.LESS_WOULD_DO, Concern.LINKS_IDENTIFIERS);
    var polite = bare.withPurpose("to see your licence");
    assertThat(concerns(polite.withRetention(Period.ofYears(1))))
        .doesNotContain(Concern.NO_PURPOSE, Concern.NO_RETENTION, Concern.LONG_RETENTION);
    assertThat(concerns(polite.withRetention(Period.ofDays(366)))).contains(Concern.LONG_RETENTION);
    assertThat(concerns(request(RIDES, CATEGORY.withClaims(ClaimQuery.of("number")))))
        .contains(Concern.IDENTIFIER, Concern.RECORD_FOR_YES_OR_NO);
    assertThat(concerns(request(RIDES, CATEGORY.withClaims(ClaimQuery.of("over_5_years")))))
        .isEmpty();
  }

  @Test
  void pointsOutThatLessWouldDoByTheirOwnWords() throws Exception {
    fill(1);
    var query =
        CATEGORY.withClaims(
            ClaimQuery.of("category").withId("a"),
            ClaimQuery.of("since").withId("b"),
            ClaimQuery.of("over_5_years").withId("c"));

    assertThat(concerns(request(RIDES, query.withClaimSets(List.of("a", "b"), List.of("c")))))
        .contains(Concern.LESS_WOULD_DO);
    assertThat(concerns(request(RIDES, query.withClaimSets(List.of("c"), List.of("a", "b")))))
        .doesNotContain(Concern.LESS_WOULD_DO);
  }

  /** Whoever asks may ask twice for one claim; that must not end in a crash. */
  @Test
  void looksForLessInQueriesThatRepeatThemselves() throws Exception {
    fill(1);
    var json =
        JsonReader.readObject(
            ("{'credentials':[{'id':'licence','format':'dc+sd-jwt','meta':{'vct_values':['"
                    + TestCoop.LICENCE
                    + "']},'claims':[{'id':'a','path':['category']},{'id':'b','path':['category']},"
                    + "{'id':'c','path':['number']}],'claim_sets':[['a','b','c'],['b']]}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));
    var request = PresentationRequest.from(RIDES, Challenge.fresh(), NOW, DcqlQuery.read(json));

    assertThat(concerns(request)).contains(Concern.LESS_WOULD_DO);
  }

  @Test
  void derivesFromACredentialThatItNeverShows() throws Exception {
    var me = wallet.newIdentity("Co-op");
    var issuer = SigningKey.fresh(KeyType.P256);
    var base = base(issuer, me.did());
    var trusting = verifier(Set.of(DidKey.of(issuer.verificationKey())));

    assertThat(wallet.receive(base, trusting).result()).isEqualTo(Receipt.Result.KEPT);
    assertThat(wallet.credentials().held().get(0).verifiable().toByteArray())
        .isEqualTo(base.toByteArray());
    var request =
        request(
            RIDES,
            CredentialQuery.of("member", CredentialFormat.LDP_VC)
                .withClaims(ClaimQuery.of("credentialSubject", "name")));
    var proposal = wallet.proposeAnswer(request);
    assertThat(places(proposal.showings().get(0).learned())).contains("/credentialSubject/name");
    assertThat(places(proposal.showings().get(0).withheld()))
        .containsExactly("/credentialSubject/description");
    var answer = wallet.answer(proposal.approve());
    var text = new String(answer.toByteArray(), StandardCharsets.UTF_8);
    assertThat(text).contains("Ada").doesNotContain("secret words");
    var proof = JsonReader.readObject(base.toByteArray()).get("proof").orElseThrow();
    assertThat(text).doesNotContain(((JsonObject) proof).string("proofValue").orElseThrow());
    assertThat(trusting.verify(answer, request).report().problems()).isEmpty();
  }

  @Test
  void keepsNoBaseProofThatDoesNotVerify() throws Exception {
    var me = wallet.newIdentity("Co-op");
    var issuer = SigningKey.fresh(KeyType.P256);
    var trusting = verifier(Set.of(DidKey.of(issuer.verificationKey())));
    var text = new String(base(issuer, me.did()).toByteArray(), StandardCharsets.UTF_8);
    for (var bad : List.of(text.replace("Ada", "Eve"), text.replace("secret", "sacred"))) {
      var received =
          VerifiableCredential.received(MediaType.VC, bad.getBytes(StandardCharsets.UTF_8));
      assertThat(wallet.receive(received, trusting).result()).isEqualTo(Receipt.Result.REFUSED);
    }
    assertThat(wallet.receive(base(issuer, me.did()), coop.verifier(NOW)).result())
        .isEqualTo(Receipt.Result.REFUSED);
    assertThat(wallet.credentials().held()).isEmpty();
  }

  @Test
  void showsAWholeCredentialWhereNothingCanBeWithheld() throws Exception {
    var tandem = new TestIssuer();
    var me = wallet.newIdentity("Tandem");
    var verifier = verifier(Set.of(tandem.did()));
    wallet.receive(tandem.next(me.did()), verifier);
    var request =
        request(
            RIDES,
            CredentialQuery.of("work", CredentialFormat.LDP_VC)
                .withClaims(ClaimQuery.of("credentialSubject", "platform")));

    var proposal = wallet.proposeAnswer(request);
    assertThat(proposal.showings().get(0).withheld()).isEmpty();
    assertThat(proposal.showings().get(0).identity()).contains(me);
    assertThat(String.join("\n", proposal.words())).contains("Nothing of it can be withheld");
    assertThat(verifier.verify(wallet.answer(proposal.approve()), request).report().problems())
        .isEmpty();
  }

  /** Killed at any moment, a wallet has used no copy for a second answer. */
  @Test
  void usesNoCopyTwiceWhenItIsKilled() throws Exception {
    fill(30);
    var seen = new HashSet<String>();
    int answers = 0;
    for (int crash = 0; crash < 4; crash++) {
      var process = answering();
      var lines = process.inputReader();
      for (int i = 0; i < 2; i++) {
        answers += note(lines.readLine(), seen);
      }
      process.toHandle().destroyForcibly();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answers += note(line, seen);
      }
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(seen).as("keys of copies that left").hasSize(answers);
    assertThat(wallet.tokens().held().get(0).used()).isGreaterThanOrEqualTo(answers);
  }

  private static int note(String line, Set<String> seen) {
    if (line == null || !line.endsWith(".")) {
      return 0; // cut off by its death
    }
    seen.add(line);
    return 1;
  }

  private Process answering() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Answering.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The other process: answers, and says with which copy. */
  static final class Answering {
    private Answering() {}

    public static void main(String[] args) throws Exception {
      var home = Path.of(args[0]);
      try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
        var wallet =
            Wallet.open(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
        for (var audience = RIDES; ; audience = audience.equals(RIDES) ? CARE : RIDES) {
          var answer = wallet.answer(wallet.proposeAnswer(request(audience, CATEGORY)).approve());
          System.out.println(token(answer).split("~", 2)[0] + ".");
          System.out.flush();
        }
      }
    }
  }

  private VpToken answer(URI audience) throws Exception {
    return wallet.answer(wallet.proposeAnswer(request(audience, CATEGORY)).approve());
  }

  private Set<Concern> concerns(PresentationRequest request) throws Exception {
    return wallet.proposeAnswer(request).concerns();
  }

  private void fill(int copies) throws Exception {
    var issued = coop.issue(wallet.newCopyKeys(copies, coop.did().value()), TestCoop.claims(), NOW);
    wallet.receiveCopies(issued.toByteArray(), coop.verifier(NOW));
  }

  private AnswerVerdict verified(VpToken answer, PresentationRequest request) {
    return coop.verifier(NOW).verify(answer, request);
  }

  private static Verifier verifier(Set<Did> issuers) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(issuers),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW));
  }

  private static PresentationRequest request(URI audience, CredentialQuery... queries) {
    return PresentationRequest.from(
            audience, Challenge.fresh(), NOW.plusSeconds(600), DcqlQuery.of(queries))
        .withPurpose("to see your licence")
        .withRetention(Period.ofDays(30));
  }

  private static String token(VpToken answer) {
    return ((JsonString) answer.presentations().get("licence").get(0)).value();
  }

  private static Set<String> parts(VpToken answer) {
    return new HashSet<>(List.of(token(answer).split("[.~]")));
  }

  private static Set<String> without(Set<String> parts, Set<String> others) {
    var rest = new HashSet<>(parts);
    rest.removeAll(others);
    return rest;
  }

  private static List<String> places(List<Showing.Claim> claims) {
    return claims.stream().map(claim -> claim.place().value()).toList();
  }

  private static VerifiableCredential base(SigningKey issuer, Did subject) throws Exception {
    var did = DidKey.of(issuer.verificationKey());
    var document =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
            .put("type", JsonArray.of(new JsonValue[] {new JsonString("VerifiableCredential")}))
            .put("issuer", did.value())
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", subject.value())
                    .put("name", "Ada")
                    .put("description", "secret words")
                    .build())
            .build();
    var options =
        ProofOptions.assertion(DidKey.verificationMethod(did), NOW)
            .withMandatory(List.of(new Pointer("/issuer")));
    var secured = new DataIntegrity(Cryptosuite.ECDSA_SD_2023).secure(document, issuer, options);
    return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(secured));
  }
}
