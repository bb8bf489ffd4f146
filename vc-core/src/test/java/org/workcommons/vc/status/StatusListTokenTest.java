package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class StatusListTokenTest {
  private static final URI PLACE = URI.create("https://coop.example/status/1");
  private static final Instant ISSUED = Instant.parse("2026-11-01T10:00:00Z");
  private static final StatusListToken TOKEN =
      new StatusListToken(
          PLACE,
          ISSUED,
          Optional.of(ISSUED.plusSeconds(600)),
          Optional.of(Duration.ofMinutes(5)),
          TokenStatusList.of(2, 64, Map.of(5, 2)));

  @Test
  void readsBackWhatItWrote() throws Exception {
    var read = StatusListToken.of(TOKEN.claims());
    assertThat(read.uri()).isEqualTo(PLACE);
    assertThat(read.issuedAt()).isEqualTo(ISSUED);
    assertThat(read.expires()).contains(ISSUED.plusSeconds(600));
    assertThat(read.timeToLive()).contains(Duration.ofMinutes(5));
    assertThat(read.list().status(5)).isEqualTo(TokenStatus.SUSPENDED);
  }

  @Test
  void readsATokenWithoutWhatIsOnlyRecommended() throws Exception {
    var read = StatusListToken.of(TOKEN.claims().without("exp").without("ttl"));
    assertThat(read.expires()).isEmpty();
    assertThat(read.timeToLive()).isEmpty();
    assertThat(read.claims().names()).containsOnly("sub", "iat", "status_list");
  }

  @Test
  void readsTimesThatAreNotWholeSeconds() throws Exception {
    var read = StatusListToken.of(with("iat", "1.5").with("ttl", json("0.25")));
    assertThat(read.issuedAt()).isEqualTo(Instant.ofEpochMilli(1500));
    assertThat(read.timeToLive()).contains(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "iat", "status_list"})
  void refusesATokenWithoutWhatIsRequired(String name) throws Exception {
    assertMalformed(TOKEN.claims().without(name), name);
    assertMalformed(TOKEN.claims().with(name, json("null")), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0001", "1e-300", "1e9", "1e300", "\"300\"", "null", "[]"})
  void refusesATimeToLiveThatIsNoneOrForEver(String ttl) throws Exception {
    assertMalformed(with("ttl", ttl), "ttl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e300", "253402300800", "\"0\"", "\"2026-11-01\"", "true", "null"})
  void refusesTimesThatAreNoSecondsSince1970(String time) throws Exception {
    assertMalformed(with("iat", time), "iat");
    assertMalformed(with("exp", time), "exp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"1\"", "\"http://coop.example/1\"", "\"https://coop.example/1#a\"", "7"})
  void refusesASubjectThatIsNoPlaceOfAList(String sub) throws Exception {
    assertMalformed(with("sub", sub), "sub");
  }

  @Test
  void pointsIntoTheList() throws Exception {
    var claims = with("status_list", "{\"bits\":3,\"lst\":\"\"}");
    assertThat(Refusal.of(() -> StatusListToken.of(claims)).pointer())
        .isEqualTo(Pointer.ROOT.at("status_list").at("bits"));
  }

  @Test
  void refusesToBeMadeOfWhatDoesNotFit() {
    var list = TOKEN.list();
    var none = Optional.<Instant>empty();
    assertThatThrownBy(
            () ->
                new StatusListToken(
                    URI.create("http://coop.example/1"), ISSUED, none, Optional.empty(), list))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new StatusListToken(PLACE, ISSUED, none, Optional.of(Duration.ZERO), list))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new StatusListToken(PLACE, ISSUED, none, Optional.of(Duration.ofDays(4000)), list))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StatusListToken(PLACE, Instant.MIN, none, Optional.empty(), list))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertMalformed(JsonObject claims, String name) {
    assertThat(Refusal.of(() -> StatusListToken.of(claims)))
        .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
        .returns(Pointer.ROOT.at(name), Problem::pointer);
  }

  private static JsonObject with(String name, String text) throws ProblemException {
    return TOKEN.claims().with(name, json(text));
  }

  private static JsonValue json(String text) throws ProblemException {
    return JsonReader.readObject(("{\"a\":" + text + "}").getBytes(UTF_8)).get("a").orElseThrow();
  }
}
