package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.TokenLists.claims;
import static org.workcommons.vc.verifier.TokenLists.signed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SignatureProvider;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.status.TokenStatusEntry;

class TokenStatusCheckTest {
  private static final String ISSUER = did(PLATFORM).value();
  private static final Pointer PLACE = Pointer.ROOT.at("tokens").at(0);
  private static final Pointer ENTRY = PLACE.at("status").at("status_list");
  private static final String KID = DidKey.verificationMethod(did(PLATFORM)).toString();
  private static final JsonObject HEADER =
      JsonObject.builder().put("typ", StatusListToken.TYPE).put("kid", KID).build();

  private final List<URI> asked = new ArrayList<>();
  private DidResolver resolver = DidResolver.offline();
  private StatusPolicy policy = StatusPolicy.notOlderThan(Duration.ofHours(1));

  // --- what a value means

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void aTokenOfStatusValidPasses(int bits) {
    assertThat(problems(signed(claims(bits, Map.of(6, 1, 8, 1)), PLATFORM), 7)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,REVOKED",
    "2,1,REVOKED",
    "8,1,REVOKED",
    "2,2,SUSPENDED",
    "4,2,SUSPENDED",
    "2,3,STATUS_UNKNOWN",
    "4,4,STATUS_UNKNOWN",
    "4,11,STATUS_UNKNOWN",
    "4,12,STATUS_UNKNOWN",
    "4,15,STATUS_UNKNOWN",
    "8,16,STATUS_UNKNOWN",
    "8,255,STATUS_UNKNOWN"
  })
  void aTokenOfAnotherStatusDoesNot(int bits, int value, ProblemType type) {
    assertThat(problems(signed(claims(bits, Map.of(7, value)), PLATFORM), 7))
        .singleElement()
        .returns(type, Problem::type)
        .returns(ENTRY, Problem::pointer);
  }

  @Test
  void aStatusOfTheIssuersOwnPassesOnlyWhereThePolicyNamesIt() {
    var list = signed(claims(4, Map.of(7, 3, 8, 13, 9, 1)), PLATFORM);
    policy = policy.accepting(3);

    assertThat(problems(list, 7)).isEmpty();
    assertThat(types(list, 8)).containsExactly(ProblemType.STATUS_UNKNOWN);
    assertThat(types(list, 9)).containsExactly(ProblemType.REVOKED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 11, 16, 255, 256, -1})
  void noPolicyAcceptsAStatusThatIsNotOfAnApplicationsOwn(int value) {
    assertThatThrownBy(() -> policy.accepting(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIndexBeyondTheEndIsRefused() {
    assertThat(problems(signed(claims(2, Map.of()), PLATFORM), 64))
        .singleElement()
        .returns(ProblemType.RANGE_ERROR, Problem::type)
        .returns(ENTRY.at("idx"), Problem::pointer);
  }

  @Test
  void aTokenWithoutStatusAsksForNoList() {
    var run = run(source(Map.of()));
    new TokenStatusCheck(run).check(json("{\"iss\":\"x\"}"), ISSUER, PLACE);

    assertThat(run.findings().problems()).isEmpty();
    assertThat(run.report().outcomes()).containsEntry(Check.STATUS, Outcome.PASSED);
    assertThat(asked).isEmpty();
  }

  @Test
  void readsTheStatusThatTheClaimsName() {
    var list = signed(claims(1, Map.of(7, 1)), PLATFORM);
    var run = run(source(Map.of(LIST, list)));
    var claims = JsonObject.builder().put("status", new TokenStatusEntry(LIST, 7).json()).build();
    new TokenStatusCheck(run).check(claims, ISSUER, PLACE);

    assertThat(run.findings().problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.REVOKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":{}}",
        "{\"status\":null}",
        "{\"status\":{\"status_list\":{\"idx\":\"7\",\"uri\":\"https://skiff.example/status/1\"}}}",
        "{\"status\":{\"status_list\":{\"idx\":-7,\"uri\":\"https://skiff.example/status/1\"}}}",
        "{\"status\":{\"status_list\":{\"idx\":7,\"uri\":\"http://skiff.example/status/1\"}}}"
      })
  void aStatusThatCanNotBeReadIsNoPass(String claims) {
    var run = run(source(Map.of()));
    new TokenStatusCheck(run).check(json(claims), ISSUER, PLACE);

    assertThat(run.findings().problems()).hasSize(1);
    assertThat(asked).isEmpty();
  }

  // --- lists that can't be had

  @Test
  void aListThatCanNotBeHadLeavesItOpen() {
    var run = run(source(Map.of()));
    new TokenStatusCheck(run).check(new TokenStatusEntry(LIST, 7), ISSUER, PLACE);

    assertThat(run.findings().problems())
        .singleElement()
        .returns(ProblemType.STATUS_RETRIEVAL_ERROR, Problem::type)
        .returns(ENTRY.at("uri"), Problem::pointer);
    assertThat(run.findings().reject()).isFalse();
    assertThat(run.report().outcomes()).containsEntry(Check.STATUS, Outcome.UNDECIDED);
  }

  @Test
  void aSourceOfCredentialsHasNoTokens() {
    var list = secure(statusList(PLATFORM), PLATFORM);
    var run = run(StatusListSource.of(Map.of(LIST, Actors.credential(list))));
    new TokenStatusCheck(run).check(new TokenStatusEntry(LIST, 7), ISSUER, PLACE);

    assertThat(run.findings().problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void aResolverThatCanNotBeAskedLeavesItOpen() {
    resolver =
        did ->
            new Resolution.Failed(
                new Problem(ProblemType.INTERNAL_ERROR, Pointer.ROOT, "nobody answers"));
    assertThat(types(signed(claims(1, Map.of()), PLATFORM), 7))
        .containsExactly(ProblemType.STATUS_RETRIEVAL_ERROR);
  }

  // --- lists by the wrong hand

  @Test
  void aListByAnotherIssuerIsRefused() {
    assertNotVerified(signed(claims(1, Map.of()), OTHER_PLATFORM));
  }

  @Test
  void aListInTheIssuersNameByAnotherKeyIsRefused() {
    assertNotVerified(signed(HEADER, claims(1, Map.of()), OTHER_PLATFORM));
  }

  @Test
  void nobodysDocumentIsLookedUpButTheIssuers() {
    var looked = new ArrayList<Did>();
    resolver =
        did -> {
          looked.add(did);
          return DidResolver.offline().resolve(did);
        };
    assertNotVerified(signed(claims(1, Map.of()), OTHER_PLATFORM));
    assertThat(looked).isEmpty();
    assertThat(problems(signed(claims(1, Map.of()), PLATFORM), 7)).isEmpty();
    assertThat(looked).containsExactly(did(PLATFORM));
  }

  @Test
  void aListByAKeyThatMayNotMakeAssertionsIsRefused() {
    var skiff = Did.of("did:web:skiff.example");
    var method = new DidUrl(skiff, "key-1");
    var listed =
        new VerificationMethod(
            method, skiff, PLATFORM.verificationKey(), Optional.empty(), Optional.empty());
    var document = ControllerDocument.listing(skiff, List.of(listed));
    var header = HEADER.with("kid", method.toString());
    var list = signed(header, claims(1, Map.of()), PLATFORM);

    assertThat(types(list, skiff, document.json())).isEmpty();
    assertThat(types(list, skiff, document.json().with("assertionMethod", JsonArray.of())))
        .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
  }

  private List<ProblemType> types(String list, Did issuer, JsonObject document) {
    try {
      resolver = DidResolver.offline().withPinned(List.of(ControllerDocument.of(document)));
    } catch (org.workcommons.vc.problem.ProblemException e) {
      throw new AssertionError(e);
    }
    return problems(list, new TokenStatusEntry(LIST, 7), issuer.value()).stream()
        .map(Problem::type)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "#key", "did:key:x", "https://skiff.example/keys#1"})
  void aListWhoseKeyIsNotNamedAsOneOfTheIssuersIsRefused(String kid) {
    assertNotVerified(signed(HEADER.with("kid", kid), claims(1, Map.of()), PLATFORM));
  }

  @Test
  void aListThatDoesNotNameItsKeyIsRefused() {
    assertNotVerified(signed(HEADER.without("kid"), claims(1, Map.of()), PLATFORM));
  }

  @Test
  void aListThatBringsItsKeyIsRefused() {
    var jwk = json("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}");
    var token = signed(claims(1, Map.of()), PLATFORM).split("\\.");
    var header = HEADER.with("alg", "Ed25519").with("jwk", jwk);
    assertNotVerified(base64(header) + "." + token[1] + "." + token[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "NONE", "noNe", "HS256", "HS384", "HS512", "RS256", "ES256", ""})
  void aListThatIsNotSignedByTheAlgorithmOfTheKeyIsRefused(String algorithm) {
    var token = signed(claims(1, Map.of()), PLATFORM).split("\\.");
    assertNotVerified(base64(HEADER.with("alg", algorithm)) + "." + token[1] + "." + token[2]);
    assertNotVerified(base64(HEADER.with("alg", algorithm)) + "." + token[1] + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JWT",
        "jwt",
        "statuslist+cwt",
        "vc+jwt",
        "dc+sd-jwt",
        "STATUSLIST+JWT",
        "application/statuslist+jwt",
        "statuslist+jwt ",
        ""
      })
  void aTokenOfAnotherKindIsRefused(String typ) {
    assertNotVerified(signed(HEADER.with("typ", typ), claims(1, Map.of()), PLATFORM));
  }

  @Test
  void aTokenOfNoKindIsRefused() {
    assertNotVerified(signed(HEADER.without("typ"), claims(1, Map.of()), PLATFORM));
  }

  @Test
  void aListOfWhichOneCharacterChangedIsRefused() {
    var list = signed(claims(1, Map.of(7, 1)), PLATFORM);
    for (int at = 0; at < list.length(); at += 7) {
      char other = list.charAt(at) == 'A' ? 'B' : 'A';
      var changed = list.substring(0, at) + other + list.substring(at + 1);
      assertThat(types(changed, 7)).as("at %d", at).hasSize(1).doesNotContain(ProblemType.REVOKED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "x", "{}", "a.b.c", "é", "eyJ.eyJ.AAAA", "~"})
  void whatIsNoTokenIsRefused(String list) {
    assertNotVerified(list);
  }

  // --- lists that say something else

  @Test
  void theListOfAnotherPlaceIsRefused() {
    for (var sub :
        List.of(
            LIST + "/",
            LIST + "?time=1",
            LIST.toString().toUpperCase(java.util.Locale.ROOT),
            "https://SKIFF.example/status/1",
            "https://skiff.example:443/status/1")) {
      assertNotVerified(signed(claims(1, Map.of()).with("sub", sub), PLATFORM));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "iat", "status_list"})
  void aListWithoutWhatIsRequiredIsRefused(String name) {
    assertNotVerified(signed(claims(1, Map.of()).without(name), PLATFORM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ttl|0",
        "ttl|-1",
        "ttl|1e300",
        "ttl|99999999999",
        "ttl|'\"3600\"'",
        "iat|'\"1793869200\"'",
        "iat|-1",
        "exp|null",
        "nbf|'\"1\"'",
        "nbf|1893456000",
        "nbf|null",
        "aud|'\"https://rides.example\"'",
        "aud|[]",
        "iss|'\"https://skiff.example\"'",
        "iss|7",
        "status_list|[]",
        "status_list|{}",
        "status_list|{\"bits\":3,\"lst\":\"eNrbuRgAAhcBXQ\"}",
        "status_list|{\"bits\":\"1\",\"lst\":\"eNrbuRgAAhcBXQ\"}",
        "status_list|{\"bits\":1,\"lst\":\"eNrbuRgAAhcB\"}",
        "status_list|{\"bits\":1,\"lst\":\"uH4sIAAAAAAAA_2NgAAAB9P9fAgAAAA\"}"
      })
  void aListThatSaysSomethingOddIsRefused(String name, String value) {
    assertNotVerified(signed(claims(1, Map.of()).with(name, value(value)), PLATFORM));
  }

  @Test
  void aListMayNameItsIssuerAndWhenItBegan() {
    var claims =
        claims(1, Map.of(7, 1))
            .with("iss", ISSUER)
            .with("nbf", value(Long.toString(NOW.getEpochSecond())));
    assertThat(types(signed(claims, PLATFORM), 7)).containsExactly(ProblemType.REVOKED);
  }

  // --- time

  @Test
  void aListFromTheFutureIsRefused() {
    assertThat(types(at("iat", 60), 7)).isEmpty();
    assertNotVerified(at("iat", 61));
    assertNotVerified(at("iat", 1_000_000));
  }

  @Test
  void aListThatIsTooOldLeavesItOpen() {
    assertThat(types(at("iat", -3660), 7)).isEmpty();
    assertThat(types(at("iat", -3661), 7)).containsExactly(ProblemType.STATUS_STALE);
    assertThat(types(at("iat", -NOW.getEpochSecond()), 7))
        .containsExactly(ProblemType.STATUS_STALE);
  }

  @Test
  void aListThatIsOverLeavesItOpen() {
    assertThat(types(at("exp", -59), 7)).isEmpty();
    assertThat(types(at("exp", -60), 7)).containsExactly(ProblemType.STATUS_STALE);
  }

  @Test
  void aListWithoutAnEndCountsAsLongAsItIsNotTooOld() {
    assertThat(types(signed(claims(1, Map.of()).without("exp").without("ttl"), PLATFORM), 7))
        .isEmpty();
  }

  // --- once, and not too many

  @Test
  void asksForEachListOnce() {
    var run = run(source(Map.of(LIST, signed(claims(1, Map.of(7, 1)), PLATFORM))));
    var check = new TokenStatusCheck(run);
    for (int i = 0; i < 10; i++) {
      check.check(new TokenStatusEntry(LIST, i), ISSUER, PLACE);
    }
    assertThat(asked).containsExactly(LIST);
    assertThat(run.findings().problems()).hasSize(1);
  }

  @Test
  void whatIsGoodForOneIssuerIsNotForAnother() {
    var run = run(source(Map.of(LIST, signed(claims(1, Map.of()), PLATFORM))));
    var check = new TokenStatusCheck(run);
    check.check(new TokenStatusEntry(LIST, 7), ISSUER, PLACE);
    check.check(new TokenStatusEntry(LIST, 7), did(OTHER_PLATFORM).value(), PLACE);

    assertThat(run.findings().problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
  }

  @Test
  void asksForNoMoreListsThanTheLimit() {
    var run = run(source(Map.of()));
    var check = new TokenStatusCheck(run);
    for (int i = 0; i <= Limits.STATUS_LISTS; i++) {
      check.check(
          new TokenStatusEntry(URI.create("https://skiff.example/status/" + i), 7), ISSUER, PLACE);
    }
    assertThat(asked).hasSize(Limits.STATUS_LISTS);
    assertThat(run.findings().problems())
        .extracting(Problem::type)
        .contains(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void asksWhoeverTheKeysOfAnIssuerAreKnownTo() {
    var list = signed(HEADER.with("kid", "1"), claims(1, Map.of(7, 1)), OTHER_PLATFORM);
    var run = run(source(Map.of(LIST, list)));
    ListKeys keys = (token, issuer) -> OTHER_PLATFORM.verificationKey();
    new TokenStatusCheck(run, keys)
        .check(new TokenStatusEntry(LIST, 7), "https://skiff.example", PLACE);

    assertThat(run.findings().problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.REVOKED);
  }

  // --- what was verified before

  @Test
  void aListIsVerifiedOnceForManyTokens() {
    var resolved = counted();
    var policy = run(source(Map.of(LIST, signed(claims(1, Map.of(7, 1)), PLATFORM)))).policy();
    for (int i = 0; i < 3; i++) {
      assertThat(typesAt(NOW.plusSeconds(i), policy)).containsExactly(ProblemType.REVOKED);
    }
    assertThat(resolved).hasValue(1);
  }

  @Test
  void theKeyIsAskedForAgainAfterAWhile() {
    var resolved = counted();
    var policy = run(source(Map.of(LIST, signed(claims(1, Map.of()), PLATFORM)))).policy();
    typesAt(NOW, policy);
    typesAt(NOW.plus(VerifiedLists.LIFE).minusSeconds(1), policy);
    assertThat(resolved).hasValue(1);
    typesAt(NOW.plus(VerifiedLists.LIFE), policy);
    assertThat(resolved).hasValue(2);
  }

  @Test
  void aListThatWasVerifiedGrowsOldAllTheSame() {
    var policy = run(source(Map.of(LIST, signed(claims(1, Map.of()), PLATFORM)))).policy();
    assertThat(typesAt(NOW.plus(Duration.ofMinutes(28)), policy)).isEmpty();
    assertThat(typesAt(NOW.plus(Duration.ofMinutes(32)), policy))
        .containsExactly(ProblemType.STATUS_STALE);
  }

  @Test
  void aNewTextOfAListIsVerifiedAnew() {
    var lists = new HashMap<URI, String>();
    lists.put(LIST, signed(claims(1, Map.of()), PLATFORM));
    var policy = run(source(lists)).policy();
    assertThat(typesAt(NOW, policy)).isEmpty();
    lists.put(LIST, signed(claims(1, Map.of(7, 1)), PLATFORM));
    assertThat(typesAt(NOW, policy)).containsExactly(ProblemType.REVOKED);
    lists.put(LIST, signed(HEADER, claims(1, Map.of()), OTHER_PLATFORM));
    assertThat(typesAt(NOW, policy)).containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
  }

  private AtomicInteger counted() {
    var resolved = new AtomicInteger();
    resolver =
        did -> {
          resolved.incrementAndGet();
          return DidResolver.offline().resolve(did);
        };
    return resolved;
  }

  private static List<ProblemType> typesAt(Instant now, Policy policy) {
    var run = new Run(policy, now);
    new TokenStatusCheck(run).check(new TokenStatusEntry(LIST, 7), ISSUER, PLACE);
    return run.findings().problems().stream().map(Problem::type).toList();
  }

  // ---

  private String at(String name, long secondsFromNow) {
    var time = Long.toString(NOW.getEpochSecond() + secondsFromNow);
    return signed(claims(1, Map.of()).with(name, value(time)), PLATFORM);
  }

  private void assertNotVerified(String list) {
    assertThat(problems(list, 7))
        .as(list)
        .singleElement()
        .returns(ProblemType.STATUS_VERIFICATION_ERROR, Problem::type)
        .returns(ENTRY.at("uri"), Problem::pointer);
  }

  private List<ProblemType> types(String list, int index) {
    return problems(list, index).stream().map(Problem::type).toList();
  }

  private List<Problem> problems(String list, int index) {
    return problems(list, new TokenStatusEntry(LIST, index), ISSUER);
  }

  private List<Problem> problems(String list, TokenStatusEntry entry, String issuer) {
    var run = run(source(Map.of(LIST, list)));
    new TokenStatusCheck(run).check(entry, issuer, PLACE);
    return run.findings().problems();
  }

  private StatusListSource source(Map<URI, String> tokens) {
    return new StatusListSource() {
      @Override
      public Optional<VerifiableCredential> find(URI list) {
        throw new AssertionError("a token has no status in a credential");
      }

      @Override
      public Optional<String> token(URI list) {
        asked.add(list);
        return StatusListSource.ofTokens(tokens).token(list);
      }
    };
  }

  private Run run(StatusListSource source) {
    var all =
        new Policy(
            resolver,
            IssuerTrust.only(java.util.Set.of(did(PLATFORM))),
            policy,
            Policy.Sources.none(),
            Policy.DEFAULT_SKEW,
            ChallengeStore.inMemory(),
            Contexts.bundled(),
            RequiredProofs.none(),
            new Policy.Tokens(TokenIssuers.none(), Optional.empty()),
            SignatureProvider.ofThisLibrary());
    return new Run(all.withStatusLists(source), NOW);
  }

  private static JsonValue value(String json) {
    return json("{\"a\":" + json + "}").get("a").orElse(new JsonString(""));
  }

  private static String base64(JsonObject header) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonWriter.compact(header));
  }
}
