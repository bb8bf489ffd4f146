package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.Actors.subject;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

class FetchedListsTest {
  private final Map<URI, byte[]> published = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private Instant now = NOW;
  private final StatusListSource source = new FetchedLists(this::fetch, () -> now);

  private byte[] fetch(URI url, String accept) throws FetchException {
    assertThat(accept).startsWith("application/vc");
    asked.add(url);
    var content = published.get(url);
    if (content == null) {
      throw new FetchException(FetchException.Reason.UNREACHABLE, "the server does not answer");
    }
    return content;
  }

  // --- what comes of it

  @Test
  void aFetchedListLetsACredentialPass() {
    publish(LIST, secure(statusList(PLATFORM), PLATFORM));

    assertThat(verify()).isInstanceOf(CredentialVerdict.CredentialAccepted.class);
    assertThat(asked).containsExactly(LIST);
  }

  @Test
  void aFetchedListRevokes() {
    publish(LIST, secure(statusList(PLATFORM, 1), PLATFORM));

    var verdict = verify();

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(types(verdict)).containsExactly(ProblemType.REVOKED);
  }

  @ParameterizedTest
  @EnumSource(FetchException.Reason.class)
  void aListThatCanNotBeFetchedLeavesItOpen(FetchException.Reason reason) {
    var failing =
        new FetchedLists(
            (url, accept) -> {
              throw new FetchException(reason, "it failed");
            },
            () -> NOW);

    var verdict =
        verifier().withStatusLists(failing).verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(types(verdict)).containsExactly(ProblemType.STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void aFetchedListIsBelievedNoMoreThanAnother() {
    publish(LIST, statusList(PLATFORM));

    var verdict = verify();

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(types(verdict)).containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
  }

  @Test
  void theGuardedFetcherDoesNotAskAMachineAtHome() {
    var source = StatusListSource.fetched(Fetcher.guarded());

    assertThat(source.find(URI.create("https://127.0.0.1/status/1"))).isEmpty();
    assertThat(source.find(URI.create("https://localhost/status/1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://skiff.example/status/1", "file:/etc/passwd", "ftp://skiff.example/1", "x"})
  void onlyHttpsIsFetched(String url) {
    publish(URI.create(url), statusList(PLATFORM).with("id", url));

    assertThat(source.find(URI.create(url))).isEmpty();
    assertThat(asked).isEmpty();
  }

  // --- how long it is kept

  @Test
  void keepsAListAsLongAsItSays() {
    publish(LIST, withTtl("60000"));

    assertKeptFor(Duration.ofMinutes(1));
  }

  @Test
  void keepsNoListLongerThanAnHour() {
    for (var ttl : List.of("3600000", "3600001", "86400000", "9007199254740991")) {
      publish(LIST, withTtl(ttl));

      assertKeptFor(Duration.ofHours(1));
      now = now.plus(Duration.ofDays(1));
    }
  }

  @Test
  void keepsAListThatDoesNotSayForFiveMinutes() {
    publish(LIST, statusList(PLATFORM));

    assertKeptFor(Duration.ofMinutes(5));
  }

  @Test
  void keepsNoListBeyondItsValidity() {
    publish(LIST, withTtl("3600000").with("validUntil", NOW.plusSeconds(90).toString()));

    assertKeptFor(Duration.ofSeconds(90));
  }

  @Test
  void keepsTheListOfASubjectThatStandsAlone() {
    var list = statusList(PLATFORM);
    publish(
        LIST,
        list.with("credentialSubject", JsonArray.of(list.get("credentialSubject").orElseThrow())));

    assertKeptFor(Duration.ofMinutes(5));
  }

  @Test
  void aClockThatIsSetBackMakesNoCopyYounger() {
    publish(LIST, withTtl("60000"));
    source.find(LIST);
    now = now.minus(Duration.ofHours(1));
    source.find(LIST);

    assertThat(asked).hasSize(2);
  }

  @Test
  void handsOnTheNewListOnceTheOldOneIsOver() {
    publish(LIST, withTtl("60000"));
    source.find(LIST);
    var newer = withTtl("60001");
    publish(LIST, newer);

    assertThat(found()).isNotEqualTo(JsonWriter.compact(newer));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(found()).isEqualTo(JsonWriter.compact(newer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a document",
        "{}",
        "[]",
        "{\"id\":\"https://skiff.example/status/1\"}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":\"x\"}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":[{},{}]}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":{\"ttl\":0}}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":{\"ttl\":-1}}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":{\"ttl\":1.5}}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":{\"ttl\":\"60000\"}}",
        "{\"id\":\"https://skiff.example/status/1\",\"credentialSubject\":{},\"validUntil\":\"x\"}",
        "{\"id\":\"https://skiff.example/status/2\",\"credentialSubject\":{\"ttl\":60000}}",
      })
  void handsOnButDoesNotKeepWhatIsNoListOfThatPlace(String content) {
    published.put(LIST, content.getBytes(StandardCharsets.UTF_8));

    assertThat(found()).asString(StandardCharsets.UTF_8).isEqualTo(content);
    source.find(LIST);
    assertThat(asked).hasSize(2);
  }

  @Test
  void remembersNoFailure() {
    assertThat(source.find(LIST)).isEmpty();
    publish(LIST, statusList(PLATFORM));

    assertThat(source.find(LIST)).isPresent();
    assertThat(asked).hasSize(2);
  }

  @Test
  void doesNotHandOnAnOldListWhereTheNewOneCanNotBeHad() {
    publish(LIST, withTtl("60000"));
    source.find(LIST);
    published.clear();
    now = now.plus(Duration.ofMinutes(1));

    assertThat(source.find(LIST)).isEmpty();
  }

  // --- how many are kept

  @Test
  void keepsSoManyListsAndForgetsTheOneLongestUnused() {
    for (int i = 0; i < Limits.STATUS_LISTS_KEPT; i++) {
      source.find(small(i, 100));
    }
    source.find(small(0, 100));
    source.find(small(Limits.STATUS_LISTS_KEPT, 100));
    asked.clear();

    source.find(small(0, 100));
    assertThat(asked).isEmpty();
    source.find(small(1, 100));
    assertThat(asked).containsExactly(url(1));
  }

  @Test
  void keepsSoManyBytesAndNoMore() {
    int size = 4_000_000;
    int room = Limits.STATUS_LISTS_KEPT_BYTES / size;
    for (int i = 0; i <= room; i++) {
      source.find(small(i, size));
      published.clear();
    }
    asked.clear();

    assertThat(source.find(url(1))).isPresent();
    assertThat(asked).isEmpty();
    assertThat(source.find(url(0))).isEmpty();
    assertThat(asked).containsExactly(url(0));
  }

  @Test
  void manyThreadsMayShareOne() throws Exception {
    var fetches = new AtomicInteger();
    var content = JsonWriter.compact(withTtl("60000"));
    var threads = Executors.newFixedThreadPool(8);
    var start = new CyclicBarrier(8);
    var shared =
        new FetchedLists(
            (url, accept) -> {
              fetches.incrementAndGet();
              return content;
            },
            () -> NOW);
    var all = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      all.add(
          () -> {
            start.await();
            boolean found = true;
            for (int n = 0; n < 1000; n++) {
              found &= shared.find(n % 2 == 0 ? LIST : url(n % 100)).isPresent();
            }
            return found;
          });
    }
    try {
      for (var one : threads.invokeAll(all)) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    int beforeAgain = fetches.get();
    assertThat(shared.find(LIST)).isPresent();
    assertThat(fetches).hasValue(beforeAgain);
  }

  private void assertKeptFor(Duration life) {
    asked.clear();
    source.find(LIST);
    now = now.plus(life).minusMillis(1);
    source.find(LIST);
    assertThat(asked).as("fetches within " + life).hasSize(1);
    now = now.plusMillis(1);
    source.find(LIST);
    assertThat(asked).as("fetches after " + life).hasSize(2);
  }

  private CredentialVerdict verify() {
    return verifier().withStatusLists(source).verify(credential(chain(PLATFORM, WORKER, 1).get(0)));
  }

  private byte[] found() {
    return source.find(LIST).orElseThrow().toByteArray();
  }

  private void publish(URI url, JsonObject list) {
    published.put(url, JsonWriter.compact(list));
  }

  private static JsonObject withTtl(String millis) {
    var ttl = json("{\"ttl\":" + millis + "}").get("ttl").orElseThrow();
    return subject(statusList(PLATFORM), list -> list.with("ttl", ttl));
  }

  private static URI url(int number) {
    return URI.create("https://skiff.example/status/x" + number);
  }

  /** A list of some {@code bytes} bytes, published at {@link #url}. */
  private URI small(int number, int bytes) {
    var url = url(number);
    var text =
        "{\"id\":\"%s\",\"credentialSubject\":{\"encodedList\":\"%s\"}}"
            .formatted(url, "x".repeat(bytes));
    published.put(url, text.getBytes(StandardCharsets.UTF_8));
    return url;
  }

  private static List<ProblemType> types(CredentialVerdict verdict) {
    return verdict.report().problems().stream().map(Problem::type).toList();
  }
}
