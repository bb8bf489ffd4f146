package org.workcommons.vc.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.CredentialSet;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.WorkStatement;

/** Everything that a wallet says before it signs, word for word, in every language it has. */
class ScreensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final URI RIDES = URI.create("https://rides.example");
  private static final Path GOLDEN = Path.of("src/test/resources/screens");
  private static final SdJwt IN_PART =
      new SdJwt(Contexts.bundled(), Concealment.wherever(WorkStatement.WITHHOLDABLE));
  private static final CredentialQuery LICENCE =
      CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT).withVct(TestCoop.LICENCE);

  private final TestCoop coop = new TestCoop();
  private final TestIssuer tandem = new TestIssuer();
  private final Map<String, String> names = new LinkedHashMap<>();

  @TempDir Path home;
  private Wallet wallet;

  @BeforeEach
  void createWallet() throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
    names.put(coop.did().value(), "COOP");
    names.put(tandem.did().value(), "TANDEM");
  }

  @Test
  void wholeRecordsUnderTwoIdentifiers() throws Exception {
    statements("Tandem", 3, false);
    statements("Larder", 1, false);
    var proposal = wallet.propose(records().withPurpose("to see your record"));

    assertScreen("records", proposal::question);
  }

  @Test
  void recordsOfWhichPartIsKeptBack() throws Exception {
    statements("Tandem", 2, true);
    var proposal = wallet.propose(records().withRetention(Period.ofMonths(6)));

    assertScreen("records-whole", proposal::question);
    var hours = new Pointer("/credentialSubject/work/hours");
    assertScreen("records-part", proposal.withholding(List.of(hours))::question);
  }

  @Test
  void somethingThatSheDoesNotHave() throws Exception {
    statements("Tandem", 1, false);
    var membership =
        PresentationRequest.from(
            RIDES, Challenge.fresh(), NOW.plusSeconds(60), List.of(Membership.TYPE));

    assertScreen("missing-type", wallet.propose(membership)::words);
    assertScreen("missing-query", wallet.proposeAnswer(asked(LICENCE))::words);
  }

  @Test
  void aStatementOfWhichPartIsAskedFor() throws Exception {
    statements("Tandem", 1, true);
    var query =
        CredentialQuery.of("work", CredentialFormat.VC_SD_JWT)
            .withClaims(ClaimQuery.of("credentialSubject", "period"));

    assertScreen("statement-part", wallet.proposeAnswer(asked(query))::question);
  }

  @Test
  void copiesThatRunLowAndThatAreUsedUp() throws Exception {
    copies(2);
    var asked = asked(LICENCE.withClaims(ClaimQuery.of("category")));
    assertScreen("copies-low", wallet.proposeAnswer(asked)::question);
    for (int i = 0; i < 2; i++) {
      wallet.answer(wallet.proposeAnswer(asked).approve());
    }

    assertScreen("copies-none", wallet.proposeAnswer(asked)::question);
    assertScreen("copies-again", wallet.proposeAnswer(asked).allowingReuse()::question);
  }

  @Test
  void whatTheyWouldAlsoLike() throws Exception {
    copies(8);
    var query =
        DcqlQuery.of(
                LICENCE,
                CredentialQuery.of("since", CredentialFormat.DC_SD_JWT)
                    .withVct(TestCoop.LICENCE)
                    .withClaims(ClaimQuery.of("since")),
                CredentialQuery.of("town", CredentialFormat.DC_SD_JWT)
                    .withVct(TestCoop.LICENCE)
                    .withClaims(ClaimQuery.of("address", "city")))
            .withCredentialSets(
                CredentialSet.required(List.of("licence")),
                CredentialSet.optional(List.of("licence", "since")),
                CredentialSet.optional(List.of("town")));
    var proposal = wallet.proposeAnswer(asked(query));

    assertScreen("optional-left-out", proposal::question);
    assertScreen("optional-taken", proposal.including(Set.of(2))::question);
  }

  /** Every reason there is to think twice. */
  @Test
  void askingForMoreThanTheyNeed() throws Exception {
    statements("Tandem", 1, false);
    copies(8);
    var all =
        LICENCE
            .withClaims(
                ClaimQuery.of("number").withId("a"),
                ClaimQuery.of("since").withId("b"),
                ClaimQuery.of("over_5_years").withId("c"))
            .withClaimSets(List.of("a", "b"), List.of("c"));
    var work =
        CredentialQuery.of("work", CredentialFormat.LDP_VC)
            .withTypes("https://w3id.org/workcommons/ns/v1#WorkStatementCredential");
    var silent =
        PresentationRequest.from(RIDES, Challenge.fresh(), NOW.plusSeconds(60), DcqlQuery.of(all));
    var curious =
        PresentationRequest.from(
                RIDES, Challenge.fresh(), NOW.plusSeconds(60), DcqlQuery.of(LICENCE, work))
            .withPurpose("to know you")
            .withRetention(Period.ofYears(3));

    assertScreen("concerns-silent", wallet.proposeAnswer(silent)::question);
    assertScreen("concerns-curious", wallet.proposeAnswer(curious)::question);
    var found = EnumSet.copyOf(wallet.proposeAnswer(silent).concerns());
    found.addAll(wallet.proposeAnswer(curious).concerns());
    assertThat(found).containsExactlyInAnyOrder(Concern.values());
  }

  /** A question of a policy comes with its answer: who asks for the answer asks for no details. */
  @Test
  void anAnswerThatBringsItsQuestionAlong() throws Exception {
    var answers =
        JsonObject.builder()
            .put("experienced", answer("ratings >= 200"))
            .put("on-two-platforms", answer("platforms >= 2"))
            .build();
    var claims =
        JsonObject.builder().put("vct", TestCoop.LICENCE).put("predicates", answers).build();
    coop.keep(
        wallet,
        claims,
        List.of(
            new Pointer("/predicates/experienced"), new Pointer("/predicates/on-two-platforms")),
        NOW);
    var holds = asked(LICENCE.withClaims(ClaimQuery.of("predicates", "experienced", "holds")));
    var both = asked(LICENCE.withClaims(ClaimQuery.of("predicates", "experienced")));

    assertThat(wallet.proposeAnswer(holds).concerns()).isEmpty();
    assertThat(wallet.proposeAnswer(both).concerns()).isEmpty();
    assertScreen("answer", wallet.proposeAnswer(holds)::question);
  }

  private static JsonObject answer(String rule) {
    return JsonObject.builder().put("rule", rule).put("holds", JsonBoolean.TRUE).build();
  }

  private void assertScreen(String name, Function<Locale, List<String>> screen) throws Exception {
    for (var language : List.of("en", "de", "es", "fr")) {
      var said = String.join("\n", screen.apply(Locale.forLanguageTag(language))) + "\n";
      for (var one : names.entrySet()) {
        said = said.replace(one.getKey(), one.getValue());
      }
      var file = GOLDEN.resolve(name + "." + language + ".txt");
      if (name.equals("records")) { // identifiers come in an order that nobody chooses
        assertThat(said.lines())
            .as(file.toString())
            .containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
      } else {
        assertThat(said).as(file.toString()).isEqualTo(Files.readString(file));
      }
    }
  }

  private void statements(String label, int count, boolean disclosable) throws Exception {
    var me = wallet.newIdentity(label).did();
    names.put(me.value(), label.toUpperCase(Locale.ROOT) + "-ME");
    var verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(Set.of(tandem.did())),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(NOW));
    for (int i = 0; i < count; i++) {
      var statement = disclosable ? tandem.next(me, IN_PART) : tandem.next(me);
      assertThat(wallet.receive(statement, verifier).result()).isEqualTo(Receipt.Result.KEPT);
    }
  }

  private void copies(int count) throws Exception {
    var keys = wallet.newCopyKeys(count, coop.did().value());
    wallet.receiveCopies(
        coop.issue(keys, TestCoop.claims(), NOW).toByteArray(), coop.verifier(NOW));
  }

  private static PresentationRequest records() {
    return PresentationRequest.from(
        RIDES, Challenge.fresh(), NOW.plusSeconds(60), List.of(WorkStatement.TYPE));
  }

  private static PresentationRequest asked(CredentialQuery query) {
    return asked(DcqlQuery.of(query));
  }

  private static PresentationRequest asked(DcqlQuery query) {
    return PresentationRequest.from(RIDES, Challenge.fresh(), NOW.plusSeconds(60), query)
        .withPurpose("to see your licence")
        .withRetention(Period.ofDays(30));
  }
}
