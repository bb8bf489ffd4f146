package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class WebResolverTest {
  private static final Did TANDEM = Did.of("did:web:tandem.example");
  private static final URI PLACE = URI.create("https://tandem.example/.well-known/did.json");
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final Map<URI, byte[]> published = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private Instant now = START;
  private final DidResolver resolver =
      new WebResolver(this::fetch, () -> now, DidResolver.WEB_TIME_TO_LIVE, DidResolver.offline());

  private byte[] fetch(URI url, String accept) throws FetchException {
    assertThat(accept).startsWith("application/did");
    asked.add(url);
    var content = published.get(url);
    if (content == null) {
      throw new FetchException(FetchException.Reason.UNREACHABLE, "the server does not answer");
    }
    return content;
  }

  // --- where the document stands

  @ParameterizedTest
  @CsvSource({
    "did:web:tandem.example, https://tandem.example/.well-known/did.json",
    "did:web:Tandem.Example, https://tandem.example/.well-known/did.json",
    "did:web:tandem.example%3A8443, https://tandem.example:8443/.well-known/did.json",
    "did:web:tandem.example%3a8443, https://tandem.example:8443/.well-known/did.json",
    "did:web:tandem.example:coop, https://tandem.example/coop/did.json",
    "did:web:tandem.example%3A1:u:Amara_1, https://tandem.example:1/u/Amara_1/did.json",
    "did:web:tandem.example:..., https://tandem.example/.../did.json"
  })
  void namesThePlaceOfTheDocument(String did, String url) throws ProblemException {
    assertThat(DidWeb.documentUrl(Did.of(did))).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:web:localhost",
        "did:web:127.0.0.1",
        "did:web:127.1",
        "did:web:0x7f000001",
        "did:web:2130706433",
        "did:web:%31%32%37.0.0.1",
        "did:web:tandem%2Eexample",
        "did:web:%5B%3A%3A1%5D",
        "did:web:tandem.example%2Fadmin",
        "did:web:user%40tandem.example",
        "did:web:tandem.example.",
        "did:web:.tandem.example",
        "did:web:-tandem.example",
        "did:web:tandem_coop.example",
        "did:web:tandem.example%3A",
        "did:web:tandem.example%3A0",
        "did:web:tandem.example%3A080",
        "did:web:tandem.example%3A65536",
        "did:web:tandem.example%3A99999",
        "did:web:tandem.example%3A8443%3A1",
        "did:web:tandem.example%253A8443",
        "did:web:tandem.example:..",
        "did:web:tandem.example:.",
        "did:web:tandem.example:a:..:b",
        "did:web:tandem.example::a",
        "did:web:tandem.example:%2e%2e",
        "did:web:tandem.example:a%2Fb",
        "did:web:tandem.example:a%3Fb",
        "did:web:tandem.example:%20"
      })
  void refusesAPlaceThatCouldBeAnother(String did) {
    var resolution = resolver.resolve(Did.of(did));

    assertThat(problem(resolution)).isEqualTo(ProblemType.INVALID_DID);
    assertThat(asked).isEmpty();
  }

  @Test
  void onlyADidWebHasAPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DidWeb.documentUrl(Did.of("did:key:z6Mk")));
  }

  // --- what comes of it

  @Test
  void resolvesToTheDocumentAtItsPlace() throws ProblemException {
    publish(PLACE, document(TANDEM, "key-1"));

    assertThat(method(resolver, "key-1").controller()).isEqualTo(TANDEM);
    assertThat(asked).containsExactly(PLACE);
  }

  @Test
  void leavesOtherMethodsToTheOthers() {
    var key = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());

    assertThat(resolver.resolve(key)).isInstanceOf(Resolution.Resolved.class);
    assertThat(problem(resolver.resolve(Did.of("did:example:1"))))
        .isEqualTo(ProblemType.METHOD_NOT_SUPPORTED);
    assertThat(asked).isEmpty();
  }

  @Test
  void isOffUnlessHandedIn() {
    assertThat(problem(DidResolver.offline().resolve(TANDEM)))
        .isEqualTo(ProblemType.METHOD_NOT_SUPPORTED);
  }

  @Test
  void aPinnedDocumentIsNotAskedFor() throws ProblemException {
    var pinned = resolver.withPinned(List.of(document(TANDEM, "pinned")));

    assertThat(method(pinned, "pinned").controller()).isEqualTo(TANDEM);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FetchException.Reason.class)
  void saysWhetherItCouldAsk(FetchException.Reason reason) {
    var failing =
        new WebResolver(
            (url, accept) -> {
              throw new FetchException(reason, "it failed");
            },
            () -> now,
            DidResolver.WEB_TIME_TO_LIVE,
            DidResolver.offline());

    var type = problem(failing.resolve(TANDEM));

    switch (reason) {
      case NOT_ALLOWED -> assertThat(type).isEqualTo(ProblemType.NOT_FOUND);
      case TOO_LARGE -> assertThat(type).isEqualTo(ProblemType.INVALID_DID_DOCUMENT);
      default -> assertThat(type.leavesOpen()).as(reason.name()).isTrue();
    }
  }

  @Test
  void refusesTheDocumentOfAnother() {
    publish(PLACE, document(Did.of("did:web:skiff.example"), "key-1"));

    assertThat(problem(resolver.resolve(TANDEM))).isEqualTo(ProblemType.INVALID_DID_DOCUMENT);
  }

  @Test
  void refusesTheDocumentOfThePathForTheHost() {
    publish(PLACE, document(Did.of("did:web:tandem.example:u:bob"), "key-1"));

    assertThat(problem(resolver.resolve(TANDEM))).isEqualTo(ProblemType.INVALID_DID_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"id\":\"did:web:tandem.example\",\"id\":\"did:web:tandem.example\"}",
        "{\"id\":\"did:web:tandem.example\"} {}",
        "{\"id\":\"DID:web:tandem.example\"}",
        "{\"id\":\"did:web:tandem.example\",\"assertionMethod\":[1]}"
      })
  void refusesWhatIsNoDocument(String content) {
    published.put(PLACE, content.getBytes(StandardCharsets.UTF_8));

    assertThat(problem(resolver.resolve(TANDEM))).isEqualTo(ProblemType.INVALID_DID_DOCUMENT);
  }

  @Test
  void theGuardedFetcherAsksNoMachineAtHome() {
    var online = DidResolver.offline().withWeb(Fetcher.guarded());

    assertThat(problem(online.resolve(Did.of("did:web:router.local"))))
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  // --- how long it is used

  @Test
  void usesADocumentForAWhile() {
    publish(PLACE, document(TANDEM, "key-1"));
    resolver.resolve(TANDEM);
    now = START.plus(DidResolver.WEB_TIME_TO_LIVE).minusMillis(1);
    resolver.resolve(TANDEM);

    assertThat(asked).hasSize(1);
  }

  @Test
  void asksAgainWhenTheTimeIsOver() throws ProblemException {
    publish(PLACE, document(TANDEM, "key-1"));
    resolver.resolve(TANDEM);
    publish(PLACE, document(TANDEM, "key-2"));
    now = START.plus(DidResolver.WEB_TIME_TO_LIVE);

    assertThat(method(resolver, "key-2").controller()).isEqualTo(TANDEM);
    assertThat(asked).hasSize(2);
  }

  @Test
  void asksAgainWhenTheClockWasSetBack() {
    publish(PLACE, document(TANDEM, "key-1"));
    resolver.resolve(TANDEM);
    now = START.minus(Duration.ofDays(1));
    resolver.resolve(TANDEM);

    assertThat(asked).hasSize(2);
  }

  @Test
  void neverKeepsAFailure() {
    resolver.resolve(TANDEM);
    publish(PLACE, document(TANDEM, "key-1"));

    assertThat(resolver.resolve(TANDEM)).isInstanceOf(Resolution.Resolved.class);
  }

  @Test
  void neverKeepsTheDocumentOfAnother() {
    publish(PLACE, document(Did.of("did:web:skiff.example"), "key-1"));
    resolver.resolve(TANDEM);
    publish(PLACE, document(TANDEM, "key-1"));

    assertThat(resolver.resolve(TANDEM)).isInstanceOf(Resolution.Resolved.class);
  }

  @Test
  void keepsOnlySoMany() {
    for (int i = 0; i <= Limits.DID_DOCUMENTS_KEPT; i++) {
      var did = Did.of("did:web:tandem.example:" + i);
      publish(URI.create("https://tandem.example/" + i + "/did.json"), document(did, "key-1"));
      resolver.resolve(did);
    }
    asked.clear();
    resolver.resolve(Did.of("did:web:tandem.example:" + Limits.DID_DOCUMENTS_KEPT));
    assertThat(asked).isEmpty();
    resolver.resolve(Did.of("did:web:tandem.example:0"));
    assertThat(asked).hasSize(1);
  }

  private void publish(URI url, ControllerDocument document) {
    published.put(url, JsonWriter.compact(document.json()));
  }

  private static ControllerDocument document(Did did, String name) {
    var key = SigningKey.fresh(KeyType.ED25519).verificationKey();
    var method =
        new VerificationMethod(new DidUrl(did, name), did, key, Optional.empty(), Optional.empty());
    return ControllerDocument.listing(did, List.of(method));
  }

  private static VerificationMethod method(DidResolver resolver, String name)
      throws ProblemException {
    return ((Resolution.Resolved) resolver.resolve(TANDEM))
        .document()
        .retrieve(new DidUrl(TANDEM, name), VerificationRelationship.ASSERTION_METHOD);
  }

  private static ProblemType problem(Resolution resolution) {
    return ((Resolution.Failed) resolution).problem().type();
  }
}
