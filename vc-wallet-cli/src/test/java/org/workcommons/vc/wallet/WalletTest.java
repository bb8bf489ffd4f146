package org.workcommons.vc.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt.Result;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;
import org.workcommons.vc.work.WorkStatement;

class WalletTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final URI RIDES = URI.create("https://rides.example");

  private final TestIssuer tandem = new TestIssuer();
  private final TestIssuer larder = new TestIssuer();

  @TempDir Path home;
  private Wallet wallet;
  private Identity first;
  private Identity second;

  @BeforeEach
  void createWallet() throws WalletException {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(CLOCK);
    }
    first = wallet.newIdentity("Tandem");
    second = wallet.newIdentity("Larder");
  }

  @Test
  void keepsItsIdentitiesOldestFirst() throws WalletException {
    var later = reopened().withClock(InstantSource.fixed(NOW.plusSeconds(5))).newIdentity("Aa");

    // of two made in the same second, the one whose label comes first
    assertThat(reopened().identities().held()).containsExactly(second, first, later);
    assertThat(first.did()).isNotEqualTo(second.did());
    assertThat(DidKey.of(wallet.key(first.did(), SecretAccess.GRANTED).verificationKey()))
        .isEqualTo(first.did());
  }

  @Test
  void keepsAStatementThatVerifiesAndIsAboutTheWorker() throws Exception {
    var statement = tandem.next(first.did());

    assertThat(receive(statement)).isEqualTo(Result.KEPT);
    assertThat(receive(statement)).isEqualTo(Result.ALREADY_HELD);
    var held = reopened().credentials().held();
    assertThat(held).hasSize(1);
    assertThat(held.get(0).verifiable().toByteArray()).isEqualTo(statement.toByteArray());
  }

  @Test
  void keepsNothingThatDoesNotVerify() throws Exception {
    var statement = tandem.next(first.did());
    var text = new String(statement.toByteArray(), StandardCharsets.UTF_8);
    var altered = credential(text.replace("\"engagements\":64", "\"engagements\":65"));
    var stranger = new TestIssuer().next(first.did());

    assertThat(receive(altered)).isEqualTo(Result.REFUSED);
    assertThat(receive(stranger)).isEqualTo(Result.REFUSED);
    assertThat(receive(credential("{}"))).isEqualTo(Result.REFUSED);
    assertThat(wallet.credentials().held()).isEmpty();
  }

  @Test
  void keepsNothingAboutSomebodyElse() throws Exception {
    var another = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());

    assertThat(receive(tandem.next(another))).isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(receive(tandem.sign(simple("did:web:else.example"))))
        .isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(receive(tandem.sign(simple("urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-2d0a9c9b3301"))))
        .isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(receive(tandem.sign(simple(null)))).isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(receive(tandem.sign(aboutTwo(first.did(), another))))
        .isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(wallet.credentials().held()).isEmpty();
  }

  @Test
  void keepsWhatIsUndecidedOnlyBecauseItsStatusCannotBeAsked() throws Exception {
    var withStatus =
        simple(first.did().value())
            .with("credentialStatus", status("https://coop.example/status/1", "revocation"));

    assertThat(receive(tandem.sign(withStatus))).isEqualTo(Result.KEPT_STATUS_UNKNOWN);
    assertThat(wallet.credentials().held()).hasSize(1);
  }

  @Test
  void doesNotKeepWhatIsUndecidedForAnotherReason() throws Exception {
    var foreign =
        simple(first.did().value())
            .with(
                "credentialStatus",
                JsonObject.builder()
                    .put("id", "https://coop.example/x")
                    .put("type", "SomeOtherStatus")
                    .build());

    assertThat(receive(tandem.sign(foreign))).isEqualTo(Result.REFUSED);
  }

  @Test
  void proposesWholeChainsAndNothingElse() throws Exception {
    receiveAll(tandem, first, 3);
    receiveAll(larder, second, 2);
    receive(tandem.sign(simple(first.did().value())));

    var proposal = wallet.propose(request());

    assertThat(proposal.disclosures()).hasSize(2);
    assertThat(proposal.disclosures().stream().map(Disclosure::credentials)).containsOnly(3, 2);
    assertThat(proposal.withheld()).isEqualTo(1);
    assertThat(proposal.missing()).isEmpty();
    assertThat(wallet.log().held()).isEmpty();
  }

  @Test
  void saysInPlainWordsWhatWouldLeave() throws Exception {
    receiveAll(tandem, first, 3);
    receiveAll(larder, second, 1);
    var request = request().withPurpose("to see your record").withRetention(Period.ofDays(90));

    var words = String.join("\n", wallet.propose(request).words());

    assertThat(words)
        .contains("https://rides.example asks you.")
        .contains("They say it is for this: to see your record")
        .contains("They say they keep it for 90 days.")
        .contains("3 WorkStatementCredentials, 2026-01 to 2026-03")
        .contains("together 192 engagements and 3 ratings")
        .contains("you call it Tandem; they don't learn that")
        .contains("They would learn that all these identifiers are one person: you.")
        .contains("0 other credentials would stay with you.");
    assertThat(String.join("\n", wallet.propose(request()).words()))
        .contains("They don't say what it is for.")
        .contains("They don't say how long they keep it.");
  }

  @Test
  void saysWhatIsAskedForAndMissing() throws Exception {
    var proposal = wallet.propose(request());

    assertThat(proposal.missing()).containsExactly("WorkStatementCredential");
    assertThat(String.join("\n", proposal.words())).contains("you have none");
    assertThatThrownBy(proposal::approve).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void presentsWhatWasConsentedToAndIsBelieved() throws Exception {
    receiveAll(tandem, first, 3);
    receiveAll(larder, second, 2);
    var request = request();

    var answer = wallet.present(wallet.propose(request).approve());

    var verdict = verifier().verify(answer, request);
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) verdict).presentation().subjects(WorkStatement.TYPE)).hasSize(5);
  }

  @Test
  void presentsOnlyWhatIsAboutTheChosenIdentity() throws Exception {
    receiveAll(tandem, first, 2);
    receiveAll(larder, second, 2);
    var request = request();

    var proposal = wallet.propose(request).only(Set.of(first.did()));
    var answer = wallet.present(proposal.approve());

    assertThat(proposal.withheld()).isEqualTo(2);
    assertThat(verifier().verify(answer, request)).isInstanceOf(Verdict.Accepted.class);
    assertThat(new String(answer.toByteArray(), StandardCharsets.UTF_8))
        .contains(first.did().value())
        .doesNotContain(second.did().value())
        .doesNotContain("Tandem");
  }

  @Test
  void answersOneRequestAndNoOther() throws Exception {
    receiveAll(tandem, first, 1);
    var request = request();

    var answer = wallet.present(wallet.propose(request).approve());

    assertThat(verifier().verify(answer, request())).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void showsBeforehandExactlyWhatWouldLeaveButForTheProofs() throws Exception {
    receiveAll(tandem, first, 2);
    var proposal = wallet.propose(request());

    var preview = JsonReader.readObject(proposal.preview());
    var answer = JsonReader.readObject(wallet.present(proposal.approve()).toByteArray());

    assertThat(answer.without("proof")).isEqualTo(preview);
    assertThat(preview.has("proof")).isFalse();
  }

  @Test
  void logsWhatLeftWithoutAnyValueOfIt() throws Exception {
    receiveAll(tandem, first, 3);
    var request = request().withPurpose("to see your record");
    wallet.present(wallet.propose(request).approve());

    var log = reopened().log().held();

    assertThat(log).hasSize(1);
    assertThat(log.get(0).audience()).isEqualTo("https://rides.example");
    assertThat(log.get(0).shown())
        .containsExactly(new LogEntry.Shown("WorkStatementCredential", 3));
    assertThat(new String(log.get(0).toBytes(), StandardCharsets.UTF_8))
        .doesNotContain(first.did().value(), "engagements", "2026-01", tandem.did().value());
  }

  @Test
  void forgetsWhatIsDeleted() throws Exception {
    receiveAll(tandem, first, 2);
    var held = wallet.credentials().held();

    wallet.delete(held.get(1));

    assertThat(wallet.credentials().held()).hasSize(1);
    assertThat(reason(() -> wallet.delete(held.get(1)))).isEqualTo(Reason.NOT_FOUND);
    assertThat(receive(held.get(1).verifiable())).isEqualTo(Result.KEPT);
  }

  @Test
  void namesWhatIsDamagedAndKeepsTheRest() throws Exception {
    receiveAll(tandem, first, 2);
    try (var files = Files.list(home.resolve("wallet/credential"))) {
      Files.write(files.findFirst().orElseThrow(), new byte[] {1});
    }

    assertThat(wallet.credentials().held()).hasSize(1);
    assertThat(wallet.credentials().damage()).hasSize(1);
    var proposal = wallet.propose(request());
    assertThat(proposal.damage()).hasSize(1);
    assertThat(String.join("\n", proposal.words())).contains("Can't be read and would be lacking");
  }

  @Test
  void doesNotPresentWhatItHasNoKeyFor() throws Exception {
    receiveAll(tandem, first, 1);
    var consent = wallet.propose(request()).approve();
    try (var files = Files.list(home.resolve("wallet/key"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThat(reason(() -> wallet.present(consent))).isEqualTo(Reason.NOT_FOUND);
    assertThat(wallet.propose(request()).disclosures()).isEmpty();
    assertThat(wallet.log().held()).isEmpty();
  }

  @Test
  void doesNotAnswerUnderMoreIdentifiersThanAVerifierReads() throws Exception {
    for (int i = 0; i <= Limits.PROOFS; i++) {
      receiveAll(new TestIssuer(), wallet.newIdentity("platform " + i), 1, everybody());
    }
    var consent = wallet.propose(request()).approve();

    assertThat(reason(() -> wallet.present(consent))).isEqualTo(Reason.TOO_LARGE);
    assertThat(wallet.log().held()).isEmpty();
  }

  @Test
  void refusesALabelThatIsTakenOrDoesNotShow() {
    assertThat(reason(() -> wallet.newIdentity("Tandem"))).isEqualTo(Reason.OCCUPIED);
    for (var label : new String[] {"", " ", "a ", "a\nb", "a\u202eb", "x".repeat(101)}) {
      assertThatThrownBy(() -> wallet.newIdentity(label))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void restoresFromItsBackupWithEverythingInIt() throws Exception {
    receiveAll(tandem, first, 2);
    wallet.present(wallet.propose(request()).approve());
    Wallet restored;
    try (var unlock = Unlock.freshKeyFile(home.resolve("new.key"))) {
      restored = Wallet.restore(wallet.backup(), home.resolve("new"), unlock).withClock(CLOCK);
    }

    assertThat(restored.identities()).isEqualTo(wallet.identities());
    assertThat(names(restored)).isEqualTo(names(wallet));
    assertThat(restored.log()).isEqualTo(wallet.log());
    assertThat(restored.receive(tandem.latest(), verifier()).result())
        .isEqualTo(Result.ALREADY_HELD);
    var request = request();
    assertThat(verifier().verify(restored.present(restored.propose(request).approve()), request))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void namesItsFilesAfterNothing() throws Exception {
    receiveAll(tandem, first, 1);
    var credential = wallet.credentials().held().get(0);

    for (var kind : List.of(Kind.KEY, Kind.CREDENTIAL)) {
      try (var files = Files.list(home.resolve("wallet").resolve(kind.text()))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.contains(credential.name()))
            .noneMatch(name -> name.contains(sha256(first.did().value())));
      }
    }
  }

  private static String sha256(String text) {
    return java.util.HexFormat.of()
        .formatHex(org.workcommons.vc.encoding.Sha256.hash(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> names(Wallet wallet) throws WalletException {
    return wallet.credentials().held().stream().map(HeldCredential::name).toList();
  }

  private void receiveAll(TestIssuer issuer, Identity about, int months) throws Exception {
    receiveAll(issuer, about, months, verifier());
  }

  private void receiveAll(TestIssuer issuer, Identity about, int months, Verifier verifier)
      throws Exception {
    for (int i = 0; i < months; i++) {
      assertThat(wallet.receive(issuer.next(about.did()), verifier).result())
          .isEqualTo(Result.KEPT);
    }
  }

  private Result receive(VerifiableCredential credential) throws WalletException {
    return wallet.receive(credential, verifier()).result();
  }

  private Wallet reopened() throws WalletException {
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      return Wallet.open(home.resolve("wallet"), unlock).withClock(CLOCK);
    }
  }

  private Verifier verifier() {
    return verifier(IssuerTrust.only(Set.of(tandem.did(), larder.did())));
  }

  private static Verifier everybody() {
    return verifier((issuer, type) -> true);
  }

  private static Verifier verifier(IssuerTrust trust) {
    return Verifier.of(DidResolver.offline(), trust, StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(CLOCK);
  }

  private static PresentationRequest request() {
    return PresentationRequest.from(
        RIDES, Challenge.fresh(), NOW.plusSeconds(600), List.of(WorkStatement.TYPE));
  }

  private static VerifiableCredential credential(String text) {
    return VerifiableCredential.received(MediaType.VC, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reason reason(ThrowingCallable call) {
    var thrown = catchThrowableOfType(WalletException.class, call);
    return thrown == null ? null : thrown.reason();
  }

  /** A credential that is no work statement. */
  private static JsonObject simple(String subject) {
    var about = JsonObject.builder();
    if (subject != null) {
      about.put("id", subject);
    }
    return unsigned(about.put("name", "somebody").build());
  }

  private static JsonObject aboutTwo(Did one, Did other) {
    return unsigned(
        JsonArray.of(
            JsonObject.builder().put("id", one.value()).put("name", "a").build(),
            JsonObject.builder().put("id", other.value()).put("name", "b").build()));
  }

  private static JsonObject unsigned(org.workcommons.vc.json.JsonValue subject) {
    return JsonObject.builder()
        .put("@context", JsonArray.of(new JsonString(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.of(new JsonString("VerifiableCredential")))
        .put("credentialSubject", subject)
        .build();
  }

  private static JsonObject status(String list, String purpose) {
    return JsonObject.builder()
        .put("id", list + "#7")
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", purpose)
        .put("statusListIndex", "7")
        .put("statusListCredential", list)
        .build();
  }
}
