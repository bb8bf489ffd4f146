package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class DateTimeStampTest {
  @Test
  void readsAnInstantWithItsOffset() throws ProblemException {
    assertThat(DateTimeStamp.parse("2026-03-01T12:00:00.5+01:00", Pointer.ROOT))
        .isEqualTo(Instant.parse("2026-03-01T11:00:00.5Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "0001-01-01T14:00:00+14:00",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T09:59:59.999999999-14:00"
      })
  void writesWhatItReads(String text) throws ProblemException {
    var instant = DateTimeStamp.parse(text, Pointer.ROOT);
    assertThat(DateTimeStamp.parse(DateTimeStamp.text(instant), Pointer.ROOT)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T13:59:59.999999999+14:00",
        "9999-12-31T10:00:00-14:00",
        "0000-12-31T23:59:59-14:00",
        "9999-12-31T23:59:59-00:01"
      })
  void refusesWhatLiesInNoYearFrom1To9999InUtc(String text) {
    var problem = Refusal.of(() -> DateTimeStamp.parse(text, Pointer.ROOT.at("expires")));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer()).hasToString("/expires");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T12:00:00",
        "2026-03-01T24:00:00Z",
        "2026-02-30T12:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-03-01T12:00:00+14:01",
        "2026-03-01T12:00:00.1234567891Z",
        "+2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z ",
        "2026-03-01t12:00:00z"
      })
  void refusesEveryOtherText(String text) {
    assertThat(Refusal.of(() -> DateTimeStamp.parse(text, Pointer.ROOT)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }
}
