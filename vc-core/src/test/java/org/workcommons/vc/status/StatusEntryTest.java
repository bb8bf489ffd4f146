package org.workcommons.vc.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

class StatusEntryTest {
  private static final URI LIST = URI.create("https://coop.example/status/9");
  private static final StatusEntry ENTRY = new StatusEntry(StatusPurpose.REVOCATION, LIST, 88);

  @Test
  void writesAnEntryAsTheSpecificationHasIt() {
    assertThat(ENTRY.json())
        .isEqualTo(
            JsonObject.builder()
                .put("id", "https://coop.example/status/9#88")
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", "88")
                .put("statusListCredential", "https://coop.example/status/9")
                .build());
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    var last = new StatusEntry(StatusPurpose.SUSPENSION, LIST, StatusEntry.MAX_INDEX);
    assertThat(StatusEntry.allOf(credential(ENTRY.json(), last.json())))
        .containsExactly(ENTRY, last);
  }

  @Test
  void readsASingleEntryThatIsNoArray() throws Exception {
    var credential = JsonObject.builder().put("credentialStatus", ENTRY.json()).build();
    assertThat(StatusEntry.allOf(credential)).containsExactly(ENTRY);
  }

  @Test
  void findsNoEntryWhereThereIsNoStatus() throws Exception {
    assertThat(StatusEntry.allOf(JsonObject.empty())).isEmpty();
  }

  @Test
  void readsAnEntryWithoutAnId() throws Exception {
    assertThat(StatusEntry.allOf(credential(ENTRY.json().without("id")))).containsExactly(ENTRY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1", "+5", "05", "00", "1e3", "1.0", "0x10", "", " 1", "1 ", "1\n", "1_000", "1,000",
        "\u0661", "\uff11", "\u00b9"
      })
  void refusesAnIndexThatIsNotACanonicalDecimal(String index) {
    var problem = problemWith("statusListIndex", new JsonString(index));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/credentialStatus/0/statusListIndex");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "134217728",
        "2147483647",
        "2147483648",
        "4294967296",
        "9999999999",
        "99999999999999999999",
        "1000000000000000000000000000000000000000000000000000000000000000000000000"
      })
  void refusesAnIndexBeyondEveryPermittedList(String index) {
    assertThat(problemWith("statusListIndex", new JsonString(index)).type())
        .isEqualTo(ProblemType.RANGE_ERROR);
  }

  @Test
  void refusesAnIndexThatIsANumber() {
    assertThat(problemWith("statusListIndex", JsonNumber.of(88)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status/9",
        "//coop.example/status/9",
        "https:///status/9",
        "https://coop.example/status/9#list",
        "https://coop.example/status 9",
        "https://[::1.99999999999]/status/9",
        "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-2d0a9c9b3301",
        "data:application/json,%7B%7D",
        "javascript:alert(1)"
      })
  void refusesAListThatHasNoUrl(String list) {
    assertThat(problemWith("statusListCredential", new JsonString(list)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesAListWhoseUrlIsEndless() {
    var url = new JsonString("https://coop.example/" + "a".repeat(4096));
    assertThat(problemWith("statusListCredential", url).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "Refresh", "Revocation", "REVOCATION", "revocation ", ""})
  void leavesOpenWhatAPurposeMeansThatItDoesNotKnow(String purpose) {
    assertThat(problemWith("statusPurpose", new JsonString(purpose)).type())
        .isEqualTo(ProblemType.STATUS_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"StatusList2021Entry", "TokenStatusList", "bitstringStatusListEntry", ""})
  void leavesOpenWhatAnotherTypeOfEntryMeans(String type) {
    assertThat(problemWith("type", new JsonString(type)).type())
        .isEqualTo(ProblemType.STATUS_UNKNOWN);
  }

  @Test
  void refusesAnEntryThatLacksAMember() {
    for (String name :
        new String[] {"type", "statusPurpose", "statusListIndex", "statusListCredential"}) {
      var problem = problemOf(credential(ENTRY.json().without(name)));
      assertThat(problem.type()).as(name).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
      assertThat(problem.pointer().value()).isEqualTo("/credentialStatus/0/" + name);
    }
  }

  @Test
  void neverOverlooksASecondEntry() {
    var problem = problemOf(credential(ENTRY.json(), ENTRY.json().with("statusPurpose", "other")));
    assertThat(problem.pointer().value()).isEqualTo("/credentialStatus/1/statusPurpose");
  }

  @Test
  void refusesAStatusThatIsNoObject() {
    var status = JsonObject.builder().put("credentialStatus", "https://coop.example/9#88").build();
    assertThat(problemOf(status).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void readsASizeOfOneBitThatIsWrittenOut() throws Exception {
    var entry = ENTRY.json().with("statusSize", JsonNumber.of(1));
    assertThat(StatusEntry.allOf(credential(entry))).containsExactly(ENTRY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.5, 9_007_199_254_740_992.0, 1e300})
  void refusesASizeThatIsNone(double size) {
    assertThat(problemWith("statusSize", new JsonNumber(size)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 8, 9, 31, 32, 33, 64, 9_007_199_254_740_991L})
  void refusesALargerSizeWithoutAMessageForEachValue(long size) {
    assertThat(problemWith("statusSize", JsonNumber.of(size)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    var tooFew =
        ENTRY
            .json()
            .with("statusSize", JsonNumber.of(size))
            .with("statusMessage", messages((int) Math.min(size, 64) + 1));
    assertThat(problemOf(credential(tooFew)).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void readsBackSeveralBitsAndWhatTheyMean() throws Exception {
    var values =
        new StatusValues(
            2,
            List.of("fine", "late", "undefined", "lost"),
            List.of(URI.create("https://coop.example/values")));
    var entry = new StatusEntry(StatusPurpose.MESSAGE, LIST, 7, values);

    assertThat(StatusEntry.allOf(credential(entry.json()))).containsExactly(entry);
    assertThat(values.message(3)).isEqualTo("lost");
    assertThat(StatusValues.ONE_BIT.message(1)).isEqualTo("set");
  }

  @Test
  void readsMessagesInAnyOrder() throws Exception {
    var backwards = new ArrayList<>(messages(4).items());
    Collections.reverse(backwards);
    var entry =
        ENTRY
            .json()
            .with("statusSize", JsonNumber.of(2))
            .with("statusMessage", new JsonArray(backwards));

    assertThat(StatusEntry.allOf(credential(entry)).get(0).values().message(1))
        .isEqualTo("value 1");
  }

  @Test
  void leavesOpenWhatNineBitsMean() {
    var entry =
        ENTRY.json().with("statusSize", JsonNumber.of(9)).with("statusMessage", messages(512));
    assertThat(problemOf(credential(entry)).type()).isEqualTo(ProblemType.STATUS_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1", "0x4", "4", "0x", "0x-1", "0x00001", "0xg", ""})
  void refusesAMessageOfNoValue(String status) {
    var messages = new ArrayList<>(messages(4).items());
    messages.set(0, ((JsonObject) messages.get(0)).with("status", status));
    var entry =
        ENTRY
            .json()
            .with("statusSize", JsonNumber.of(2))
            .with("statusMessage", new JsonArray(messages));
    assertThat(problemOf(credential(entry)).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesAReferenceThatIsNoUrl() {
    assertThat(problemWith("statusReference", new JsonString("values")).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problemWith("statusReference", JsonNumber.of(1)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesToBeMadeOfWhatIsNoEntry() {
    assertThatThrownBy(() -> new StatusEntry(StatusPurpose.REVOCATION, LIST, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new StatusEntry(StatusPurpose.REVOCATION, LIST, StatusEntry.MAX_INDEX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StatusEntry(StatusPurpose.REVOCATION, URI.create("/status/9"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Problem problemWith(String name, JsonValue value) {
    return problemOf(credential(ENTRY.json().with(name, value)));
  }

  private static Problem problemOf(JsonObject credential) {
    return Refusal.of(() -> StatusEntry.allOf(credential));
  }

  private static JsonObject credential(JsonObject... entries) {
    return JsonObject.builder().put("credentialStatus", JsonArray.of(entries)).build();
  }

  private static JsonArray messages(int count) {
    return new JsonArray(
        IntStream.range(0, count)
            .<JsonValue>mapToObj(
                i ->
                    JsonObject.builder()
                        .put("status", "0x" + Integer.toHexString(i))
                        .put("message", "value " + i)
                        .build())
            .toList());
  }
}
