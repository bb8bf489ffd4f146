package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class ScoreCasesTest {
  private static final String CASE =
      """
      {"name":"one","policy":{"plateau":2,"fadeEnd":4,"repeat":[1000000],
      "assurance":{"platform-signed":1000000},
      "scales":{"p":{"x":[0,1000000],"v":9,"ceiling":null}},
      "priorMean":500000,"priorWeight":1,"priorVariance":8,"withheldVariance":10,"z100":100},
      "statements":[{"platform":"p","month":9,"assurance":"platform-signed",
      "buckets":[{"k":1,"h":[0,3]}]}],"month":10}""";

  @Test
  void readsASingleCase() throws ProblemException {
    var cases = ScoreCases.read(object(CASE));

    assertThat(cases.size()).isEqualTo(1);
    assertThat(cases.results().get(0).get("mean")).contains(JsonNumber.of(875_000));
  }

  @Test
  void goesOnAfterACaseThatIsNone() throws ProblemException {
    var cases = ScoreCases.read(object("{\"cases\":[7," + CASE + ",{}," + CASE + "]}"));
    var results = cases.results();

    assertThat(results).hasSize(4);
    assertThat(results.get(0).names()).containsExactly("problem");
    assertThat(results.get(2).names()).containsExactly("problem");
    assertThat(results.get(1)).isEqualTo(results.get(3));
  }

  @Test
  void refusesAFileOfAnotherAlgorithm() {
    var problem =
        Refusal.of(
            () -> ScoreCases.read(object("{\"algorithm\":\"commons-score/2\",\"cases\":[]}")));

    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"plateau\":2|\"plateau\":4|/policy/plateau",
        "\"fadeEnd\":4|\"fadeEnd\":1201|/policy/fadeEnd",
        "\"repeat\":[1000000]|\"repeat\":[]|/policy/repeat",
        "\"repeat\":[1000000]|\"repeat\":[1000001]|/policy/repeat/0",
        "\"platform-signed\":1000000}|\"platform-signed\":-1}|/policy/assurance/platform-signed",
        "[0,1000000]|[1,0]|/policy/scales/p/x",
        "\"v\":9|\"v\":11|/policy/withheldVariance",
        "\"v\":9|\"v\":250001|/policy/scales/p/v",
        "\"ceiling\":null|\"ceiling\":-1|/policy/scales/p/ceiling",
        "\"ceiling\":null|\"cap\":null|/policy/scales/p/ceiling",
        "\"priorMean\":500000|\"priorMean\":1000001|/policy/priorMean",
        "\"priorWeight\":1|\"priorWeight\":0|/policy/priorWeight",
        "\"priorVariance\":8|\"priorVariance\":250001|/policy/priorVariance",
        "\"z100\":100|\"z100\":401|/policy/z100",
        "\"z100\":100|\"z100\":100,\"more\":1|/policy/more",
        "\"month\":10|\"month\":-1|/month",
        "\"month\":10|\"month\":\"2026-10\"|/month",
        "\"month\":10|\"month\":10,\"later\":[]|/later",
        "\"month\":10|\"month\":10,\"withheld\":{\"p\":-1}|/withheld/p",
        "\"month\":10|\"month\":10,\"withheld\":{\"q\":1}|/withheld/q",
        "\"k\":1|\"k\":0|/statements/0/buckets/0/k",
        "[0,3]|[0,-3]|/statements/0/buckets/0/h/1",
        "[0,3]|[0,2147483648]|/statements/0/buckets/0/h/1",
        "{\"k\":1,\"h\":[0,3]}|{\"k\":1,\"h\":[0,3]},{\"k\":1,\"h\":[0,1]}|/statements/0/buckets/1/k",
        "\"h\":[0,3]|\"h\":[0,3],\"c\":1|/statements/0/buckets/0/c"
      })
  void namesThePlaceThatIsOutOfBounds(String was, String is, String pointer)
      throws ProblemException {
    assertThat(CASE).contains(was);
    var result = ScoreCases.read(object(CASE.replace(was, is))).result(0);

    assertThat(result.names()).isEqualTo(Set.of("problem"));
    assertThat(((JsonObject) result.get("problem").orElseThrow()).string("pointer"))
        .contains(pointer);
  }

  @Test
  void ignoresOnlyTextsForPeople() throws ProblemException {
    var named = CASE.replace("\"one\"", "\"two\",\"why\":\"because\"");

    assertThat(List.of(ScoreCases.read(object(named)).result(0)))
        .isEqualTo(ScoreCases.read(object(CASE)).results());
  }

  private static JsonObject object(String json) {
    try {
      return JsonReader.readObject(json.getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }
}
