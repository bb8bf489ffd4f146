package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class TokenStatusEntryTest {
  private static final String URI_TEXT = "https://coop.example/status/1";
  private static final Pointer PLACE = Pointer.ROOT.at("status").at("status_list");

  @Test
  void readsTheClaim() throws Exception {
    assertThat(read("0", '"' + URI_TEXT + '"')).contains(entry(0));
    assertThat(read("134217727", '"' + URI_TEXT + '"')).contains(entry(StatusEntry.MAX_INDEX));
    assertThat(read("1E2", '"' + URI_TEXT + '"')).as("one number in JSON").contains(entry(100));
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    var claims = JsonObject.builder().put("status", entry(77).json()).build();
    assertThat(TokenStatusEntry.of(claims)).contains(entry(77));
  }

  @Test
  void readsTheClaimBesideAnotherMechanism() throws Exception {
    var claims =
        "{\"status\":{\"other\":{},\"status_list\":{\"idx\":4,\"more\":1,\"uri\":\""
            + URI_TEXT
            + "\"}}}";
    assertThat(of(claims)).contains(entry(4));
  }

  @Test
  void findsNoneInATokenWithoutStatus() throws Exception {
    assertThat(of("{\"credentialStatus\":{\"idx\":1}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1", "1.5", "-0.5", "1e300", "\"1\"", "\"-1\"", "\"+5\"", "\"05\"", "\"\"", "true", "null",
        "[1]", "{}"
      })
  void refusesAnIndexThatIsNoWholeNumberFromZero(String idx) {
    assertThat(problem(idx, '"' + URI_TEXT + '"'))
        .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
        .returns(PLACE.at("idx"), Problem::pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "05", "0x5", "1.", ".5", "5 5", "Infinity", "99999999999999999999"})
  void refusesAnIndexThatIsNoNumberInJson(String idx) {
    var problem = problem(idx, '"' + URI_TEXT + '"');
    assertThat(problem.type()).isIn(ProblemType.PARSING_ERROR, ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"134217728", "4294967296", "9007199254740991"})
  void refusesAnIndexBeyondTheLargestList(String idx) {
    assertThat(problem(idx, '"' + URI_TEXT + '"'))
        .returns(ProblemType.RANGE_ERROR, Problem::type)
        .returns(PLACE.at("idx"), Problem::pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"/status/1\"",
        "\"http://coop.example/status/1\"",
        "\"https:\"",
        "\"https:status\"",
        "\"https:///status/1\"",
        "\"https://coop.example/status/1#2\"",
        "\"https://coop.example/status/1#\"",
        "\"https://coop.example/a b\"",
        "\"file:///status/1\"",
        "\"urn:status:1\"",
        "\"did:web:coop.example\"",
        "7",
        "null",
        "[\"https://coop.example/status/1\"]"
      })
  void refusesWhatIsNotAnHttpsUrlWithoutFragment(String uri) {
    assertThat(problem("1", uri))
        .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
        .returns(PLACE.at("uri"), Problem::pointer);
  }

  @Test
  void refusesAUrlThatIsTooLong() {
    assertThat(problem("1", "\"https://coop.example/" + "a".repeat(2048) + '"').type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void neverTakesAMechanismThatItDoesNotKnowForNone() {
    assertThat(Refusal.of(() -> of("{\"status\":{}}")).type())
        .isEqualTo(ProblemType.STATUS_UNKNOWN);
    assertThat(Refusal.of(() -> of("{\"status\":{\"identifier_list\":{}}}")).type())
        .isEqualTo(ProblemType.STATUS_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"status_list\"", "0", "{\"status_list\":[]}"})
  void refusesAStatusThatIsNoObject(String status) {
    assertThat(Refusal.of(() -> of("{\"status\":" + status + "}")).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesToBeMadeOfWhatDoesNotFit() {
    assertThatThrownBy(() -> entry(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry(StatusEntry.MAX_INDEX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenStatusEntry(URI.create("http://coop.example/1"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TokenStatusEntry entry(int idx) {
    return new TokenStatusEntry(URI.create(URI_TEXT), idx);
  }

  private static Problem problem(String idx, String uri) {
    return Refusal.of(() -> read(idx, uri));
  }

  private static Optional<TokenStatusEntry> read(String idx, String uri) throws ProblemException {
    return of("{\"status\":{\"status_list\":{\"idx\":" + idx + ",\"uri\":" + uri + "}}}");
  }

  private static Optional<TokenStatusEntry> of(String claims) throws ProblemException {
    return TokenStatusEntry.of(JsonReader.readObject(claims.getBytes(UTF_8)));
  }
}
