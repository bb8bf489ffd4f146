package org.workcommons.vc.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

class StatusListTest {
  private static final Pointer PLACE = Pointer.ROOT.at("credentialSubject");
  private static final StatusList LIST =
      new StatusList(
          Set.of(StatusPurpose.REVOCATION),
          BitstringStatusList.of(BitstringStatusList.MIN_ENTRIES, IntStream.of(94_567)),
          Optional.of(Duration.ofHours(1)));
  private static final JsonObject JSON = LIST.json("https://coop.example/status/3#list");

  @Test
  void writesASubjectAsTheSpecificationHasIt() {
    assertThat(JSON.without("encodedList"))
        .isEqualTo(
            JsonObject.builder()
                .put("id", "https://coop.example/status/3#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("ttl", 3_600_000)
                .build());
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    var read = StatusList.read(JSON, PLACE);
    assertThat(read.purposes()).containsExactly(StatusPurpose.REVOCATION);
    assertThat(read.timeToLive()).contains(Duration.ofHours(1));
    assertThat(read.bits().isSet(94_567)).isTrue();
    assertThat(read.bits().isSet(94_566)).isFalse();
  }

  @Test
  void readsSeveralPurposes() throws Exception {
    var both = JSON.with("statusPurpose", JsonArray.ofStrings(List.of("suspension", "revocation")));
    assertThat(StatusList.read(both, PLACE).purposes())
        .containsExactlyInAnyOrder(StatusPurpose.REVOCATION, StatusPurpose.SUSPENSION);
  }

  @Test
  void servesNoPurposeThatItDoesNotKnow() throws Exception {
    for (JsonValue purpose :
        List.<JsonValue>of(
            new JsonString("other"), JsonArray.of(), JsonArray.ofStrings(List.of("another")))) {
      assertThat(StatusList.read(JSON.with("statusPurpose", purpose), PLACE).purposes()).isEmpty();
    }
  }

  @Test
  void readsAListWithoutATimeToLive() throws Exception {
    assertThat(StatusList.read(JSON.without("ttl"), PLACE).timeToLive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.5, 1e17, -3_600_000})
  void refusesATimeToLiveThatIsNone(double ttl) {
    assertThat(problemWith("ttl", new JsonNumber(ttl)).pointer()).isEqualTo(PLACE.at("ttl"));
  }

  @Test
  void refusesMembersOfTheWrongKind() {
    for (String name : List.of("type", "statusPurpose", "encodedList", "ttl")) {
      for (JsonValue value :
          List.of(JsonNull.NULL, JsonObject.empty(), JsonArray.of(JsonNull.NULL))) {
        assertThat(problemWith(name, value))
            .as("%s is a %s", name, value.kind())
            .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
            .returns(PLACE.at(name), Problem::pointer);
      }
    }
  }

  @Test
  void refusesASubjectThatLacksAMember() {
    for (String name : List.of("type", "statusPurpose", "encodedList")) {
      assertThat(problemOf(JSON.without(name)).pointer()).isEqualTo(PLACE.at(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"StatusList2021", "BitstringStatusListCredential", ""})
  void refusesASubjectOfAnotherType(String type) {
    assertThat(problemWith("type", new JsonString(type)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesToBeMadeWithoutALife() {
    assertThatThrownBy(
            () -> new StatusList(LIST.purposes(), LIST.bits(), Optional.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Problem problemWith(String name, JsonValue value) {
    return problemOf(JSON.with(name, value));
  }

  private static Problem problemOf(JsonObject subject) {
    return Refusal.of(() -> StatusList.read(subject, PLACE));
  }
}
