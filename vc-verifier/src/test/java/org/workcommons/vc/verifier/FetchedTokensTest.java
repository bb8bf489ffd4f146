package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.TokenLists.claims;
import static org.workcommons.vc.verifier.TokenLists.signed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.json.JsonObject;

class FetchedTokensTest {
  private static final String FORM = "application/statuslist+jwt";

  private final Map<URI, String> published = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private Instant now = NOW;
  private final StatusListSource source = new FetchedLists(this::fetch, () -> now);

  private byte[] fetch(URI url, String accept) throws FetchException {
    asked.add(url);
    if (!accept.equals(FORM)) {
      return JsonWriter.compact(statusList(PLATFORM));
    }
    var content = published.get(url);
    if (content == null) {
      throw new FetchException(FetchException.Reason.UNREACHABLE, "the server does not answer");
    }
    return content.getBytes(UTF_8);
  }

  @Test
  void handsOnWhatIsPublished() {
    var list = signed(claims(1, Map.of(7, 1)), PLATFORM);
    published.put(LIST, list);

    assertThat(source.token(LIST)).contains(list);
  }

  @ParameterizedTest
  @EnumSource(FetchException.Reason.class)
  void hasNoListThatCanNotBeFetched(FetchException.Reason reason) {
    var failing =
        new FetchedLists(
            (url, accept) -> {
              throw new FetchException(reason, "it failed");
            },
            () -> NOW);
    assertThat(failing.token(LIST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://skiff.example/status/1", "file:/etc/passwd", "x"})
  void onlyHttpsIsFetched(String url) {
    published.put(URI.create(url), signed(claims(1, Map.of()), PLATFORM));

    assertThat(source.token(URI.create(url))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void theGuardedFetcherDoesNotAskAMachineAtHome() {
    assertThat(
            StatusListSource.fetched(Fetcher.guarded())
                .token(URI.create("https://127.0.0.1/status/1")))
        .isEmpty();
  }

  @Test
  void keepsBothFormsOfOnePlaceApart() {
    published.put(LIST, signed(claims(1, Map.of()), PLATFORM));
    var token = source.token(LIST).orElseThrow();
    var credential = source.find(LIST).orElseThrow();

    assertThat(credential.toByteArray()).asString(UTF_8).startsWith("{");
    assertThat(source.token(LIST)).contains(token);
    assertThat(source.find(LIST).orElseThrow().toByteArray()).isEqualTo(credential.toByteArray());
    assertThat(asked).hasSize(2);
  }

  @Test
  void keepsAListAsLongAsItSays() {
    published.put(LIST, with("ttl", "60"));
    assertKeptFor(Duration.ofMinutes(1));
  }

  @Test
  void keepsNoListLongerThanAnHour() {
    published.put(LIST, with("ttl", "3601"));
    assertKeptFor(Duration.ofHours(1));
    now = now.plus(Duration.ofDays(1));
    published.put(
        LIST,
        signed(
            with(with(claims(1, Map.of()), "ttl", "315360000"), "exp", "253402300799"), PLATFORM));
    assertKeptFor(Duration.ofHours(1));
  }

  @Test
  void keepsAListThatDoesNotSayForFiveMinutes() {
    published.put(LIST, signed(claims(1, Map.of()).without("ttl").without("exp"), PLATFORM));
    assertKeptFor(Duration.ofMinutes(5));
  }

  @Test
  void keepsNoListBeyondItsEnd() {
    published.put(LIST, with("exp", Long.toString(NOW.plusSeconds(90).getEpochSecond())));
    assertKeptFor(Duration.ofSeconds(90));
  }

  @Test
  void keepsNoListThatIsOver() {
    published.put(LIST, with("exp", Long.toString(NOW.getEpochSecond())));
    assertNotKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0001", "1e300", "\"60\"", "null"})
  void doesNotKeepAListOfAnOddTimeToLive(String ttl) {
    published.put(LIST, with("ttl", ttl));
    assertNotKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "...", "eyJ.eyJ.x", "{\"ttl\":60}", "é.é.é"})
  void doesNotKeepWhatIsNoToken(String content) {
    published.put(LIST, content);
    assertNotKept();
  }

  @Test
  void doesNotKeepTheListOfAnotherPlace() {
    published.put(LIST, with("sub", "\"https://skiff.example/status/2\""));
    assertNotKept();
  }

  @Test
  void doesNotHandOnAnOldListWhereTheNewOneCanNotBeHad() {
    published.put(LIST, with("ttl", "60"));
    source.token(LIST);
    published.clear();
    now = now.plus(Duration.ofMinutes(1));

    assertThat(source.token(LIST)).isEmpty();
  }

  private void assertNotKept() {
    assertThat(source.token(LIST)).isPresent();
    source.token(LIST);
    assertThat(asked).hasSize(2);
  }

  private void assertKeptFor(Duration life) {
    asked.clear();
    source.token(LIST);
    now = now.plus(life).minusMillis(1);
    source.token(LIST);
    assertThat(asked).as("fetches within " + life).hasSize(1);
    now = now.plusMillis(1);
    source.token(LIST);
    assertThat(asked).as("fetches after " + life).hasSize(2);
  }

  private static String with(String name, String value) {
    return signed(with(claims(1, Map.of()), name, value), PLATFORM);
  }

  private static JsonObject with(JsonObject claims, String name, String value) {
    return claims.with(name, json("{\"a\":" + value + "}").get("a").orElseThrow());
  }
}
