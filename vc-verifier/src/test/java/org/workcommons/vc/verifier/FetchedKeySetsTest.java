package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.json;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwtvc.IssuerMetadata;

class FetchedKeySetsTest {
  private static final URI ISSUER = URI.create("https://issuer.example");
  private static final URI METADATA =
      URI.create("https://issuer.example/.well-known/jwt-vc-issuer");
  private static final URI KEYS = URI.create("https://keys.example/set");
  private static final JsonObject SET =
      JsonObject.empty().with("keys", JsonArray.of(PLATFORM.verificationKey().jwk()));

  private final Map<URI, byte[]> published = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private Instant now = NOW;
  private final IssuerKeySets sets = new FetchedKeySets(this::fetch, () -> now);

  private byte[] fetch(URI url, String accept) throws FetchException {
    assertThat(accept).isEqualTo("application/json");
    asked.add(url);
    var content = published.get(url);
    if (content == null) {
      throw new FetchException(FetchException.Reason.UNREACHABLE, "the server does not answer");
    }
    return content;
  }

  @Test
  void findsKeysInTheMetadataOrWhereTheySay() throws Exception {
    publish(METADATA, metadata().with("jwks", SET));
    assertThat(sets.of(ISSUER)).isEqualTo(SET);

    now = now.plusSeconds(301);
    publish(METADATA, metadata().with("jwks_uri", KEYS.toString()));
    publish(KEYS, SET.with("x", "y"));
    assertThat(sets.of(ISSUER).has("x")).isTrue();
    assertThat(asked).containsExactly(METADATA, METADATA, KEYS);
  }

  /** draft-ietf-oauth-sd-jwt-vc §3.1: between the host and the path. */
  @ParameterizedTest
  @CsvSource({
    "https://i.example,https://i.example/.well-known/jwt-vc-issuer",
    "https://i.example/,https://i.example/.well-known/jwt-vc-issuer",
    "https://i.example/a/b,https://i.example/.well-known/jwt-vc-issuer/a/b",
    "https://i.example/a/,https://i.example/.well-known/jwt-vc-issuer/a",
    "https://i.example:8443/a,https://i.example:8443/.well-known/jwt-vc-issuer/a",
    "https://i.example/a%2Fb,https://i.example/.well-known/jwt-vc-issuer/a%2Fb"
  })
  void asksBetweenTheHostAndThePath(String issuer, String location) {
    assertThat(IssuerMetadata.isIssuer(issuer)).isTrue();
    assertThat(IssuerMetadata.location(URI.create(issuer))).hasToString(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://i.example",
        "HTTPS://i.example",
        "https://i.example?x",
        "https://i.example#x",
        "https://u@i.example",
        "https://i.example@evil.example",
        "https:///a",
        "https:i.example",
        "https://",
        "//i.example",
        "i.example",
        "file:///etc/passwd",
        "did:web:i.example",
        "https://i.example/../../a",
        "https://i.example/a/./b",
        "https://i.example/a/%2e%2e/b",
        "https://i.example/a/%2E%2e/b",
        "https://i.example/a b",
        "https://i.example\\@evil.example",
        ""
      })
  void knowsWhatIsNoIssuer(String issuer) {
    assertThat(IssuerMetadata.isIssuer(issuer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example/",
        "https://ISSUER.example",
        "https://evil.example",
        "issuer.example",
        "http://issuer.example",
        ""
      })
  void refusesTheMetadataOfAnotherIssuer(String issuer) {
    publish(METADATA, metadata().with("issuer", issuer).with("jwks", SET));

    assertThat(refused().pointer()).hasToString("/issuer");
  }

  @Test
  void refusesKeysAtTwoPlacesOrAtNone() {
    publish(METADATA, metadata());
    refused();
    publish(METADATA, metadata().with("jwks", SET).with("jwks_uri", KEYS.toString()));
    refused();
    assertThat(asked).doesNotContain(KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example/set",
        "file:///etc/passwd",
        "/set",
        "",
        "https://u:p@keys.example/set",
        "https:keys",
        "data:application/json,{}"
      })
  void followsNothingButHttps(String url) {
    publish(METADATA, metadata().with("jwks_uri", url));

    refused();
    assertThat(asked).containsExactly(METADATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{'issuer':'https://issuer.example','issuer':'x','jwks':{'keys':[]}}",
        "{'issuer':'https://issuer.example','jwks':[]}",
        "{'issuer':'https://issuer.example','jwks':null}",
        "{'issuer':'https://issuer.example','jwks_uri':1}",
        "{'issuer':['https://issuer.example'],'jwks':{'keys':[]}}"
      })
  void refusesOtherForms(String text) {
    published.put(METADATA, text.replace('\'', '"').getBytes(UTF_8));

    refused();
    assertThat(refused().type().leavesOpen()).isFalse();
    // what was no answer is asked for again
    assertThat(asked).hasSize(2);
  }

  @Test
  void refusesWhatIsTooLarge() {
    var filler = "x".repeat(Limits.DID_DOCUMENT_BYTES);
    publish(METADATA, metadata().with("jwks", SET).with("x", filler));
    assertThat(refused().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);

    publish(METADATA, metadata().with("jwks_uri", KEYS.toString()));
    publish(KEYS, SET.with("x", filler));
    assertThat(refused().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void keepsKeysForFiveMinutes() throws Exception {
    publish(METADATA, metadata().with("jwks", SET));
    sets.of(ISSUER);
    now = NOW.plusSeconds(299);
    sets.of(ISSUER);
    assertThat(asked).hasSize(1);
    now = NOW.plusSeconds(300);
    sets.of(ISSUER);
    assertThat(asked).hasSize(2);
    // a clock that was set back makes no copy younger
    now = NOW;
    sets.of(ISSUER);
    assertThat(asked).hasSize(3);
  }

  @Test
  void keepsNoFailures() throws Exception {
    assertThat(refused().type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    publish(METADATA, metadata().with("jwks_uri", KEYS.toString()));
    assertThat(refused().type().leavesOpen()).isTrue();
    publish(KEYS, SET);

    assertThat(sets.of(ISSUER)).isEqualTo(SET);
  }

  @Test
  void keepsTheKeysOfEachIssuerApart() throws Exception {
    var other = URI.create("https://issuer.example/a");
    publish(METADATA, metadata().with("jwks", SET));
    sets.of(ISSUER);
    publish(
        IssuerMetadata.location(other),
        json("{\"issuer\":\"%s\",\"jwks\":{\"keys\":[]}}".formatted(other)));

    assertThat(sets.of(other)).isNotEqualTo(SET);
    assertThat(sets.of(ISSUER)).isEqualTo(SET);
  }

  @ParameterizedTest
  @EnumSource(FetchException.Reason.class)
  void leavesOpenWhatCanNotBeFetched(FetchException.Reason reason) {
    var failing =
        new FetchedKeySets(
            (url, accept) -> {
              throw new FetchException(reason, "it failed");
            },
            () -> NOW);

    var thrown = catchThrowableOfType(ProblemException.class, () -> failing.of(ISSUER));
    assertThat(thrown.problem().type().leavesOpen()).isTrue();
  }

  @Test
  void theGuardedFetcherDoesNotAskAMachineAtHome() {
    var guarded = IssuerKeySets.fetched(Fetcher.guarded());
    for (var home : List.of("https://127.0.0.1", "https://localhost", "https://[::1]")) {
      var thrown = catchThrowableOfType(ProblemException.class, () -> guarded.of(URI.create(home)));
      assertThat(thrown.problem().type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    }
  }

  // --- which of the keys

  @Test
  void takesNoKeyButTheOneThatIsNamed() throws Exception {
    var one = PLATFORM.verificationKey().jwk();
    var other = Actors.STRANGER.verificationKey().jwk();
    var named = token("a");

    assertThat(IssuerMetadata.key(set(other, one.with("kid", "a")), named))
        .isEqualTo(PLATFORM.verificationKey());
    for (var bad :
        List.of(
            set(),
            set(one),
            set(one.with("kid", "A")),
            set(one.with("kid", "a"), other.with("kid", "a")),
            set(one.with("kid", "a"), other.with("kid", "b"), other.with("kid", "b")),
            set(one.with("kid", "a").with("d", "AA")),
            set(one.with("kid", "a").with("use", "enc")),
            set(one.with("kid", "a").without("kty")),
            json("{\"keys\":{}}"),
            json("{\"keys\":[1]}"),
            json("{\"keys\":[{\"kid\":1}]}"),
            JsonObject.empty())) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> IssuerMetadata.key(bad, named)))
          .isNotNull();
    }
    var nameless = token("").header().has("kid");
    assertThat(nameless).isFalse();
    assertThat(IssuerMetadata.key(set(one), token(""))).isEqualTo(PLATFORM.verificationKey());
    assertThat(
            catchThrowableOfType(
                ProblemException.class, () -> IssuerMetadata.key(set(one, other), token(""))))
        .isNotNull();
  }

  private static JsonObject set(JsonObject... keys) {
    return JsonObject.empty().with("keys", JsonArray.of(keys));
  }

  private static Jwt token(String kid) throws Exception {
    var header = JsonObject.empty().with("typ", "x");
    var named = kid.isEmpty() ? header : header.with("kid", kid);
    return Jwt.received("x", Jwt.sign(named, JsonObject.empty(), PLATFORM).getBytes(UTF_8));
  }

  private static JsonObject metadata() {
    return JsonObject.empty().with("issuer", ISSUER.toString());
  }

  private void publish(URI url, JsonObject document) {
    published.put(url, JsonWriter.compact(document));
  }

  private Problem refused() {
    var thrown = catchThrowableOfType(ProblemException.class, () -> sets.of(ISSUER));
    assertThat(thrown).as("must be refused").isNotNull();
    return thrown.problem();
  }
}
