package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.RatingOpening;

/**
 * The corpus of bad exchanges of ratings. To make its file anew: {@code -Dvc.samples.write=true}.
 */
class BadExchangesTest {
  private static final Path FILE =
      Path.of(System.getProperty("vc.root", ".."))
          .resolve("specs/vectors/bad")
          .resolve("exchanges.json");
  private static final DidResolver RESOLVER = DidResolver.offline();

  @Test
  void theFileHoldsTheTestsThatThisCodeMakes() throws Exception {
    var made = BadExchanges.file();
    if (Boolean.getBoolean("vc.samples.write")) {
      Files.writeString(FILE, JsonWriter.pretty(made) + "\n", UTF_8);
    }
    assertThat(read()).isEqualTo(made);
    assertThat(tests()).hasSizeGreaterThan(20);
  }

  static Stream<Arguments> tests() throws Exception {
    return items(read(), "tests").stream()
        .map(test -> Arguments.of(test.string("comment").orElseThrow(), test));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tests")
  void comesToWhatTheFileSays(String label, JsonObject test) throws Exception {
    var input = (JsonObject) test.get("input").orElseThrow();
    var exchange = RatingExchange.restore(JsonWriter.compact(input.get("exchange").orElseThrow()));
    var events = items(input, "events");
    for (var event : events.subList(0, events.size() - 1)) {
      exchange = after(exchange, event);
    }
    var before = exchange;
    var last = events.get(events.size() - 1);
    if (test.string("result").orElseThrow().equals("valid")) {
      assertThat(after(before, last)).as(label).isNotSameAs(before);
      return;
    }
    var thrown = catchThrowableOfType(ProblemException.class, () -> after(before, last));
    assertThat(thrown).as(label).isNotNull();
    assertThat(thrown.problem().type().uri())
        .as("%s: %s", label, thrown.problem())
        .hasToString(test.string("problem").orElseThrow());
  }

  private static RatingExchange after(RatingExchange exchange, JsonObject event)
      throws ProblemException {
    var at = Instant.parse(event.string("at").orElseThrow());
    if (event.has("commit")) {
      var document = SignedDocument.of((JsonObject) event.get("commit").orElseThrow());
      return exchange.commit(document, RESOLVER, at);
    }
    var opening = ObjectReader.of((JsonObject) event.get("reveal").orElseThrow(), Pointer.ROOT);
    return exchange.reveal(RatingOpening.read(opening), RESOLVER, at);
  }

  private static List<JsonObject> items(JsonObject in, String name) {
    return JsonArray.itemsOf(in.get(name).orElseThrow()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static JsonObject read() throws Exception {
    return JsonReader.readObject(Files.readAllBytes(FILE));
  }
}
