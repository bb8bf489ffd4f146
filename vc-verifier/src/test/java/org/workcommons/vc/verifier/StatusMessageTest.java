package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.StatusValues;

class StatusMessageTest {
  private static final URI LIST = Actors.LIST;
  private static final StatusValues FOUR =
      new StatusValues(2, List.of("fine", "late", "lost", "found"), List.of());

  @Test
  void reportsAMessageAndAcceptsAllTheSame() {
    var report = report(entry(StatusPurpose.MESSAGE, 1), "message", 2);

    assertThat(report.problems()).isEmpty();
    assertThat(report.outcome(Check.STATUS)).isEqualTo(Outcome.PASSED);
    assertThat(report.statuses()).hasSize(1);
    var status = report.statuses().get(0);
    assertThat(status.purpose()).isEqualTo(StatusPurpose.MESSAGE);
    assertThat(status.value()).isEqualTo(2);
    assertThat(status.message()).isEqualTo("lost");
    assertThat(status.pointer().value()).isEqualTo("/credentialStatus");
    assertThat(report.toString()).doesNotContain("lost");
  }

  @Test
  void reportsThatThereIsANewerOne() {
    var one = new StatusEntry(StatusPurpose.REFRESH, LIST, 2);

    var report = report(one, "refresh", 2);

    assertThat(report.problems()).isEmpty();
    assertThat(report.statuses().get(0).message()).isEqualTo("set");
  }

  @Test
  void rejectsWhatIsRevokedInAnyOfItsBits() {
    for (int value = 0; value < 4; value++) {
      var report = report(entry(StatusPurpose.REVOCATION, 1), "revocation", value);

      assertThat(report.summary()).as("value %d", value).isEqualTo(value == 0 ? "" : "REVOKED");
      assertThat(report.statuses()).isEmpty();
    }
  }

  @Test
  void aMessageDoesNotHideTheEntryThatRevokes() {
    var list = list("revocation", 3);
    var both =
        JsonArray.of(
            entry(StatusPurpose.MESSAGE, 0).json(), entry(StatusPurpose.REVOCATION, 1).json());
    var shared =
        Actors.subject(
            list,
            subject ->
                subject.with(
                    "statusPurpose", JsonArray.ofStrings(List.of("message", "revocation"))));

    var report = report(statement().with("credentialStatus", both), shared);

    assertThat(report.summary()).isEqualTo("REVOKED");
  }

  private static Report report(StatusEntry entry, String purpose, int value) {
    return report(statement().with("credentialStatus", entry.json()), list(purpose, value));
  }

  private static Report report(JsonObject credential, JsonObject list) {
    return Actors.verifier()
        .withStatusLists(
            StatusListSource.of(Map.of(LIST, Actors.credential(Actors.secure(list, PLATFORM)))))
        .verify(Actors.credential(Actors.secure(credential, PLATFORM)))
        .report();
  }

  private static StatusEntry entry(StatusPurpose purpose, int index) {
    return new StatusEntry(purpose, LIST, index, FOUR);
  }

  private static JsonObject statement() {
    return Actors.unsigned(PLATFORM, WORKER, 1).get(0);
  }

  /** The second value is {@code value}, the rest are 0. */
  private static JsonObject list(String purpose, int value) {
    var bits = BitstringStatusList.of(BitstringStatusList.MIN_ENTRIES, 2, Map.of(1, value));
    return Actors.subject(
        Actors.statusList(PLATFORM),
        subject -> subject.with("statusPurpose", purpose).with("encodedList", bits.encoded()));
  }
}
